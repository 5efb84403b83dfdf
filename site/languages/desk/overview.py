"""Pages × languages: the editor's table, and how complete each language is. A fixed number of queries at any size."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.paginator import Page as PageOfRows
from django.core.paginator import Paginator
from django.db.models import Count, Exists, Min, OuterRef, QuerySet
from wagtail.models import Page

from languages.models import SourceText, Status, TranslationState, Weight
from languages.table import BY_CODE, LANGUAGES, SOURCE, Language

PER_PAGE = 50
OTHERS = [language for language in LANGUAGES if language.code != SOURCE]
# What a filter can ask for, beside a state: the two kinds of being behind, and what was asked for.
CORRECTED, ASKED = "correction", "asked"


@dataclass
class Cell:
    """One text in one language."""

    language: Language
    state: TranslationState | None

    @property
    def status(self) -> str:
        """The state, ``correction`` where the reader is warned."""
        if self.state is None:
            return str(Status.MISSING)
        return CORRECTED if self.state.behind == Weight.CORRECTION else str(self.state.status)

    @property
    def label(self) -> str:
        """The state in words."""
        if self.status == CORRECTED:
            return str(Weight.CORRECTION.label).partition(":")[0]
        return str(Status(self.status).label)


@dataclass
class Line:
    """How far a language is."""

    language: Language
    total: int
    counts: dict[str, int] = field(default_factory=dict)
    oldest: datetime | None = None

    @property
    def complete(self) -> int:
        """Texts that are public in this language, behind or not."""
        return self.counts.get(Status.CURRENT, 0) + self.counts.get(Status.BEHIND, 0)

    @property
    def corrections(self) -> int:
        """Texts whose readers are warned."""
        return self.counts.get(CORRECTED, 0)

    @property
    def missing(self) -> int:
        """Texts that nobody has begun."""
        return self.total - self.complete - self.counts.get(Status.DRAFT, 0)


def lines(codes: list[str] | None = None) -> list[Line]:
    """A line per language. ``codes`` leaves the other languages out."""
    total = SourceText.objects.filter(is_live=True).count()
    found = {each.code: Line(each, total) for each in OTHERS if codes is None or each.code in codes}
    states = TranslationState.objects.filter(source__is_live=True, language__in=found)
    grouped = states.values("language", "status", "behind").annotate(count=Count("pk"), oldest=Min("behind_since"))
    for row in grouped.order_by():
        line = found[row["language"]]
        line.counts[row["status"]] = line.counts.get(row["status"], 0) + row["count"]
        if row["behind"] == Weight.CORRECTION:
            line.counts[CORRECTED] = line.counts.get(CORRECTED, 0) + row["count"]
        if row["oldest"] and (line.oldest is None or row["oldest"] < line.oldest):
            line.oldest = row["oldest"]
    return list(found.values())


def taken_away() -> list[tuple[str, int]]:
    """Languages that have pages and no row in the table any more, with the number of their pages."""
    pages = Page.objects.filter(depth__gt=1).exclude(locale__language_code__in=BY_CODE)
    return list(
        pages.values_list("locale__language_code").annotate(count=Count("pk")).order_by("locale__language_code")
    )


def sources(status: str = "", language: str = "", words: str = "", kind: str = "", oldest: bool = False) -> Any:
    """The public source texts that fit a filter; ``status`` is a state, ``correction`` or ``asked``."""
    found: QuerySet[SourceText] = SourceText.objects.filter(is_live=True)
    if words:
        found = found.filter(title__icontains=words)
    if kind:
        found = found.filter(kind=kind)
    found = _with_status(found, status, language)
    if oldest:
        since = TranslationState.objects.filter(source=OuterRef("pk")).exclude(behind_since=None)
        if language:
            since = since.filter(language=language)
        first = since.order_by("behind_since").values("behind_since")[:1]
        return found.annotate(since=first).order_by("since", "title", "pk").exclude(since=None)
    return found


def _with_status(found: Any, status: str, language: str) -> Any:
    states = TranslationState.objects.filter(source=OuterRef("pk"))
    states = states.filter(language=language) if language else states.filter(language__in=[o.code for o in OTHERS])
    if status == Status.MISSING:
        begun = states.exclude(status=Status.MISSING)
        if language:
            return found.filter(~Exists(begun))
        counted = begun.order_by().values("source").annotate(count=Count("pk")).values("count")
        return found.annotate(begun=counted).exclude(begun__gte=len(OTHERS))
    if status == CORRECTED:
        return found.filter(Exists(states.filter(behind=Weight.CORRECTION)))
    if status == ASKED:
        return found.filter(Exists(states.exclude(asked_at=None)))
    return found.filter(Exists(states.filter(status=status))) if status in Status.values else found


def table(found: Any, number: Any) -> tuple[PageOfRows[Any], list[tuple[SourceText, list[Cell]]]]:
    """One page of the table: a row per text, a cell per language."""
    page = Paginator(found.defer("sentences"), PER_PAGE).get_page(number)
    rows = list(page.object_list)
    known = {
        (state.source_id, state.language): state
        for state in TranslationState.objects.filter(source__in=rows).defer("made_from")
    }
    return page, [(row, [Cell(each, known.get((row.pk, each.code))) for each in OTHERS]) for row in rows]
