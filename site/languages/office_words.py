"""Dutch office words: they stay Dutch in every language, because they stand on the letter and on the door.

A small list kept as data, with what each word means in plain English.
"""

import csv
import re
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("office_words.csv")


@cache
def office_words() -> dict[str, str]:
    """Every office word with its explanation."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["explanation"] for row in csv.DictReader(file)}


def office_words_in(text: str) -> list[tuple[str, str]]:
    """The office words that occur in a Dutch sentence, also as a plural."""
    return [(word, meaning) for word, meaning in office_words().items() if _pattern(word).search(text)]


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?:en|s|n)?(?!\w)", 0 if word.isupper() else re.IGNORECASE)
