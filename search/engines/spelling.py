"""Typing errors: which words of a query stand nowhere, and what they may have been meant to be."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from search import vocabulary
from search.analysis import tokens
from search.slots import Slot, Term
from search.stemming import stem

Terms = dict[str, tuple[Slot, ...]]
"""A query, as each language reads it."""
MOST_WAYS = 4  # other words tried for one that is unknown


@dataclass(frozen=True)
class Spelling:
    """``text`` is the likeliest correction of all of it; ``terms`` take each unknown word as any of the near ones."""

    text: str
    terms: Terms


def respelled(text: str, language: str, terms: Terms) -> Spelling | None:
    """Another spelling; None if every word is known or nothing is near. Three queries."""
    forms = [slot.ways[0][0].form for slots in terms.values() for slot in slots if len(slot.ways[0]) == 1]
    languages = list(terms)
    strange = vocabulary.unknown(forms, languages)
    near = vocabulary.candidates(strange, languages) if strange else {}
    near |= vocabulary.split([form for form in strange if form not in near], languages)
    if not near:
        return None
    return Spelling(
        _replaced(text, language, near), {code: _widened(slots, code, near) for code, slots in terms.items()}
    )


def shortened(text: str, language: str, languages: Sequence[str]) -> str:
    """The text with every unknown word cut to a known word that it begins with; empty if there is none. Two queries."""
    forms = [token.form for token in tokens(text, language) if not token.is_pair]
    cut = vocabulary.beginnings(vocabulary.unknown(forms, languages), languages)
    return _replaced(text, language, {form: [each] for form, each in cut.items()}) if cut else ""


def _replaced(text: str, language: str, near: dict[str, list[vocabulary.Candidate]]) -> str:
    parts, at = list[str](), 0
    for token in tokens(text, language):
        if token.form in near and token.start >= at:
            parts += [text[at : token.start], near[token.form][0].written]
            at = token.end
    return "".join([*parts, text[at:]])


def _widened(slots: tuple[Slot, ...], language: str, near: dict[str, list[vocabulary.Candidate]]) -> tuple[Slot, ...]:
    widened = []
    for slot in slots:
        words = near.get(slot.ways[0][0].form, []) if len(slot.ways[0]) == 1 else []
        ways = [
            tuple(Term(word, stem(word, language)) for word in each.word.split())
            for each in words
            if each.language == language
        ]
        widened.append(replace(slot, ways=(*slot.ways, *ways[:MOST_WAYS])))
    return tuple(widened)
