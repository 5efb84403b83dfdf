"""Quotations: where they begin and end, also when marks are mixed, single, or missing."""

import re
from dataclasses import dataclass

from press.importing.attribution import VERB

DOUBLE, SINGLE = '“”„"«»', "‘’‚'‹›"
OPENING = "“„\"«‘‚'‹"
CLOSING = "”“\"»’'‘›"
# 's ochtends, 't, 'n, '90
ELISION = re.compile(r"[’'‘](?:s|t|n|m|k|r|ns|\d\d)\b(?![’'‘”])")
NAMED = re.compile(rf"[,.!?](?=\s+(?:{VERB})\s+(?:[\w-]+\s+)?[A-ZÀ-Þ])", re.VERBOSE)
PLURAL = re.compile(r"s[’'] [a-zà-ÿ]")


@dataclass(frozen=True)
class Span:
    """A quotation in a paragraph: from its opening mark (or its first word) to after its closing mark."""

    start: int
    end: int
    text: str
    is_balanced: bool = True


def find_spans(text: str) -> list[Span]:
    """The quotations of one paragraph, scare quotes and titles among them."""
    spans: list[Span] = []
    index = 0
    while index < len(text):
        if not _opens(text, index):
            if _closes_nothing(text, index) and not spans:
                start = _sentence_start(text, index)
                spans.append(Span(start, index + 1, text[start:index].strip(), False))
            index += 1
            continue
        end = _find_end(text, index)
        if end is None:
            # Never closed: it ends before its speaker is named, or else with the paragraph.
            named = NAMED.search(text, index)
            stop = named.start() + 1 if named else len(text)
            spans.append(Span(index, stop, text[index + 1 : stop].strip(), False))
            break
        spans.append(Span(index, end + 1, text[index + 1 : end].strip()))
        index = end + 1
    return spans


def _family(mark: str) -> str:
    return DOUBLE if mark in DOUBLE else SINGLE


def _opens(text: str, index: int) -> bool:
    mark = text[index]
    if mark not in OPENING + "”’" or ELISION.match(text, index):
        return False
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    if not (after.isalnum() or after in "…([" + OPENING) or not after:
        return False
    # A closing mark opens too, if it stands where only an opening one can.
    return not before or before in (" (:" if mark in "”’" else " (:–—-[/" + OPENING)


def _is_end(text: str, index: int) -> bool:
    if text[index] not in CLOSING or index == 0 or text[index - 1] in " (":
        return False
    after = text[index + 1 : index + 2]
    return not after.isalnum()


def _find_end(text: str, start: int) -> int | None:
    family = _family(text[start])
    same, other = _same_end(text, start, family), _other_end(text, start, family)
    if same is None or other is None or other > same:
        return same if same is not None else other
    # Closed with the other kind, and what looked like its end belongs to a later quotation.
    opened_again = any(text[index] in family and _opens(text, index) for index in range(other + 1, same))
    return other if opened_again else same


def _same_end(text: str, start: int, family: str) -> int | None:
    for index in range(start + 2, len(text)):
        if text[index] not in family:
            continue
        if _opens(text, index) and text[:index].rstrip()[-1:] == ":":
            return None  # introduced anew: the first one was never closed
        if _is_end(text, index) and not (
            family == SINGLE and PLURAL.match(text, index - 1) and _has_later_end(text, index + 1, family)
        ):
            return index
    return None


def _has_later_end(text: str, index: int, family: str) -> bool:
    for later in range(index, len(text)):
        if text[later] in family and _opens(text, later):
            return False
        if text[later] in family and _is_end(text, later):
            return True
    return False


def _other_end(text: str, start: int, family: str) -> int | None:
    """Where it ends if it was opened with one kind of mark and closed with the other."""
    other = SINGLE if family == DOUBLE else DOUBLE
    for index in range(start + 2, len(text)):
        if text[index] not in other:
            continue
        if _opens(text, index):
            return None
        if _is_end(text, index) and (text[index - 1] in ".,!?…" or text[index + 1 : index + 2] in {"", ",", "."}):
            return index
    return None


def _closes_nothing(text: str, index: int) -> bool:
    return text[index] in "”»" and _is_end(text, index) and index > 20


def _sentence_start(text: str, index: int) -> int:
    colon = text.rfind(": ", 0, index)
    return colon + 2 if colon >= 0 else 0
