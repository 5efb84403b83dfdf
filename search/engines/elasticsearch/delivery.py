"""What the rows tell since the last time, to the indices that are searched."""

from collections.abc import Iterable
from dataclasses import dataclass

from elasticsearch import Elasticsearch

from search.delivered import DeliveredIndex, SetAside
from search.engines.elasticsearch.indexing import Outcome, send
from search.models import SearchDocument, SearchSequence

BATCH = 300


@dataclass(frozen=True)
class Delivered:
    """What one delivery did. ``is_all`` says that nothing waits any more."""

    rows: int
    is_all: bool


def deliver(client: Elasticsearch, *, batch: int = BATCH, refresh: bool = False) -> Delivered:
    """Sends the next rows to every living index and moves the cursors on.

    The cursors move only after the server has taken the rows: whatever happens in between, the same rows are read
    and sent again, which changes nothing. No row is kept in hand from one attempt to the next. Raises Later, with the
    cursors moved as far as was taken; TransportError or ApiError.
    """
    indices = {each.language: each for each in DeliveredIndex.objects.filter(state=DeliveredIndex.State.LIVE)}
    if not indices:
        return Delivered(0, is_all=True)
    behind = min(each.sequence for each in indices.values())
    rows = list(SearchDocument.objects.as_texts().filter(sequence__gt=behind).order_by("sequence")[:batch])
    if not rows:
        return Delivered(0, is_all=True)
    lacking = [row for row in rows if row.language in indices and row.sequence > indices[row.language].sequence]
    outcome = send(client, [(write_alias(indices[row.language].name), row) for row in lacking], refresh=refresh)
    record(outcome)
    if outcome.later:
        _move_on(indices.values(), min(row.sequence for row, _ in outcome.later) - 1)
    outcome.check()
    _move_on(indices.values(), rows[-1].sequence)
    return Delivered(len(lacking), is_all=len(rows) < batch)


def deliver_to(client: Elasticsearch, index: DeliveredIndex, upto: int | None = None) -> int:
    """Sends what one index lacks, all of it, in order. Returns how many rows. Raises as ``deliver`` does."""
    total = 0
    while rows := _next_rows(index, upto):
        outcome = send(client, [(write_alias(index.name), row) for row in rows])
        record(outcome)
        outcome.check()
        _move_on([index], rows[-1].sequence)
        index.refresh_from_db()
        total += len(rows)
    return total


def write_alias(index: str) -> str:
    """The name through which an index is written: a write to a name that is no alias is refused, and makes no index."""
    return f"{index}-writes"


def record(outcome: Outcome) -> None:
    """Keeps what was refused where editors see it; what was taken is forgiven."""
    for row, error in outcome.refused:
        SetAside.objects.update_or_create(
            key=row.key, language=row.language, defaults={"sequence": row.sequence, "error": error}
        )
    refused = {(row.key, row.language) for row, _ in outcome.refused}
    if known := list(SetAside.objects.all()):
        taken = {(row.key, row.language) for row in outcome.taken} - refused
        SetAside.objects.filter(pk__in=[each.pk for each in known if (each.key, each.language) in taken]).delete()


def lag() -> int:
    """How many rows the living indices have not been told yet."""
    living = DeliveredIndex.objects.filter(state=DeliveredIndex.State.LIVE)
    behind = min(living.values_list("sequence", flat=True), default=None)
    return 0 if behind is None else SearchDocument.objects.filter(sequence__gt=behind).count()


def last_sequence() -> int:
    """The number of the last change of any row."""
    return SearchSequence.objects.values_list("value", flat=True).filter(pk=1).first() or 0


def _next_rows(index: DeliveredIndex, upto: int | None) -> list[SearchDocument]:
    waiting = SearchDocument.objects.filter(language=index.language, sequence__gt=index.sequence)
    rows = waiting.as_texts().order_by("sequence")
    return list(rows.filter(sequence__lte=upto)[:BATCH] if upto is not None else rows[:BATCH])


def _move_on(indices: Iterable[DeliveredIndex], sequence: int) -> None:
    """Forward only: two deliveries at once may overtake each other."""
    pks = [each.pk for each in indices]
    DeliveredIndex.objects.filter(pk__in=pks, sequence__lt=sequence).update(sequence=sequence)
