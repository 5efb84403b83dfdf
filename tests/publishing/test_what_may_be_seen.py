"""One rule decides what an anonymous visitor may see, and every public output asks it."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from home.starter.permissions import grant_roles
from publishing.visibility import is_visible, visible_pages
from tests.factories import pages
from tests.factories.accounts import UserFactory

SECRET = "Geheim tot het uur slaat"


@pytest.fixture
def embargoed(tree):
    """A published release that may be read from tomorrow on."""
    release = tree.release
    release.title = release.lead = SECRET
    release.embargo_until = timezone.now() + timedelta(days=1)
    release.save_revision().publish()
    release.refresh_from_db()
    return release


def outputs(tree, release, visitor):
    urls = [tree.home.url, tree.newsroom.url, "/nl/press.atom", "/sitemap-nl.xml", "/nl/search/?q=geheim", release.url]
    urls += [f"{release.url}text/", f"/en/not-translated/{release.translation_key}/"]
    return {url: visitor.get(url).content.decode() for url in urls}


def test_an_embargo_holds_in_every_public_output(tree, embargoed, visitor):
    for url, text in outputs(tree, embargoed, visitor).items():
        assert SECRET not in text, url
        assert embargoed.slug not in text.replace(url, ""), url


def test_a_hidden_page_answers_like_one_that_never_was(embargoed, visitor):
    hidden = visitor.get(embargoed.url)
    absent = visitor.get("/nl/pers/nooit-geweest/")
    assert hidden.status_code == absent.status_code == 404
    assert hidden.content.replace(embargoed.slug.encode(), b"") == absent.content.replace(b"nooit-geweest", b"")


def test_the_minute_the_embargo_ends_the_release_is_there(tree, embargoed, visitor):
    with time_machine.travel(embargoed.embargo_until + timedelta(seconds=1), tick=False):
        assert SECRET in visitor.get(embargoed.url).content.decode()
        for url in (tree.newsroom.url, "/nl/press.atom", "/sitemap-nl.xml"):
            assert embargoed.slug in visitor.get(url).content.decode(), url


@pytest.mark.parametrize("hide", ["unpublish", "restrict", "restrict the page above"])
def test_drafts_and_private_pages_are_not_public(tree, visitor, hide):
    if hide == "unpublish":
        tree.right.unpublish()
    else:
        page = tree.topic if "above" in hide else tree.right
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert not is_visible(tree.right)
    assert visitor.get(tree.right.url).status_code == 404
    assert tree.right.title not in visitor.get(tree.topic.url).content.decode()


def test_an_editor_is_led_to_the_draft_of_what_is_hidden(embargoed, desk):
    answer = desk.get(embargoed.url, follow=True)
    assert answer.status_code == 200
    assert SECRET in answer.content.decode()


def test_a_hidden_page_gives_no_hint_in_its_headers(embargoed, visitor):
    hidden, absent = visitor.get(embargoed.url), visitor.get("/nl/pers/nooit-geweest/")
    assert hidden.headers.get("Vary") == absent.headers.get("Vary")


def test_a_password_without_the_required_code_shows_nothing_hidden(embargoed, desk, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    assert desk.get(embargoed.url).status_code == 404


def test_an_embargo_in_one_language_holds_in_all(tree, embargoed, visitor):
    english = pages.translated(embargoed, "en", title=f"Translated: {SECRET}", embargo_until=None)
    assert not is_visible(english)
    assert visitor.get(english.url).status_code == 404
    assert SECRET not in visitor.get("/en/press.atom").content.decode()


def test_a_restriction_in_one_language_holds_in_all(tree, visitor):
    PageViewRestriction.objects.create(page=tree.right, restriction_type=PageViewRestriction.LOGIN)
    assert visitor.get(tree.english.url).status_code == 404


def test_the_card_does_not_quote_a_withdrawn_source(tree, visitor):
    tree.english.card_request = "I need a doctor"
    tree.english.save()
    tree.right.unpublish()
    tree.english.refresh_from_db()
    tree.english.save_revision().publish()  # an editor decided that it may stay
    card = visitor.get(f"{tree.english.url}card/").content.decode()
    assert "Ik heb een arts nodig" not in card
    assert "I need a doctor" in card


def test_a_withdrawn_topic_is_not_named_in_the_breadcrumbs(tree, visitor):
    tree.topic.title = "Ingetrokken onderwerp"
    tree.topic.save_revision().publish()
    tree.topic.unpublish()
    assert "Ingetrokken onderwerp" not in visitor.get(tree.right.url).content.decode()


def test_an_old_address_does_not_tell_the_new_one_of_a_hidden_page(tree, embargoed, visitor):
    Redirect.add_redirect("/nl/pers/oud/", redirect_to=embargoed)
    Redirect.add_redirect("/nl/oud/", redirect_to=tree.about)
    assert visitor.get("/nl/pers/oud/").status_code == 404
    assert visitor.get("/nl/oud/")["Location"].endswith(tree.about.url)


def test_lists_of_the_desk_show_hidden_pages_only_to_those_who_may_change_them(tree, embargoed):
    grant_roles()
    staff, officer = (UserFactory(is_staff=True) for _ in range(2))
    staff.groups.add(Group.objects.get(name="Organisation staff"))
    officer.groups.add(Group.objects.get(name="Press officers"))
    for user, sees in ((staff, False), (officer, True)):
        client = Client()
        client.force_login(user)
        page = client.get(f"/admin/pages/{tree.newsroom.pk}/").content.decode()
        assert (SECRET in page) is sees


def test_the_rule_holds_for_plain_pages_and_for_their_models(embargoed):
    model = type(embargoed)
    assert not visible_pages(Page.objects.filter(pk=embargoed.pk)).exists()
    assert not visible_pages(model.objects.filter(pk=embargoed.pk)).exists()
    assert visible_pages(model.objects.all(), at=embargoed.embargo_until).filter(pk=embargoed.pk).exists()
