"""Keeps the record: what the source said when, and which of it every translation says.

Called by signals when something is published, by the desk, and by the worker for what happened behind our back.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import Translation

from languages.changes import Outstanding, compare, outstanding
from languages.localize import sentences_kept
from languages.models import (
    SourceChange,
    SourceText,
    Status,
    TranslationEvent,
    TranslationState,
)
from languages.models.sources import Sentence
from languages.table import BY_CODE, SOURCE
from languages.texts import ADAPTERS

_TAG = re.compile(r"<[^>]*>")


@transaction.atomic
def record_source(kind: str, key: str, user: Any = None) -> SourceChange | None:
    """Takes down what the source says now. Returns the change, if its text changed since the last time.

    Nothing happens for a thing that is not public yet. Publishing the same text again is no change.
    """
    adapter = ADAPTERS[kind]
    thing = adapter.source(key)
    known = SourceText.objects.select_for_update().filter(kind=kind, key=key).first()
    if thing is None:
        if known and known.is_live:
            known.is_live = False
            known.save(update_fields=["is_live"])
        return None
    sentences = adapter.sentences(thing)
    source = known or SourceText(kind=kind, key=key)
    change = _change_of(known, sentences, user)
    source.title, source.is_live = adapter.title(thing)[:255], True
    source.sentences, source.length = sentences, count_words(text for _, text in sentences)
    source.to_follow = known is not None
    if change or known is None:
        source.recorded_at = timezone.now()
    source.save()
    if change:
        change.save()
        refresh_states(source)
    return change


def _change_of(known: SourceText | None, sentences: list[Sentence], user: Any) -> SourceChange | None:
    changes = compare(known.pairs, sentences) if known else []
    made_by = user if getattr(user, "pk", None) else None
    return SourceChange(source=known, sentences=changes, made_by=made_by) if changes else None


def count_words(texts: Iterable[str]) -> int:
    """Words in these sentences, markup left out."""
    return sum(len(_TAG.sub(" ", text).split()) for text in texts)


def refresh_states(source: SourceText) -> None:
    """Computes anew, for every language, whether and since when it is behind."""
    history = list(source.changes.all())
    for state in source.states.exclude(made_from=None):
        refresh_state(state, source, history)


def refresh_state(state: TranslationState, source: SourceText, history: Sequence[SourceChange]) -> list[Outstanding]:
    """Computes anew where this translation is behind; saves it and notes it in the history if that changed."""
    waiting = outstanding(_pairs(state.made_from), source.pairs, history)
    behind, since = (waiting[0].weight, _first(waiting)) if waiting else ("", None)
    status = state.status
    if status in {Status.CURRENT, Status.BEHIND}:
        status = Status.BEHIND if waiting else Status.CURRENT
    if (state.behind, state.behind_since, state.status) != (behind, since, status):
        if state.behind != behind:
            kind = TranslationEvent.Kind.BEHIND if behind else TranslationEvent.Kind.CURRENT
            TranslationEvent.objects.create(state=state, kind=kind, weight=behind)
        state.behind, state.behind_since, state.status = behind, since, status
        state.save(update_fields=["behind", "behind_since", "status"])
    return waiting


def _first(waiting: list[Outstanding]) -> Any:
    moments = [each.since for each in waiting if each.since and each.weight == waiting[0].weight]
    return min(moments, default=timezone.now())


def _pairs(made_from: Any) -> list[Sentence]:
    return [(path, text) for path, text in made_from or []]


def state_of(source: SourceText, language: str) -> TranslationState:
    """The state of a text in a language; made, as missing, where there was none."""
    state, _ = TranslationState.objects.get_or_create(source=source, language=language)
    return state


@transaction.atomic
def record_translation(kind: str, key: str, language: str) -> TranslationState | None:
    """Takes down that a translation was published, or taken back, by whatever way. None without a source.

    What it was made from is asked of wagtail-localize, sentence by sentence; a translation made without it is taken
    to say what the source says now, the first time, and to stay what it was after that.
    """
    source = SourceText.objects.filter(kind=kind, key=key).first()
    translation = ADAPTERS[kind].translation(key, language)
    if source is None or language == SOURCE or language not in BY_CODE:
        return None
    page = translation.page_ptr if isinstance(translation, Page) else None
    state = _adopt(source, language, page)
    is_live = translation is not None and getattr(translation, "live", True)
    was = state.status
    if is_live:
        state.made_from = _made_from(source, state, page)
    elif translation is None:
        state.made_from, state.behind, state.behind_since = None, "", None
    state.status = _status(translation, is_live=is_live)
    if page is not None or state.pk is None or was != state.status:
        state.save()
    if is_live:
        refresh_state(state, source, list(source.changes.all()))
    elif was in {Status.CURRENT, Status.BEHIND}:
        TranslationEvent.objects.create(state=state, kind=TranslationEvent.Kind.UNPUBLISHED)
    return state


def _adopt(source: SourceText, language: str, page: Page | None) -> TranslationState:
    """The state row: the one that belongs to the page, or the one that waited for it."""
    own = TranslationState.objects.filter(page=page).first() if page else None
    waiting = TranslationState.objects.filter(source=source, language=language).first()
    if own and waiting and own.pk != waiting.pk:
        waiting.delete()
    state = own or waiting or TranslationState()
    state.source, state.language, state.page = source, language, page
    return state


def _status(translation: Any, *, is_live: bool) -> Status:
    if translation is None:
        return Status.MISSING
    return Status.CURRENT if is_live else Status.DRAFT


def _made_from(source: SourceText, state: TranslationState, page: Page | None) -> list[list[str]]:
    now = source.pairs
    followed = _translated_sentences(page) if page else None
    if state.made_from is None:
        return [list(pair) for pair in now]
    if followed is None:
        return list(state.made_from)
    old = _pairs(state.made_from)
    behind = {(c["path"], c["after"]): c.get("before") for c in compare(old, now) if "after" in c}
    made: list[list[str]] = []
    for path, text in now:
        if (path, text) not in behind or (path, text) in followed:
            made.append([path, text])
        elif (before := behind[path, text]) is not None:
            made.append([path, before])
    return made


def _translated_sentences(page: Page) -> set[Sentence] | None:
    """The source sentences that have a translation with wagtail-localize. None for a page it does not keep."""
    kept = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).exists()
    if not kept:
        return None
    return set(sentences_kept(page.translation_key, page.locale.language_code))


def catch_up() -> int:
    """Takes down everything whose record is missing or old: what was written without a signal.

    Returns how many source texts had changed.
    """
    found = 0
    for kind, adapter in ADAPTERS.items():
        existing = list(adapter.existing())
        found += sum(record_source(kind, key) is not None for key, language in existing if language == SOURCE)
        for key, language in existing:
            if language != SOURCE:
                record_translation(kind, key, language)
    return found
