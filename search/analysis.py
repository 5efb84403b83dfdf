"""Text to tokens: the same for rows and for queries, on every database.

Pure functions. Whatever two people would call the same word in different spelling becomes the same token here:
accents, vowel signs, letter variants of Arabic and Persian, homophones of Ethiopic script, Turkish i, digits. Chinese
has no spaces: it is cut into pairs.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from languages.normalise import normalise
from languages.table import LANGUAGES, SOURCE
from search.compounds import parts_of
from search.stemming import stem
from search.stopwords import STOP_WORDS

LONGEST_QUERY = 200
LONGEST_TOKEN = 60
LONGEST_TEXT = 150_000  # characters of one part of one thing; PostgreSQL refuses a vector of more than a megabyte
PREFIX_FROM = 6  # a word this long also finds the compounds that begin with it: huisarts, huisartsenpost

_MARKS = "".join(chr(code) for code in range(0x300, 0x3100) if unicodedata.category(chr(code)).startswith("M"))
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f]+")
_HAN_OR_REST = re.compile(rf"({_HAN.pattern})")

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

_SCRIPTS = {
    "Arab": re.compile("[\u0600-\u06ff\u0750-\u077f]"),
    "Ethi": re.compile("[\u1200-\u137f]"),
    "Hans": _HAN,
    "Cyrl": re.compile("[\u0400-\u04ff]"),
    "Beng": re.compile("[\u0980-\u09ff]"),
}

Phrase = tuple[str, ...]
Synonyms = Mapping[Phrase, tuple[Phrase, ...]]
"""Stems of a word or phrase → the phrases that mean the same."""
LONGEST_PHRASE = 5


@dataclass(frozen=True)
class Token:
    """One token and where it stands in the text it was taken from."""

    form: str
    start: int
    end: int
    is_pair: bool = False


@dataclass(frozen=True)
class Term:
    """One word of a query: as typed (folded), its stem, and whether longer words that begin with it count too.

    ``is_near`` says that a word spelled like it is marked as well.
    """

    form: str
    stem: str
    is_prefix: bool = False
    is_near: bool = False


@dataclass(frozen=True)
class Slot:
    """One word of a query, or a phrase with a meaning of its own: any of its ways will do, a way needs all its terms.

    A row need not satisfy a slot that is optional. ``parts`` are those of a Dutch compound: where hardly anything is
    found, one of them will do.
    """

    ways: tuple[tuple[Term, ...], ...]
    is_optional: bool = False
    parts: tuple[Term, ...] = ()

    def loosened(self) -> "Slot":
        """The slot that takes one part of a compound for the whole."""
        return replace(self, ways=(*self.ways, *((part,) for part in self.parts)))

    @property
    def terms(self) -> Iterator[Term]:
        """Every term of every way."""
        return (term for way in self.ways for term in way)


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
            if _HAN.fullmatch(part):
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


def query_slots(
    text: str, language: str, typed_in: str = "", synonyms: Mapping[str, Synonyms] | None = None
) -> tuple[Slot, ...]:
    """The words of a query read as a text in ``language``; stop words count only if there is nothing else.

    Those of the language it was probably ``typed_in`` are so in any reading: "ik" tells an English page nothing.
    ``synonyms`` are kept per language; those of ``typed_in`` hold in any reading, too: they name the Dutch word.
    """
    known = [(code, each) for code in dict.fromkeys((language, typed_in)) if (each := (synonyms or {}).get(code))]
    found = list(dict.fromkeys(tokens_of_query(text, language)))
    stop_words = STOP_WORDS.get(language, frozenset()) | STOP_WORDS.get(typed_in, frozenset())
    telling, others = list[Slot](), list[Slot]()
    at = 0
    while at < len(found):
        length, meanings = _phrase_at(found, at, known)
        words = found[at : at + length]
        slot = _slot(words, meanings, language, is_last=at + length == len(found))
        (others if not meanings and words[0][0] in stop_words else telling).append(slot)
        at += length
    return tuple(telling or others)


def unfinished_slots(text: str, language: str) -> tuple[Slot, ...]:
    """Every word of a text that is still being typed, the last as a beginning."""
    forms = [form for form, _ in tokens_of_query(text, language)]
    words = [Term(form, stem(form, language), is_prefix=at == len(forms) - 1) for at, form in enumerate(forms)]
    return tuple(Slot(((word,),)) for word in words)


def query_terms(text: str, language: str, typed_in: str = "") -> tuple[Term, ...]:
    """The words themselves, without what else they could mean."""
    return tuple(term for slot in query_slots(text, language, typed_in) for term in slot.ways[0])


def phrase(text: str, language: str) -> Phrase:
    """The stems of ``text``: what a synonym is known by."""
    return tuple(stem(form, language) for form, _ in tokens_of_query(text, language))


def tokens_of_query(text: str, language: str) -> Iterator[tuple[str, bool]]:
    """Form and whether it is a Chinese pair, in the order typed."""
    return ((token.form, token.is_pair) for token in tokens(clean(text), language))


def _phrase_at(
    found: list[tuple[str, bool]], at: int, known: list[tuple[str, Synonyms]]
) -> tuple[int, tuple[Phrase, ...]]:
    """How many words from ``at`` on have a meaning together, and what means the same."""
    for length in range(min(LONGEST_PHRASE, len(found) - at), 0, -1) if known else ():
        meanings = dict[Phrase, None]()
        for code, synonyms in known:
            words = [form for form, _ in found[at : at + length]]
            # Dutch words stand in the rules of every language, and are typed in any form.
            for key in {tuple(stem(word, reading) for word in words) for reading in (code, SOURCE)}:
                meanings.update(dict.fromkeys(synonyms.get(key, ())))
        if meanings:
            return length, tuple(meanings)
    return 1, ()


def _slot(words: list[tuple[str, bool]], meanings: tuple[Phrase, ...], language: str, *, is_last: bool) -> Slot:
    last = len(words) - 1
    typed = tuple(
        _term(form, language, is_pair=is_pair, is_last=is_last and at == last)
        for at, (form, is_pair) in enumerate(words)
    )
    ways = [typed, *(tuple(Term(word, stem(word, language)) for word in meaning) for meaning in meanings)]
    cut = parts_of(words[0][0]) if language == "nl" and len(words) == 1 else ()
    parts = tuple(Term(part, stem(part, language)) for part in cut)
    return Slot(tuple(dict.fromkeys([*ways, *([parts] if parts else [])])), parts=parts)


def _term(form: str, language: str, *, is_pair: bool, is_last: bool) -> Term:
    """The last word may be unfinished; one letter alone would find everything. A Chinese pair is a pair."""
    if is_pair:
        return Term(form, form)
    return Term(form, stem(form, language), len(form) >= PREFIX_FROM or (is_last and len(form) >= 2))


def languages_to_search(text: str, language: str, always: tuple[str, ...] = ("nl", "en")) -> tuple[str, ...]:
    """The visitor's language, those of office words and of helpers, and those written in the script of the query."""
    scripts = {name for name, pattern in _SCRIPTS.items() if pattern.search(text)}
    return tuple(dict.fromkeys([language, *always, *(each.code for each in LANGUAGES if each.script in scripts)]))
