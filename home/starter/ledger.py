"""Remembers what was loaded, and decides what may be loaded again."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from home.models import StarterRecord


class Verdict(Enum):
    """What to do with a thing."""

    CREATE = "created"
    UPDATE = "updated"
    SAME = "unchanged"
    KEEP = "left alone: an editor changed it"


@dataclass
class Report:
    """What happened, for the command to print."""

    counts: dict[Verdict, int] = field(default_factory=lambda: dict.fromkeys(Verdict, 0))
    kept: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        return bool(self.counts[Verdict.CREATE] or self.counts[Verdict.UPDATE])

    def add(self, key: str, verdict: Verdict) -> None:
        """Counts one thing."""
        self.counts[verdict] += 1
        if verdict is Verdict.KEEP:
            self.kept.append(key)


class Ledger:
    """Compares files, what they last became, and what stands in the database now. What it learns waits for ``save``."""

    def __init__(self) -> None:
        self.report = Report()
        self._records = {record.key: record for record in StarterRecord.objects.all()}
        self._learnt: dict[str, StarterRecord] = {}

    def judge(self, key: str, file_digest: str, now: Any) -> Verdict:
        """The verdict on one thing. ``now`` is its content in the database, or None if it does not exist.

        A thing that was loaded before and is gone was deleted by an editor: it is left so.
        """
        record = self._records.get(key)
        verdict = _verdict(record, file_digest, now)
        self.report.add(key, verdict)
        return verdict

    def touched(self, key: str, now: Any) -> bool:
        """Whether an editor changed this thing since it was loaded."""
        record = self._records.get(key)
        return record is None or digest(now) != record.content_digest

    def keep(self, key: str) -> None:
        """Notes that a thing is left alone."""
        self.report.add(key, Verdict.KEEP)

    def remember(self, key: str, file_digest: str, content: Any) -> None:
        """Notes what a file became."""
        record = StarterRecord(key=key, file_digest=file_digest, content_digest=digest(content))
        self._records[key] = self._learnt[key] = record

    def save(self) -> None:
        """Stores what was noted."""
        StarterRecord.objects.bulk_create(
            self._learnt.values(),
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["file_digest", "content_digest"],
        )
        self._learnt.clear()


def _verdict(record: StarterRecord | None, file_digest: str, now: Any) -> Verdict:
    if record is None:
        return Verdict.CREATE if now is None else Verdict.KEEP
    if record.file_digest == file_digest:
        return Verdict.SAME
    if now is None or digest(now) != record.content_digest:
        return Verdict.KEEP
    return Verdict.UPDATE


def digest(content: Any) -> str:
    """A hash of anything JSON can hold."""
    return sha256(json.dumps(content, sort_keys=True, cls=DjangoJSONEncoder).encode()).hexdigest()


def file_digest(*parts: Iterable[str] | str) -> str:
    """A hash of the rows a thing is made from."""
    return digest([part if isinstance(part, str) else list(part) for part in parts])
