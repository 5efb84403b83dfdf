"""An address in a language is stable, may be in its own letters, and an old one leads on."""

import pytest
from django.urls import reverse

from languages.desk.publish import publish
from languages.desk.workbench import workbench
from languages.models import SourceText
from languages.record import state_of
from tests.factories.accounts import AdministratorFactory


@pytest.fixture
def source(tree):
    return SourceText.objects.get(key=str(tree.right.translation_key))


def change(desk, source, slug, language="en"):
    return desk.post(reverse("languages_address", args=[source.pk, language]), {"slug": slug}, follow=True)


def test_renewing_a_translation_keeps_its_address(tree, source):
    before = tree.english.url
    publish(workbench(source, state_of(source, "en")), AdministratorFactory())
    tree.english.refresh_from_db()
    assert tree.english.url == before


def test_an_address_may_be_in_its_own_letters(desk, visitor, tree, source):
    change(desk, source, "زيارة الطبيب", "ar")
    tree.arabic.refresh_from_db()
    assert tree.arabic.slug == "زيارة-الطبيب"
    assert visitor.get(tree.arabic.url).status_code == 200


def test_an_old_address_leads_to_the_new_one(desk, visitor, tree, source, django_capture_on_commit_callbacks):
    old = tree.english.url
    with django_capture_on_commit_callbacks(execute=True):
        change(desk, source, "doctor")
    tree.english.refresh_from_db()
    assert tree.english.url != old
    answer = visitor.get(old)
    assert (answer.status_code, answer["Location"]) == (301, tree.english.url)


@pytest.mark.parametrize("slug", ["", "!!!", "   "])
def test_a_wrong_address_is_told_so(desk, tree, source, slug):
    old = tree.english.url
    assert [message.level_tag for message in change(desk, source, slug).context["messages"]] == ["error"]
    tree.english.refresh_from_db()
    assert tree.english.url == old


def test_each_language_has_its_sitemap_with_alternates(visitor, tree):
    assert "/sitemap-ar.xml" in visitor.get("/sitemap.xml").content.decode()
    arabic = visitor.get("/sitemap-ar.xml").content.decode()
    assert f"<loc>http://testserver{tree.arabic.url}</loc>" in arabic
    assert f'hreflang="nl" href="http://testserver{tree.right.url}"' in arabic
    assert tree.topic.url + "</loc>" not in arabic


def test_an_unknown_language_has_no_sitemap(visitor, tree):
    assert visitor.get("/sitemap-xx.xml").status_code == 404
