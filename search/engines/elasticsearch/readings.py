"""How each language reads the words that somebody typed."""

from collections.abc import Sequence

from search.analysis import tokens
from search.engines.base import Query
from search.engines.elasticsearch.queries import Reading
from search.rules import Rules
from search.slots import Slot, languages_to_search, query_slots, query_terms

Readings = Sequence[Reading]
MOST_OTHERS = 6


def readings(query: Query, known: Rules) -> list[Reading]:
    """One for each language that is searched; none if there is nothing but signs."""
    codes = [*languages_to_search(query.text, query.language), *query.languages]
    codes += known.languages_of(query.text, codes)
    found = (_reading(query, language, known) for language in dict.fromkeys(codes))
    return [reading for reading in found if reading is not None]


def words_of(query: Query) -> bool:
    """Whether there is a word in it."""
    return bool(query_terms(query.text, query.language))


def _reading(query: Query, language: str, known: Rules) -> Reading | None:
    """Words as typed, because the server folds by itself; stop words and the name of the town need not be there."""
    slots = query_slots(query.text, language, query.language, known.meanings)
    if not slots:
        return None
    telling = {term.form for slot in slots for term in slot.ways[0]}
    town = {token.form for token in tokens(query.near.name, language)} if query.near else set()
    needed = telling - town or telling
    spans = [(token.start, token.end) for token in tokens(query.text, language) if token.form in needed]
    words = " ".join(query.text[start:end] for start, end in _joined(spans))
    terms = tuple(term for slot in slots for term in slot.terms)
    return Reading(language, query.text, words, _other_words(slots, needed), terms)


def _other_words(slots: Sequence[Slot], needed: set[str]) -> tuple[str, ...]:
    """The same with one word said in another way: its parts, or what it means on the site it was typed on.

    The index knows the synonyms of its own language; those of the visitor's language may name a word of this one.
    """
    plain = [" ".join(term.form for term in slot.ways[0] if term.form in needed) for slot in slots]
    others = []
    for at, slot in enumerate(slots):
        for way in slot.ways[1:] if plain[at] else ():
            said = " ".join(term.form for term in way)
            others.append(" ".join(filter(None, [*plain[:at], said, *plain[at + 1 :]])))
    return tuple(dict.fromkeys(others))[:MOST_OTHERS]


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping spans as one: Chinese pairs."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
