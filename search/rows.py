"""Findings to rows: the only place that writes them."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from publishing.findable import Finding
from search.analysis import clean_text, row_text
from search.delivery import deliver_after_commit
from search.kinds import words_of_kind
from search.models import SearchDocument, SearchSequence
from search.vocabulary import learn

IDENTITY = ("key", "language")
TEXTS = ("title", "headings", "summary", "body")
WORDS = ("url", *TEXTS, *(f"{name}_terms" for name in TEXTS), "topics", "regions", "organisations", "labels")
CONTENT = tuple(
    field.name for field in SearchDocument._meta.concrete_fields if field.name not in {"id", "sequence", *IDENTITY}
)
BATCH = 100


def write(source: str, things: dict[int, list[Finding]]) -> int:
    """Makes the rows of these things say what their findings say; a row without a finding any more becomes a tombstone.

    ``things`` maps the primary key of a page or organisation to its findings (none: it is gone). Rows that would not
    change keep their sequence number. Returns how many rows changed. Runs in the caller's transaction, in a fixed
    number of queries per hundred rows.
    """
    with transaction.atomic():
        rows = [_row(source, pk, finding) for pk, findings in things.items() for finding in findings]
        stored = _stored(source, things, rows)
        changed = [row for row in rows if _differs(row, stored.pop((row.key, row.language), None))]
        gone = [_bury(row) for row in stored.values() if not row.deleted]
        return _save([*changed, *gone])


def _stored(source: str, pks: Iterable[int], rows: list[SearchDocument]) -> dict[tuple[str, str], SearchDocument]:
    """What the table holds for these things, and under the keys that they now have."""
    same_thing = SearchDocument.objects.of(source, list(pks))
    same_key = SearchDocument.objects.filter(key__in={row.key for row in rows})
    wanted = {(row.key, row.language) for row in rows}
    found = {(row.key, row.language): row for row in same_thing}
    found |= {(row.key, row.language): row for row in same_key if (row.key, row.language) in wanted}
    return found


def _row(source: str, pk: int, finding: Finding) -> SearchDocument:
    row = SearchDocument(
        key=finding.key,
        language=finding.language,
        kind=finding.kind,
        translation_key=finding.translation_key,
        source=source,
        source_id=pk,
        visible=finding.visible,
    )
    if not finding.visible:
        return row
    row.url = finding.url
    extra = {"headings": words_of_kind(finding.kind, finding.date, finding.language)}
    for name in TEXTS:
        text = clean_text(f"{getattr(finding, name)}\n{extra.get(name, '')}")
        setattr(row, name, text)
        setattr(row, f"{name}_terms", row_text(text, finding.language))
    for name in ("topics", "regions", "organisations", "labels"):
        setattr(row, name, _between_spaces(getattr(finding, name)))
    row.date, row.weight = finding.date, finding.weight
    row.latitude, row.longitude = finding.position or (None, None)
    return row


def _between_spaces(keys: tuple[str, ...]) -> str:
    return f" {' '.join(keys)} " if keys else ""


def _differs(row: SearchDocument, stored: SearchDocument | None) -> bool:
    return stored is None or any(getattr(row, name) != getattr(stored, name) for name in CONTENT)


def _bury(row: SearchDocument) -> SearchDocument:
    """A tombstone: the key, so that engines can delete what they hold, and no words."""
    for name in WORDS:
        setattr(row, name, "")
    row.date = row.latitude = row.longitude = None
    row.visible, row.deleted = False, True
    return row


def _save(rows: list[SearchDocument]) -> int:
    if rows:
        last = _next_sequence(len(rows))
        for number, row in enumerate(rows, start=last - len(rows) + 1):
            row.pk, row.sequence = None, number
        SearchDocument.objects.bulk_create(
            rows, batch_size=BATCH, update_conflicts=True, unique_fields=IDENTITY, update_fields=[*CONTENT, "sequence"]
        )
        learn(rows)
        deliver_after_commit()
    return len(rows)


def _next_sequence(count: int) -> int:
    """The last of ``count`` new numbers. Locks the counter until the transaction ends."""
    if not SearchSequence.objects.filter(pk=1).update(value=F("value") + count):
        highest: Any = SearchDocument.objects.aggregate(highest=Max("sequence"))["highest"]
        SearchSequence.objects.get_or_create(pk=1, defaults={"value": highest or 0})
        SearchSequence.objects.filter(pk=1).update(value=F("value") + count)
    value: int = SearchSequence.objects.values_list("value", flat=True).get(pk=1)
    return value
