"""Where a sentence ends."""

import re

from press.importing import limits

SENTENCE = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:dr|mr|ir|ds|mw))(?<!\b(?:drs|mrs|rev))(?<!\bprof)[.!?](?=[”’\"'»)]*\s+[“”„‘\"'«(]?[A-ZÀ-Þ0-9“‘„\"]|\s*$)"
)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph."""
    found, start = [], 0
    for match in SENTENCE.finditer(text):
        end = match.end()
        while end < len(text) and text[end] in "”’\"'»)":
            end += 1
        found.append(text[start:end].strip())
        start = end
    return [each for each in [*found, text[start:].strip()] if each]


def is_ordinary(text: str) -> bool:
    """Whether people write such a paragraph.

    The recognisers try many readings of a text, and what is no text at all would keep them busy for minutes.
    """
    marks = len(re.findall(r"[“”„‘’\"'«»‹›()]", text))
    digits = len(re.findall(r"\d", text))
    has_endless_word = any(len(word) > limits.WORD_CHARACTERS for word in text.split())
    return len(text) <= limits.PARAGRAPH_CHARACTERS and not has_endless_word and marks <= limits.MARKS >= digits // 5
