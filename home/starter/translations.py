"""Gives a page its translation, sentence by sentence, as a translator would at the desk."""

import copy
from collections import Counter
from dataclasses import replace
from typing import Any

from django.utils.text import slugify
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from home.starter.errors import ContentError
from home.starter.files import PageFile
from home.starter.ledger import Ledger, Verdict
from home.starter.pages import content_of
from home.starter.words import KINDS
from languages.localize import keep_slug
from languages.models import Method, TranslationState

METHODS = {"person": Method.PERSON, "machine": Method.MACHINE}
_LISTS = ("figures", "recommendations")


def load_translation(ledger: Ledger, source_file: PageFile, file: PageFile, page: Page, slug: str) -> None:
    """Makes or updates the translation of ``page`` from ``file``.

    Raises ContentError where the parts differ from the source.
    """
    locale = Locale.objects.get(language_code=file.language)
    existing = page.get_translation_or_none(locale)
    now = content_of(existing.specific) if existing else None
    verdict = ledger.judge(file.name, _digest(source_file, file), now)
    if verdict not in {Verdict.CREATE, Verdict.UPDATE}:
        return
    if ledger.touched(source_file.name, content_of(page)):
        # The editor's source text may have other parts than the files: the translation is theirs now too.
        ledger.keep(file.name)
        return
    pairs = _pairs(page, source_file, file)
    source, _ = TranslationSource.update_or_create_from_instance(page)
    Translation.objects.get_or_create(source=source, target_locale=locale)
    _write_sentences(source, locale, pairs, file)
    keep_slug(source, locale, slug)
    translated, _ = source.create_or_update_translation(locale, publish=False)
    translated.get_latest_revision().publish()
    translated.refresh_from_db()
    state = {"method": METHODS[file.need("method")]}
    TranslationState.objects.update_or_create(page=translated.page_ptr, defaults=state)
    ledger.remember(file.name, _digest(source_file, file), content_of(translated))


def _digest(source_file: PageFile, file: PageFile) -> str:
    return f"{file.digest[:32]}{source_file.digest[:32]}"


def slug_of(file: PageFile, english: PageFile | None, source_file: PageFile) -> str:
    """The file's own slug, else the English one, else the Dutch."""
    for each in (file, english, source_file):
        if each and each.head.get("slug"):
            return str(slugify(each.head["slug"]))
    return f"home-{file.language}"


def _pairs(page: Page, source_file: PageFile, file: PageFile) -> list[str]:
    """The translated sentences in the order of the source's.

    Raises ContentError where a part is missing or too many.
    """
    if file.need("method") not in METHODS:
        raise ContentError(file.path, f"“method” is one of {', '.join(METHODS)}.", 1)
    shadow = copy.copy(page)
    words = KINDS[source_file.need("kind")][1](replace(file, head=_merged(source_file, file)))
    for name, value in words.items():
        setattr(shadow, name, value)
    wanted, given = _sentences(page), _sentences(shadow)
    _compare([path for path, _ in wanted], [path for path, _ in given], file)
    return [sentence for _, sentence in given]


def _compare(wanted: list[str], given: list[str], file: PageFile) -> None:
    """Raises ContentError at the first part with another number of pieces, or another shape, than the Dutch file."""
    counts = Counter(path.split(".")[0] for path in wanted), Counter(path.split(".")[0] for path in given)
    for part in dict.fromkeys(path.split(".")[0] for path in [*wanted, *given]):
        dutch, here = counts[0][part], counts[1][part]
        if dutch != here:
            raise ContentError(file.path, f"“{part}” has {here} pieces of text, the Dutch file has {dutch}.")
    for dutch_path, path in zip(wanted, given, strict=True):
        if dutch_path != path:
            raise ContentError(file.path, f"“{path.split('.')[0]}” has other pieces of text than the Dutch file.")


def _merged(source_file: PageFile, file: PageFile) -> dict[str, Any]:
    """The head of a translation, with what is the same in every language taken from the source."""
    head = dict(file.head)
    for name in _LISTS:
        mine, theirs = head.get(name, []), source_file.head.get(name, [])
        if len(mine) != len(theirs):
            raise ContentError(file.path, f"“{name}” has {len(mine)} items, the Dutch file has {len(theirs)}.", 1)
        if mine:
            head[name] = [{**source, **translated} for source, translated in zip(theirs, mine, strict=True)]
    if "report" in source_file.head:
        head["report"] = {**source_file.head["report"], **head.get("report", {})}
    return head


def _sentences(page: Page) -> list[tuple[str, str]]:
    return [
        (segment.path, segment.string.data)
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue)
    ]


def _write_sentences(source: TranslationSource, locale: Locale, sentences: list[str], file: PageFile) -> None:
    segments = StringSegment.objects.filter(source=source).order_by("order").select_related("string", "context")
    kind = StringTranslation.TRANSLATION_TYPE_MACHINE if file.head["method"] == "machine" else "manual"
    rows = {
        (segment.string_id, segment.context_id): StringTranslation(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=locale,
            data=sentence,
            translation_type=kind,
        )
        for segment, sentence in zip(segments, sentences, strict=True)
    }
    StringTranslation.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=["data", "translation_type"],
    )
