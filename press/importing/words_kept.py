"""Every word of the source is somewhere in what the importer makes of it."""

import re
from collections.abc import Iterator
from typing import Any

from press.importing.as_json import as_json
from press.importing.joining import join
from press.importing.release import Release
from press.importing.source import Source

WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, in lower case."""
    return [word.casefold() for word in WORD.findall(text)]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _texts(each)
    else:
        yield str(value)


def lost_words(release: Release, source: Source) -> list[str]:
    """Lines of the source with words that are nowhere in the release, as they stand there."""
    kept = set(words_of(" ".join(_texts(as_json(release)))))
    lines = [join(group.lines, source.text) for group in source.groups]
    return [
        " ".join(lost)
        for line in lines
        if (lost := [word for word in WORD.findall(line) if word.casefold() not in kept])
    ]


def keep_every_word(release: Release, source: Source) -> None:
    """Adds what went nowhere as remarks."""
    for words in lost_words(release, source):
        release.remark("connecting_words", words, "document")
