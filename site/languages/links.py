"""Where the same thing is in the other languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.models import Page

from languages.models import Recording
from languages.table import BY_CODE, LANGUAGES, Language
from publishing.visibility import visible_pages


@dataclass(frozen=True)
class LanguageLink:
    """A place in the language menu. ``exists`` is False where the address leads to "not in your language yet"."""

    language: Language
    url: str
    exists: bool

    @property
    def absence(self) -> str:
        """Says in this place's own language that the page is not there yet."""
        with override(self.language.code):
            return gettext("Not in your language yet")


def translations_of(pages: Iterable[Page]) -> dict[str, Page]:
    """Language code → page, in the order of the table. ``pages`` are the versions of one page, with their locale."""
    by_locale = {page.locale.language_code: page for page in pages}
    return {code: by_locale[code] for code in BY_CODE if code in by_locale}


def versions_of(request: Any, translation_key: object) -> dict[str, Page]:
    """The visible versions of one page with their translation state; looked up once a request."""
    known: dict[object, dict[str, Page]] = request.__dict__.setdefault("_page_versions", {})
    if translation_key not in known:
        pages = visible_pages(Page.objects.filter(translation_key=translation_key))
        # What a translation was made from is long, and of no use in a menu.
        shown = pages.select_related("locale", "translation_state").defer("translation_state__made_from")
        shown = shown.annotate(has_recordings=Exists(Recording.objects.filter(page=OuterRef("pk"))))
        known[translation_key] = translations_of(shown)
    return known[translation_key]


def page_links(translation_key: object, versions: dict[str, Page]) -> list[LanguageLink]:
    """The menu of one page: every language of the site, existing versions first linked to directly."""
    return [
        LanguageLink(language, versions[language.code].url, exists=True)
        if language.code in versions
        else LanguageLink(language, missing_url(language.code, translation_key), exists=False)
        for language in LANGUAGES
    ]


def missing_url(code: str, translation_key: object) -> str:
    """The page in language ``code`` that says this page does not exist in it."""
    with override(code):
        return reverse("not_translated", args=[translation_key])


def view_links(path: str) -> list[LanguageLink]:
    """The menu of a view that exists in every language: only the first part of the path differs."""
    _, _, rest = path.lstrip("/").partition("/")
    return [LanguageLink(language, f"/{language.code}/{rest}", exists=True) for language in LANGUAGES]
