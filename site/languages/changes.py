"""What differs between two texts, sentence by sentence, and what of it a translation still has to follow.

Pure functions: they decide whether a translation is behind, and so read nothing but text.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from itertools import zip_longest

from languages.models.sources import Sentence, SentenceChange, SourceChange, Weight


@dataclass(frozen=True)
class Outstanding:
    """A sentence in which a translation is behind: what it was made from, what the source says now, since when."""

    path: str
    before: str | None
    after: str | None
    weight: Weight
    since: datetime | None

    @property
    def field(self) -> str:
        """The part of the page it stands in."""
        return self.path.partition(".")[0]


def compare(old: Iterable[Sentence], new: Iterable[Sentence]) -> list[SentenceChange]:
    """The sentences that changed from ``old`` to ``new``, in the order of ``new``, then what is gone.

    A sentence that only moved, within its part of the page, did not change.
    """
    before, after = _by_path(old), _by_path(new)
    found: list[SentenceChange] = []
    for path in {**after, **before}:
        found += _compare_one(path, before.get(path, []), after.get(path, []))
    return _without_moves(found)


def _by_path(sentences: Iterable[Sentence]) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    for path, text in sentences:
        parts.setdefault(path, []).append(text)
    return parts


def _compare_one(path: str, old: Sequence[str], new: Sequence[str]) -> list[SentenceChange]:
    found = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            found += [_change(path, before, after) for before, after in zip_longest(old[i1:i2], new[j1:j2])]
    return found


def _change(path: str, before: str | None, after: str | None) -> SentenceChange:
    change = SentenceChange(path=path)
    if before is not None:
        change["before"] = before
    if after is not None:
        change["after"] = after
    return change


def _without_moves(changes: list[SentenceChange]) -> list[SentenceChange]:
    """Drops what is gone in one place and new in another of the same field: it was moved, or its block made anew."""
    gone = Counter(_place(change, "before") for change in changes if "after" not in change)
    new = Counter(_place(change, "after") for change in changes if "before" not in change)
    moved = gone & new
    left_gone, left_new = moved.copy(), moved.copy()
    kept = []
    for change in changes:
        if "after" not in change and left_gone[_place(change, "before")]:
            left_gone[_place(change, "before")] -= 1
        elif "before" not in change and left_new[_place(change, "after")]:
            left_new[_place(change, "after")] -= 1
        else:
            kept.append(change)
    return kept


def _place(change: SentenceChange, side: str) -> tuple[str, str]:
    return change["path"].partition(".")[0], str(change.get(side))


def outstanding(
    made_from: Iterable[Sentence], source: Iterable[Sentence], history: Sequence[SourceChange]
) -> list[Outstanding]:
    """Where a translation made from ``made_from`` is behind ``source``, heaviest first.

    ``history`` are the changes of the source, oldest first. What only typing errors separate is not behind. A
    difference that the history does not explain counts as an improvement.
    """
    found = []
    for change in compare(made_from, source):
        before, after = change.get("before"), change.get("after")
        weight, since = _weigh(change["path"], before, after, history)
        if weight != Weight.TYPO:
            found.append(Outstanding(change["path"], before, after, weight, since))
    return sorted(found, key=lambda each: -each.weight.rank)


def _weigh(
    path: str, before: str | None, after: str | None, history: Sequence[SourceChange]
) -> tuple[Weight, datetime | None]:
    """The heaviest step on the way from ``before`` to ``after``, and the moment of the first such step."""
    steps = _way_on(path, before, history) if before is not None else _way_back(path, after, history)
    if not steps:
        return Weight.IMPROVEMENT, None
    heaviest = max((Weight(step.weight) for step in steps), key=lambda weight: weight.rank)
    return heaviest, min(step.made_at for step in steps if step.weight == heaviest)


def _way_on(path: str, text: str | None, history: Sequence[SourceChange]) -> list[SourceChange]:
    """The changes that led away from this sentence, one after another."""
    steps: list[SourceChange] = []
    for change in history:
        step = next((c for c in change.changes if c["path"] == path and c.get("before") == text), None)
        if step and text is not None:
            steps.append(change)
            text = step.get("after")
    return steps


def _way_back(path: str, text: str | None, history: Sequence[SourceChange]) -> list[SourceChange]:
    """The changes that led to a sentence which was not there before."""
    steps: list[SourceChange] = []
    for change in reversed(history):
        step = next((c for c in change.changes if c["path"] == path and c.get("after") == text), None)
        if step and text is not None:
            steps.append(change)
            text = step.get("before")
    return steps
