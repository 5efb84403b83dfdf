"""Text to tokens: the same for rows and for queries, on every database.

Pure functions. Whatever two people would call the same word in different spelling becomes the same token here:
accents, vowel signs, letter variants of Arabic and Persian, homophones of Ethiopic script, Turkish i, digits. Chinese
has no spaces: it is cut into pairs.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from languages.normalise import normalise
from search.compounds import parts_of
from search.stemming import stem

LONGEST_QUERY = 200
LONGEST_TOKEN = 60
LONGEST_TEXT = 150_000  # characters of one part of one thing; PostgreSQL refuses a vector of more than a megabyte

_MARKS = "".join(chr(code) for code in range(0x300, 0x3100) if unicodedata.category(chr(code)).startswith("M"))
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f]+")
_HAN_OR_REST = re.compile(rf"({HAN.pattern})")

# What hangs on a word by an apostrophe and is not part of it: l'hébergement, İstanbul'da, foto's, municipality's.
_APOSTROPHES = {
    "fr": re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\w)", re.IGNORECASE),
    "tr": re.compile(r"(?<=\w)['’]\w+"),
    "nl": re.compile(r"(?<=\w)['’]s\b", re.IGNORECASE),
    "en": re.compile(r"(?<=\w)['’]s\b", re.IGNORECASE),
}

# Letters that look or sound alike and that Unicode does not decompose.
_SAME_LETTER = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "æ": "ae",
        "œ": "oe",
        "ـ": "",  # tatweel only stretches a word
        "ٱ": "ا",
        "ة": "ه",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ے": "ي",
        "ک": "ك",
        "ھ": "ه",
        "ہ": "ه",
        "ە": "ه",
    }
)


def _ethiopic_rows(pairs: dict[str, str]) -> dict[int, str]:
    """Each first letter of a row stands for its seven orders."""
    return {ord(old) + order: chr(ord(new) + order) for old, new in pairs.items() for order in range(7)}


_ETHIOPIC = _ethiopic_rows({"ሐ": "ሀ", "ኀ": "ሀ", "ሠ": "ሰ", "ዐ": "አ", "ፀ": "ጸ"})
_AMHARIC = {**_ETHIOPIC, **_ethiopic_rows({"ኸ": "ሀ"})}
# In Amharic the first and the fourth order of these sound alike too; whichever letter it was, it ends as the first.
_AMHARIC.update({ord(letter): "ሀ" for letter in "ሃሓኃኻ"} | {ord(letter): "አ" for letter in "ኣዓ"})
_ETHIOPIC_TABLES = {"am": _AMHARIC}


@dataclass(frozen=True)
class Token:
    """One token and where it stands in the text it was taken from."""

    form: str
    start: int
    end: int
    is_pair: bool = False


def clean(text: str) -> str:
    """A query as it may be worked with: normalised, without what no database can store, at most 200 characters."""
    return normalise(_storable(text))[:LONGEST_QUERY].strip()


def clean_text(text: str) -> str:
    """A text as it is stored in a row: each line normalised, empty lines gone."""
    lines = (normalise(line) for line in _storable(text).splitlines())
    return "\n".join(line for line in lines if line)


def _storable(text: str) -> str:
    """Without lone surrogates: a strange charset in a request can make them, and no database takes them."""
    return text.encode("utf-8", "ignore").decode("utf-8")


@lru_cache(maxsize=20_000)
def fold(word: str, language: str) -> str:
    """One word without what may differ between two spellings of it."""
    if language == "tr":
        word = word.replace("İ", "i").replace("I", "ı")
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    digits = "".join(str(unicodedata.decimal(letter, letter)) for letter in bare.translate(_SAME_LETTER))
    return unicodedata.normalize("NFC", digits).translate(_ETHIOPIC_TABLES.get(language, _ETHIOPIC))


def tokens(text: str, language: str) -> Iterator[Token]:
    """The folded words of ``text`` in order, a Chinese run as overlapping pairs; a single character stays alone."""
    if pattern := _APOSTROPHES.get(language):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    for match in _WORD.finditer(text):
        start = match.start()
        for part in _HAN_OR_REST.split(match[0]):
            if HAN.fullmatch(part):
                yield from _pairs(part, start)
            elif form := fold(part, language)[:LONGEST_TOKEN]:
                # Folding can bring up a separator (½ becomes 1⁄2): each piece is a token of its own.
                yield from (Token(piece, start, start + len(part)) for piece in _WORD.findall(form))
            start += len(part)


def _pairs(run: str, start: int) -> Iterator[Token]:
    if len(run) == 1:
        yield Token(run, start, start + 1)
    for at in range(len(run) - 1):
        yield Token(run[at : at + 2], start + at, start + at + 2, is_pair=True)


def row_text(text: str, language: str) -> str:
    """What the database indexes of ``text``: every token, its stem, its Dutch parts and their stems, single characters
    of Chinese.
    """
    words: list[str] = []
    for token in tokens(text[:LONGEST_TEXT], language):
        if token.is_pair:
            words += [token.form, *token.form]
        else:
            words += _forms(token.form, language)
    return " ".join(words)


@lru_cache(maxsize=20_000)
def _forms(form: str, language: str) -> tuple[str, ...]:
    parts = parts_of(form) if language == "nl" else ()
    return tuple(dict.fromkeys(each for word in (form, *parts) for each in (word, stem(word, language))))
