"""An outlet reads early through a link of its own; nobody else does, and it can be stopped."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from press.early.links import address_of, invite, links_of
from press.models import PressReleasePage
from publishing.models import PersonalLink
from tests.factories import pages

SECRET = "Geheime kop tot de minuut"


@pytest.fixture
def release(tree):
    release = tree.release
    release.title = SECRET
    release.editor_notes = [("note", {"kind": "info", "number": None, "text": "Noot voor de redactie"})]
    release.embargo_until = timezone.now() + timedelta(days=1)
    release.save_revision().publish()
    release.refresh_from_db()
    return release


@pytest.fixture
def link(release):
    return invite(release, ["De Krant"], None)[0]


def path(link, language="nl"):
    return address_of(link, language).removeprefix("http://testserver")


def test_opening_the_link_shows_a_door_and_nothing_of_the_text(link, visitor):
    door = visitor.get(path(link))
    assert door.status_code == 200
    assert "De Krant" in door.content.decode()
    assert SECRET not in door.content.decode()
    assert PersonalLink.objects.get().used_at is None


def test_the_button_shows_the_text_the_notes_and_the_name_of_the_outlet(link, visitor):
    answer = visitor.post(path(link))
    text = answer.content.decode()
    assert SECRET in text
    assert "Noot voor de redactie" in text
    assert text.count("De Krant") >= 2
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert PersonalLink.objects.get().used_at is not None


def test_a_form_without_cookie_passes_where_forged_requests_are_refused(link):
    assert Client(enforce_csrf_checks=True).post(path(link)).status_code == 200


@pytest.mark.parametrize("kind", ["txt", "docx"])
def test_what_is_taken_away_bears_the_name_of_the_outlet(link, visitor, kind):
    from io import BytesIO

    from docx import Document

    answer = visitor.post(path(link), {"as": kind})
    words = (
        answer.content.decode()
        if kind == "txt"
        else "\n".join(p.text for p in Document(BytesIO(answer.content)).paragraphs)
    )
    assert "De Krant" in words
    assert SECRET in words


def test_a_withdrawn_link_says_so_and_shows_nothing(release, link, visitor, desk):
    desk.post(f"/admin/press/{release.pk}/going-out/", {"action": "withdraw", "link": link.pk})
    for answer in (visitor.get(path(link)), visitor.post(path(link))):
        assert answer.status_code == 410
        assert SECRET not in answer.content.decode()


def test_an_expired_link_says_so(link, visitor):
    with time_machine.travel(link.expires_at + timedelta(minutes=1)):
        link.release = None
        assert visitor.get(path(link)).status_code == 410


@pytest.mark.parametrize("token", ["x", "a:b", "W10:e30", "x" * 400])
def test_an_invented_link_is_no_page(release, visitor, token):
    assert visitor.get(f"/nl/press/early/{token}/").status_code == 404
    assert visitor.get(f"/nl/press/early/{token}/picture/1/").status_code == 404


def test_after_the_minute_the_link_leads_to_the_public_page(release, link, visitor):
    with time_machine.travel(release.embargo_until + timedelta(seconds=1)):
        assert visitor.get(path(link))["Location"].endswith(release.url)


def test_a_draft_is_not_read_early(release, link, visitor):
    release.title = "Nog niet af"
    release.save_revision()
    assert "Nog niet af" not in visitor.post(path(link)).content.decode()
    PressReleasePage.objects.get(pk=release.pk).unpublish()
    answer = visitor.post(path(link))
    assert SECRET not in answer.content.decode()
    assert answer.status_code == 200


def test_a_scheduled_text_without_embargo_can_be_read_early(tree, visitor):
    release = pages.PressReleasePageFactory(parent=tree.newsroom, title="Ingepland", live=False)
    release.go_live_at = timezone.now() + timedelta(days=1)
    release.save_revision().publish()
    link = invite(release, ["De Krant"], None)[0]
    assert "Ingepland" in visitor.post(path(link)).content.decode()


def test_another_language_of_the_link_shows_that_language(release, link, visitor):
    pages.translated(release, "en", title="Secret until the minute")
    assert "Secret until the minute" in visitor.post(path(link, "en")).content.decode()


def test_the_desk_says_used_and_no_more(release, link, visitor, desk):
    address = f"/admin/press/{release.pk}/going-out/"
    assert "niet gebruikt" in desk.get(address).content.decode()
    visitor.post(path(link), REMOTE_ADDR="203.0.113.9")
    page = desk.get(address).content.decode()
    assert "niet gebruikt" not in page
    assert "203.0.113" not in page


def test_an_outlet_gets_one_link(release, link, desk):
    desk.post(f"/admin/press/{release.pk}/going-out/", {"action": "invite", "outlets": "De Krant\n\nDe  Omroep\n"})
    assert [each.holder for each in links_of(release)] == ["De Krant", "De Omroep"]


def test_only_the_press_office_makes_links(release):
    from tests.factories.accounts import UserFactory

    client = Client()
    client.force_login(UserFactory(is_staff=True))
    answer = client.post(f"/admin/press/{release.pk}/going-out/", {"action": "invite", "outlets": "De Krant"})
    assert answer.status_code in {302, 403}
    assert not PersonalLink.objects.exists()
