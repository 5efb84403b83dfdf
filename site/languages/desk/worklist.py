"""What waits for the translators of one language, heaviest first: corrections, what was asked for, the rest."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as PageOfRows
from django.core.paginator import Paginator
from django.db.models import Case, Exists, IntegerField, OuterRef, Subquery, Value, When

from languages.changes import Outstanding, outstanding
from languages.models import SourceText, Status, TranslationState, Weight
from languages.record import count_words

PER_PAGE = 25


@dataclass
class Task:
    """One text to translate or renew: what changed, how much it matters, how long it is."""

    source: SourceText
    state: TranslationState | None
    waiting: list[Outstanding]
    drafts: int = 0

    @property
    def weight(self) -> str:
        """How much it matters; empty for a text that does not exist in this language yet."""
        return self.state.behind if self.state else ""

    @property
    def words(self) -> int:
        """How many words of the source are to be translated."""
        if not self.weight:
            return self.source.length
        return count_words(each.after or "" for each in self.waiting)


def tasks(language: str, number: Any) -> tuple[PageOfRows[Any], list[Task]]:
    """One page of what waits in a language, with its tasks."""
    state = TranslationState.objects.filter(source=OuterRef("pk"), language=language)
    found = (
        SourceText.objects.filter(is_live=True)
        .exclude(Exists(state.filter(status=Status.CURRENT)))
        .annotate(
            behind=Subquery(state.values("behind")[:1]),
            since=Subquery(state.values("behind_since")[:1]),
            asked=Subquery(state.values("asked_at")[:1]),
        )
        .annotate(
            urgency=Case(
                When(behind=Weight.CORRECTION, then=Value(0)),
                When(asked__isnull=False, then=Value(1)),
                When(behind=Weight.IMPROVEMENT, then=Value(2)),
                default=Value(3),
                output_field=IntegerField(),
            )
        )
        .order_by("urgency", "since", "asked", "title", "pk")
    )
    page = Paginator(found, PER_PAGE).get_page(number)
    return page, _tasks(list(page.object_list), language)


def _tasks(sources: list[SourceText], language: str) -> list[Task]:
    states = TranslationState.objects.filter(source__in=sources, language=language).prefetch_related("drafts")
    by_source = {state.source_id: state for state in states}
    history: dict[int, list[Any]] = {}
    for source in SourceText.objects.filter(pk__in=[each.pk for each in sources]).prefetch_related("changes"):
        history[source.pk] = list(source.changes.all())
    found = []
    for source in sources:
        state = by_source.get(source.pk)
        made_from = [(path, text) for path, text in (state.made_from or [])] if state else []
        waiting = outstanding(made_from, source.pairs, history[source.pk]) if made_from else []
        found.append(Task(source, state, waiting, len(state.drafts.all()) if state else 0))
    return found
