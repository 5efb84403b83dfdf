"""What can be translated, and how each kind of it is read and written.

Pages are translated with wagtail-localize. Other rooms bring what they have themselves: they register an adapter when
their app is ready.
"""

from collections.abc import Iterable
from typing import Any, Protocol

from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from languages.localize import publish_page
from languages.models import Method
from languages.models.sources import Sentence, SourceText
from languages.table import SOURCE

PAGE = "page"


class Texts(Protocol):
    """One kind of thing that has words in several languages."""

    def source(self, key: str) -> Any | None:
        """The thing in the source language, if the public may come to see it; None if there is no such thing."""
        ...

    def title(self, thing: Any) -> str:
        """What a list calls it."""
        ...

    def sentences(self, thing: Any) -> list[Sentence]:
        """Its sentences, in the order a reader meets them."""
        ...

    def translation(self, key: str, language: str) -> Any | None:
        """The same thing in another language, also if it is a draft; None if it is missing."""
        ...

    def publish(self, key: str, language: str, sentences: list[tuple[str, str, str]], user: Any) -> Any:
        """Writes a translation and makes it public: (path, source sentence, translation), every sentence once."""
        ...

    def label(self, translation: Any, method: Method) -> None:
        """Notes on the thing itself how its translation came about, where it keeps that."""
        ...

    def address(self, key: str, language: str) -> str:
        """Where the public reads it; empty if nowhere by itself."""
        ...

    def belongs(self, thing: Any) -> bool:
        """Whether the desk edits the source of this kind as part of ``thing``."""
        ...

    def existing(self) -> Iterable[tuple[str, str]]:
        """Key and language of all that exists, the source language included."""
        ...


ADAPTERS: dict[str, Texts] = {}


def register(kind: str, adapter: Texts) -> None:
    """Makes a kind of thing translatable at the desk. Called when an app is ready."""
    ADAPTERS[kind] = adapter


def adapter_of(source: SourceText) -> Texts:
    """The adapter for this thing."""
    return ADAPTERS[source.kind]


def string_segments(thing: Any) -> list[Sentence]:
    """The sentences of a page or another translatable model, as wagtail-localize cuts them."""
    segments = (each for each in extract_segments(thing) if isinstance(each, StringSegmentValue))
    return [(each.path, each.string.data) for each in segments]


class PageTexts:
    """Pages."""

    def source(self, key: str) -> Page | None:
        page = Page.objects.filter(translation_key=key, locale__language_code=SOURCE).first()
        return page.specific if page and page.live else None

    def title(self, thing: Page) -> str:
        return str(thing.title)

    def sentences(self, thing: Page) -> list[Sentence]:
        return string_segments(thing)

    def translation(self, key: str, language: str) -> Page | None:
        page = Page.objects.filter(translation_key=key, locale__language_code=language).first()
        return page.specific if page else None

    def publish(self, key: str, language: str, sentences: list[tuple[str, str, str]], user: Any) -> Any:
        source = self.source(key)
        if source is None:
            raise Page.DoesNotExist
        return publish_page(source, Locale.objects.get(language_code=language), sentences, user)

    def label(self, translation: Page, method: Method) -> None:
        """Pages keep it in their state."""

    def address(self, key: str, language: str) -> str:
        page = Page.objects.filter(translation_key=key, locale__language_code=language).first()
        return (page.get_url() or "") if page else ""

    def belongs(self, thing: Any) -> bool:
        return isinstance(thing, Page)

    def existing(self) -> Iterable[tuple[str, str]]:
        pages = Page.objects.filter(depth__gt=1).order_by("path")
        return [(str(key), code) for key, code in pages.values_list("translation_key", "locale__language_code")]


class SnippetTexts:
    """Snippets that wagtail calls translatable: one row per language, with the same translation key.

    ``fields`` hold words; everything else is a fact and is copied from the source.
    """

    def __init__(self, model: Any, fields: tuple[str, ...]) -> None:
        self.model = model
        self.fields = fields

    def source(self, key: str) -> Any | None:
        return self.model.objects.filter(translation_key=key, locale__language_code=SOURCE).first()

    def title(self, thing: Any) -> str:
        return str(thing)

    def sentences(self, thing: Any) -> list[Sentence]:
        return [(field, text) for field in self.fields if (text := getattr(thing, field))]

    def translation(self, key: str, language: str) -> Any | None:
        return self.model.objects.filter(translation_key=key, locale__language_code=language).first()

    def publish(self, key: str, language: str, sentences: list[tuple[str, str, str]], user: Any) -> Any:
        source = self.model.objects.get(translation_key=key, locale__language_code=SOURCE)
        locale = Locale.objects.get(language_code=language)
        written = self.translation(key, language) or source.copy_for_translation(locale)
        for field, _, text in sentences:
            setattr(written, field, text)
        written.save()
        return written

    def label(self, translation: Any, method: Method) -> None:
        """Snippets keep it in their state."""

    def address(self, key: str, language: str) -> str:
        return ""

    def belongs(self, thing: Any) -> bool:
        return isinstance(thing, self.model)

    def existing(self) -> Iterable[tuple[str, str]]:
        rows = self.model.objects.values_list("translation_key", "locale__language_code")
        return [(str(key), code) for key, code in rows]


def translate_url(source: SourceText, language: str) -> str:
    """The translator's screen for one text and one language."""
    return reverse("languages_translate", args=[source.pk, language])
