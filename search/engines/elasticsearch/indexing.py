"""Rows to the server: what is sent, and what an answer means. An old version never replaces a newer one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from elasticsearch import ApiError, Elasticsearch

from publishing.findable import KIND_ORGANISATION
from search.models import SearchDocument

LONGEST_ID = 512  # bytes; one longer fails a whole request
LARGEST_REQUEST = 5_000_000  # characters
WORDS_TO_SPELL = 2_000  # characters of a text from which "did you mean" learns

Addressed = tuple[str, SearchDocument]
"""An alias, and the row that goes there."""


class Later(Exception):
    """The server is too busy, or not as it should be: the same rows have to be sent again, from this sequence on."""

    def __init__(self, sequence: int, reason: str) -> None:
        super().__init__(reason)
        self.sequence = sequence


@dataclass
class Outcome:
    """What became of some rows. ``refused`` maps a row that was set aside to the server's reason."""

    taken: list[SearchDocument] = field(default_factory=list)
    refused: list[tuple[SearchDocument, str]] = field(default_factory=list)
    later: list[tuple[SearchDocument, str]] = field(default_factory=list)

    def check(self) -> None:
        """Raises Later if a row has to be sent again."""
        if self.later:
            row, reason = min(self.later, key=lambda each: each[0].sequence)
            raise Later(row.sequence, reason)


def send(client: Elasticsearch, rows: Sequence[Addressed], *, refresh: bool = False) -> Outcome:
    """Sends rows and tombstones. Raises TransportError, or ApiError if the server as a whole says no."""
    outcome = Outcome()
    fitting = []
    for alias, row in rows:
        if 0 < len(row.key.encode()) <= LONGEST_ID:
            fitting.append((alias, row))
        else:
            outcome.refused.append((row, f"The key has {len(row.key.encode())} bytes; at most {LONGEST_ID} will do."))
    for batch in _of_a_size(fitting):
        _send_batch(client, batch, outcome, refresh=refresh)
    return outcome


def document(row: SearchDocument) -> dict[str, Any]:
    """A visible row as the server stores it."""
    position = {"lat": row.latitude, "lon": row.longitude} if row.latitude is not None else None
    # The text of an organisation lists places in many scripts: no spelling is learned from those.
    learn_from = "" if row.kind == KIND_ORGANISATION else row.body[:WORDS_TO_SPELL]
    return {
        "key": row.key,
        "language": row.language,
        "kind": row.kind,
        "translation_key": row.translation_key,
        "thing": thing(row.translation_key),
        "title": row.title,
        "headings": row.headings,
        "summary": row.summary,
        "body": row.body,
        "suggest_words": [row.title, row.headings, row.summary, learn_from],
        **{name: getattr(row, name).split() for name in ("topics", "regions", "organisations", "labels")},
        "date": row.date.isoformat() if row.date else None,
        "year": str(row.date.year) if row.date else None,
        "position": position,
        "weight": max(row.weight, 0.0),
        "sequence": row.sequence,
        "row": row.pk,
    }


def thing(translation_key: str) -> int:
    """A number for a thing, by which a server counts several times faster than by words. 64 bits, with a sign."""
    return int.from_bytes(blake2b(translation_key.encode(), digest_size=8).digest(), signed=True)


def _of_a_size(rows: Iterable[Addressed]) -> Iterator[list[Addressed]]:
    batch: list[Addressed] = []
    size = 0
    for alias, row in rows:
        length = len(row.body) + len(row.headings) + 2_000
        if batch and size + length > LARGEST_REQUEST:
            yield batch
            batch, size = [], 0
        batch.append((alias, row))
        size += length
    if batch:
        yield batch


def _send_batch(client: Elasticsearch, batch: list[Addressed], outcome: Outcome, *, refresh: bool) -> None:
    try:
        answer = client.bulk(operations=list(_operations(batch)), require_alias=True, refresh=refresh)
    except ApiError as error:
        if error.status_code not in {400, 413}:
            raise
        if len(batch) == 1:
            outcome.refused.append((batch[0][1], _reason(error.body)))
            return
        # One row makes a whole request fail: halves find out which.
        for half in (batch[: len(batch) // 2], batch[len(batch) // 2 :]):
            _send_batch(client, half, outcome, refresh=refresh)
        return
    for (_, row), item in zip(batch, answer["items"], strict=True):
        _judge(row, next(iter(item.values())), outcome)


def _operations(batch: Iterable[Addressed]) -> Iterator[dict[str, Any]]:
    for alias, row in batch:
        action = {"_index": alias, "_id": row.key, "version": row.sequence, "version_type": "external_gte"}
        if row.visible and not row.deleted:
            yield {"index": action}
            yield document(row)
        else:
            yield {"delete": action}


def _judge(row: SearchDocument, item: dict[str, Any], outcome: Outcome) -> None:
    """409: the server already has something newer. 404 of a deletion: it was not there. Both are as wanted."""
    status, error = item["status"], item.get("error")
    if status < 300 or status == 409 or (status == 404 and error is None):
        outcome.taken.append(row)
    elif status in {401, 403, 404, 429} or status >= 500:
        outcome.later.append((row, _reason(item)))
    else:
        outcome.refused.append((row, _reason(item)))


def _reason(answer: Any) -> str:
    error = answer.get("error") if isinstance(answer, dict) else answer
    if isinstance(error, dict):
        cause = error.get("caused_by", {}).get("reason", "")
        return f"{error.get('type')}: {error.get('reason')} {cause}".strip()[:1000]
    return str(error)[:1000]
