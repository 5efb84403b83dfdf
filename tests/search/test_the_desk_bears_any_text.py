"""The desk's search boxes: hits for words, no hits for signs, never an error."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

NASTY = ['"', '""', "   ", "\x00", "a\x00b", "'", "*", "*:*", "()", "[]", "NEAR(", "-", "NOT", "a AND", "\\", "%s",
"^", ":", "😀", "_", "x" * 3000]  # fmt: skip


VIEWS = [
    "explorer",
    "page search",
    "snippets",
    "page chooser",
    "images",
    "image chooser",
    "documents",
    "document chooser",
]


@pytest.fixture
def views(site):
    """Eight views of the desk with a search box."""
    return {
        "explorer": reverse("wagtailadmin_explore", args=[site.topic.pk]),
        "page search": reverse("wagtailadmin_pages:search"),
        "snippets": reverse("wagtailsnippets_directory_organisation:list"),
        "page chooser": reverse("wagtailadmin_choose_page_search"),
        "images": reverse("wagtailimages:index"),
        "image chooser": reverse("wagtailimages_chooser:choose_results"),
        "documents": reverse("wagtaildocs:index"),
        "document chooser": reverse("wagtaildocs_chooser:choose_results"),
    }


@pytest.mark.parametrize("view", VIEWS)
def test_no_text_is_an_error_anywhere(views, desk, view):
    answers = {text: desk.get(views[view], {"q": text}).status_code for text in NASTY}
    assert answers == dict.fromkeys(NASTY, 200)


def test_signs_alone_find_nothing_and_words_find(views, desk, site):
    call_command("update_index", verbosity=0)
    for text in ("dokter", '"dokter"', "dokter*", "(naar) dokt"):
        assert site.right.title in desk.get(views["page search"], {"q": text}).content.decode(), text
    assert "Landelijk" in desk.get(views["snippets"], {"q": "landel"}).content.decode()
    assert "Landelijk" not in desk.get(views["snippets"], {"q": '"'}).content.decode()


def test_a_name_with_signs_inside_is_still_found(site):
    call_command("update_index", verbosity=0)
    assert list(Page.objects.search("naar-de dokter?").results()) or list(Page.objects.autocomplete("naar de dokter?"))
    assert Page.objects.search('"').count() == 0
    assert list(Page.objects.search("  ")[:3]) == []


def test_images_are_found(views, desk, site):
    from media.models import Image

    Image.objects.create(title="Luchtschip", file=get_test_image_file())
    call_command("update_index", verbosity=0)
    assert "Luchtschip" in desk.get(views["images"], {"q": "lucht"}).content.decode()
