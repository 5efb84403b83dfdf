"""What changed between two texts, sentence by sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from press.text import Paragraph

SAME, ADDED, REMOVED, REPLACED = "same", "added", "removed", "replaced"
_DIGITS = re.compile(r"\d")
_TURNS = re.compile(r"\b(?:niet|geen|nooit|niemand|not|no|never|nobody|nor)\b", re.IGNORECASE)
_ALIKE = 0.85


@dataclass(frozen=True)
class Change:
    """One sentence: ``kind`` is ``same``, ``added``, ``removed`` or ``replaced``; a missing side is empty."""

    kind: str
    before: str
    after: str


def compare(before: list[Paragraph], after: list[Paragraph]) -> list[Change]:
    """Every sentence of both texts, in reading order."""
    return list(_walk(_sentences(before), _sentences(after)))


def differences(before: list[Paragraph], after: list[Paragraph]) -> list[Change]:
    """Only what differs."""
    return [change for change in compare(before, after) if change.kind != SAME]


def may_be_typing_error(before: list[Paragraph], after: list[Paragraph]) -> bool:
    """Whether an officer may call the difference a typing error.

    No sentence comes or goes, no number changes, no "not" appears or vanishes, and each sentence stays alike.
    """
    return all(
        change.kind == REPLACED
        and _DIGITS.findall(change.before) == _DIGITS.findall(change.after)
        and len(_TURNS.findall(change.before)) == len(_TURNS.findall(change.after))
        and SequenceMatcher(None, change.before, change.after, autojunk=False).ratio() >= _ALIKE
        for change in differences(before, after)
    )


def _sentences(paragraphs: list[Paragraph]) -> list[str]:
    return [sentence for each in paragraphs for sentence in each.sentences]


def _walk(before: list[str], after: list[str]) -> Iterator[Change]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (Change(SAME, sentence, sentence) for sentence in before[i1:i2])
            continue
        pairs = min(i2 - i1, j2 - j1)
        yield from (Change(REPLACED, before[i1 + n], after[j1 + n]) for n in range(pairs))
        yield from (Change(REMOVED, sentence, "") for sentence in before[i1 + pairs : i2])
        yield from (Change(ADDED, "", sentence) for sentence in after[j1 + pairs : j2])
