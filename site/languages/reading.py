"""What the reader of a translation is told about it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.html import strip_tags
from wagtail.models import Page

from languages.changes import Outstanding, outstanding
from languages.models import SourceText, TranslationState, Weight
from languages.models.sources import Sentence
from languages.texts import string_segments
from languages.words import plain
from publishing.visibility import visible_pages

ENGLISH = "en"
UNSEEN = ("seo_title", "search_description", "slug")


@dataclass(frozen=True)
class Correction:
    """A sentence of the source that was corrected: as it is now, in Dutch and, if that is in step, in English.

    ``dutch`` is empty for a sentence that is gone; ``before`` is then what no longer holds.
    """

    path: str
    before: str
    dutch: str
    english: str


@dataclass
class Reading:
    """One translation as its reader should see it. A page in the source language has nothing to be told."""

    state: TranslationState | None = None
    sentences: list[Sentence] = field(default_factory=list)
    waiting: list[Outstanding] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)

    @property
    def weight(self) -> Weight | None:
        """How much the newest differences matter."""
        return self.waiting[0].weight if self.waiting else None

    @property
    def since(self) -> datetime | None:
        """Since when the source is newer."""
        return self.state.behind_since if self.state else None

    def changes_at(self, path: str) -> list[Outstanding]:
        """Where this translation is behind within one part of the page."""
        return [each for each in self.waiting if _is_within(each.path, path)]

    def dutch_of(self, paths: Iterable[str]) -> list[str]:
        """The source's sentences of these parts, as plain text."""
        wanted = list(paths)
        return [readable(text) for path, text in self.sentences if any(_is_within(path, part) for part in wanted)]


def _is_within(path: str, part: str) -> bool:
    return path == part or path.startswith(f"{part}.")


def readable(text: str) -> str:
    """A sentence of the record as plain text: without markup and without the stars around Dutch words."""
    return plain(strip_tags(text))


def read(page: Page, state: TranslationState | None) -> Reading:
    """Everything there is to tell about this translation, in at most two queries unless it has to warn."""
    if state is None or state.source_id is None:
        return Reading(state)
    source = SourceText.objects.get(pk=state.source_id)
    reading = Reading(state, source.pairs)
    if state.behind:
        history = list(source.changes.all())
        made_from = [(path, text) for path, text in state.made_from or []]
        reading.waiting = [each for each in outstanding(made_from, source.pairs, history) if each.field not in UNSEEN]
        reading.corrections = _corrections(page, reading.waiting)
    return reading


def _corrections(page: Page, waiting: list[Outstanding]) -> list[Correction]:
    wrong = [each for each in waiting if each.weight == Weight.CORRECTION]
    english = _english(page) if wrong else {}
    return [
        Correction(
            each.path,
            before=readable(each.before or ""),
            dutch=readable(each.after or ""),
            english=readable(english.get((each.path, each.after or ""), "")),
        )
        for each in wrong
    ]


def _english(page: Page) -> dict[Sentence, str]:
    """The English of every sentence in which English is in step with the source."""
    state = (
        TranslationState.objects.filter(page__translation_key=page.translation_key, language=ENGLISH)
        .exclude(page=page.pk)
        .first()
    )
    if state is None or state.page is None or not visible_pages(Page.objects.filter(pk=state.page_id)).exists():
        return {}
    return translated_sentences(state, state.page.specific)


def translated_sentences(state: TranslationState, translation: Any) -> dict[Sentence, str]:
    """What this translation says for each source sentence it was made from: (path, source sentence) → translation.

    Read from the published thing itself, so that whatever a person corrected in it counts.
    """
    said: dict[str, list[str]] = {}
    for path, text in string_segments(translation):
        said.setdefault(path, []).append(text)
    made: dict[str, list[str]] = {}
    for path, text in state.made_from or []:
        made.setdefault(path, []).append(text)
    return {
        (path, dutch): here
        for path, sentences in made.items()
        if len(sentences) == len(said.get(path, []))
        for dutch, here in zip(sentences, said[path], strict=True)
    }
