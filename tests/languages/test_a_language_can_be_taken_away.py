"""Its row is gone, its pages are still there: nothing is lost, nothing is public by accident, and editors are told."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from languages.models import TranslationState
from tests.factories.pages import translated


@pytest.fixture
def greek(tree):
    """A published page in a language that is not in the table any more."""
    Locale.objects.create(language_code="el")
    return translated(tree.right, "el", title="Μπορώ να πάω στον γιατρό;", short_answer="Ναι.")


def test_its_addresses_are_gone(visitor, greek):
    assert visitor.get("/el/").status_code == 404
    assert visitor.get("/el/rechten/dokter/naar-de-dokter/").status_code == 404


@pytest.mark.parametrize(
    "address", ["/nl/", "/sitemap.xml", "/sitemap-nl.xml", "/nl/search/?q=γιατρό", "/nl/press.atom"]
)
def test_nothing_of_it_is_shown(visitor, greek, address):
    content = visitor.get(address).content.decode().replace('value="γιατρό"', "").replace("q=%CE%B3", "")
    assert "/el/" not in content
    assert "Μπορώ" not in content


def test_the_page_in_other_languages_does_not_offer_it(visitor, tree, greek):
    content = visitor.get(tree.right.url).content.decode()
    assert visitor.get(tree.right.url).status_code == 200
    assert "/el/" not in content


def test_changing_the_source_goes_on(tree, greek):
    tree.right.short_answer = "Nee."
    tree.right.save_revision().publish()
    assert not TranslationState.objects.filter(language="el").exists()
    greek.refresh_from_db()
    assert greek.short_answer == "Ναι."


def test_editors_are_told_and_find_its_pages(desk, greek):
    assert "(el)" in desk.get("/admin/translations/").content.decode()
    assert desk.get(reverse("wagtailadmin_pages:edit", args=[greek.pk])).status_code == 200
    assert desk.get(reverse("wagtailadmin_explore", args=[greek.get_parent().pk])).status_code == 200
