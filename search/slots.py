"""What somebody typed, as each language reads it: words that tell what is looked for, and what else they could mean.

Pure functions.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from languages.table import LANGUAGES, SOURCE
from search.analysis import HAN, clean, tokens
from search.assumed import ASSUMED
from search.compounds import parts_of
from search.stemming import stem
from search.stopwords import STOP_WORDS

PREFIX_FROM = 6  # a word this long also finds the compounds that begin with it: huisarts, huisartsenpost

_SCRIPTS = {
    "Arab": re.compile("[\u0600-\u06ff\u0750-\u077f]"),
    "Ethi": re.compile("[\u1200-\u137f]"),
    "Hans": HAN,
    "Cyrl": re.compile("[\u0400-\u04ff]"),
    "Beng": re.compile("[\u0980-\u09ff]"),
}

Phrase = tuple[str, ...]
Synonyms = Mapping[Phrase, tuple[Phrase, ...]]
"""Stems of a word or phrase → the phrases that mean the same."""
LONGEST_PHRASE = 5


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


def query_slots(
    text: str, language: str, typed_in: str = "", synonyms: Mapping[str, Synonyms] | None = None
) -> tuple[Slot, ...]:
    """The words of a query read as a text in ``language``; stop words, and what goes without saying on this site, count
    only if there is nothing else.

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
        assumed = _assumed_at(found, at, dict.fromkeys((language, typed_in)))
        if is_assumed := assumed >= length:
            length, meanings = assumed, meanings if assumed == length else ()
        words = found[at : at + length]
        slot = _slot(words, meanings, language, is_last=at + length == len(found))
        tells = not is_assumed and (meanings or words[0][0] not in stop_words)
        (telling if tells else others).append(slot)
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


def _assumed_at(found: list[tuple[str, bool]], at: int, languages: Iterable[str]) -> int:
    """How many words from ``at`` on say together what goes without saying; 0 if they do not."""
    words = [form for form, _ in found[at : at + LONGEST_PHRASE]]
    return max(
        (
            length
            for code in languages
            for length in range(1, len(words) + 1)
            if tuple(stem(word, code) for word in words[:length]) in _assumed(code)
        ),
        default=0,
    )


@cache
def _assumed(language: str) -> frozenset[Phrase]:
    return frozenset(phrase(each, language) for each in ASSUMED.get(language, ()))


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
