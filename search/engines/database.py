"""The engine that needs no service: the full text index of the database in which the rows are.

SQLite and PostgreSQL differ only in how a row is matched and scored (``Matcher``); everything else is one SQL for
both (``search.engines.statements``).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from django.db import DatabaseError, connection

from search import vocabulary
from search.bulk import AT_ONCE
from search.engines.base import PER_PAGE, Health, Query, Results
from search.engines.hits import shown
from search.engines.spelling import Terms, respelled, shortened
from search.engines.statements import Answer, Statement, answer, statement
from search.models import SearchDocument
from search.rules import Rules, rules
from search.slots import Slot, languages_to_search, phrase, query_slots, unfinished_slots

FEW = 3  # with fewer hits than this, typing errors are looked for, and a hit need not contain every word
SUGGESTIONS = 5
MOST_TITLED = 8


@dataclass(frozen=True)
class How:
    """How rows are matched."""

    every_word: bool = True
    titles_only: bool = False
    with_organisations_there: bool = False


class Matcher(Protocol):
    """What differs between databases."""

    def matched(self, terms: Terms, how: How) -> Statement:
        """A SELECT of ``id`` and ``score`` (more is better) of the rows that match in their own language."""
        ...

    def rebuild(self) -> None:
        """Makes the index anew from the rows."""
        ...

    def problem(self) -> str:
        """What is wrong with the index, in a sentence; empty if nothing is."""
        ...


def database_engine() -> "DatabaseEngine":
    """The engine for the database in use."""
    from search.engines.postgres import PostgresMatcher
    from search.engines.sqlite import SqliteMatcher

    return DatabaseEngine(PostgresMatcher() if connection.vendor == "postgresql" else SqliteMatcher())


class DatabaseEngine:
    """``SearchEngine`` on the database: always up to date, because its index is part of the rows' own table."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher

    def search(self, query: Query) -> Results:
        """See ``SearchEngine``. Eleven queries at most, however much is found."""
        known = rules()
        terms = self._terms(query, known)
        if not terms:
            return Results(query)
        found, remarks = self._best(query, terms, known)
        if query.near:
            found = self._with_organisations_there(found, query.page, known)
        results = found.results()
        return replace(results, query=replace(query, page=results.query.page), **remarks)

    def suggest(self, text: str, language: str) -> list[str]:
        """See ``SearchEngine``."""
        query = Query(text, language, languages=(language,))
        slots = unfinished_slots(query.text, query.language)
        if not slots:
            return []
        found = self._ask(query, {query.language: slots}, How(titles_only=True), ())
        rows = SearchDocument.objects.in_bulk([pk for pk, _ in found.best[:SUGGESTIONS]])
        return list(dict.fromkeys(rows[pk].title for pk, _ in found.best if pk in rows))

    def apply(self, documents: Iterable[SearchDocument]) -> int:
        """See ``SearchEngine``. The database indexed them when they were written."""
        return sum(1 for _ in documents)

    def rebuild(self) -> int:
        """See ``SearchEngine``."""
        self.matcher.rebuild()
        visible = SearchDocument.objects.filter(visible=True)
        texts = visible.only("language", "title", "headings", "summary", "body", "visible")
        vocabulary.rebuild(texts.iterator(chunk_size=AT_ONCE))
        return visible.count()

    def health(self) -> Health:
        """See ``SearchEngine``."""
        try:
            problem = self.matcher.problem()
            return Health(not problem, SearchDocument.objects.filter(visible=True).count(), problem)
        except DatabaseError as error:
            return Health(is_well=False, message=f"The database does not answer: {type(error).__name__}.")

    @staticmethod
    def _terms(query: Query, known: Rules) -> Terms:
        codes = [*languages_to_search(query.text, query.language), *query.languages]
        codes += known.languages_of(query.text, codes)
        near = query.near.name if query.near else ""
        read = {}
        for code in dict.fromkeys(codes):
            slots = query_slots(query.text, code, query.language, known.meanings)
            if slots:
                read[code] = _without_place(slots, near, code)
        return read

    def _best(self, query: Query, terms: Terms, known: Rules) -> "tuple[_Found, dict[str, Any]]":
        """The way of asking that finds best, and what to say of it."""
        found = self._found(query, terms, known)
        if found.total >= FEW:
            return found, {}
        spelling = None if query.as_typed else respelled(query.text, query.language, terms)
        if spelling and not found.total:
            meant = replace(query, text=spelling.text)
            other = self._loosely(self._found(meant, self._terms(meant, known), known), known)
            if other.total:
                return other, {"did_you_mean": spelling.text, "is_corrected": True}
        if spelling and found.total:
            wider = self._found(query, spelling.terms, known, better=found.things)
            if wider.total > found.total:
                return wider, {"did_you_mean": spelling.text}
        found = self._loosely(found, known)
        if not found.total and not query.as_typed and (text := shortened(query.text, query.language, list(terms))):
            meant = replace(query, text=text)
            cut = self._found(meant, self._terms(meant, known), known)
            if cut.total:
                return cut, {"did_you_mean": text, "is_corrected": True}
        return found, {}

    def _found(
        self, query: Query, terms: Terms, known: Rules, how: How = How(), better: Sequence[str] = ()
    ) -> "_Found":
        """``better`` are things that a stricter reading found: they stay in front."""
        first = list(dict.fromkeys([*known.best_bets(query.text, query.language), *better]))
        answered = self._ask(query, terms, how, first)
        total = answered.total(query)
        if total and not answered.best:
            query = replace(query, page=-(-total // PER_PAGE))
            answered = self._ask(query, terms, how, first)
        elif not total:
            query = replace(query, page=1)
        return _Found(query, terms, answered, total, how, tuple(better))

    def _loosely(self, found: "_Found", known: Rules) -> "_Found":
        """With some of the words, if that finds more."""
        if found.total >= FEW or not any(len(slots) > 1 or slots[0].parts for slots in found.terms.values()):
            return found
        terms = {code: tuple(slot.loosened() for slot in slots) for code, slots in found.terms.items()}
        loose = self._found(found.query, terms, known, How(every_word=False), found.things)
        return loose if loose.total > found.total else found

    def _with_organisations_there(self, found: "_Found", page: int, known: Rules) -> "_Found":
        """Asked last, so that they do not keep typing errors from being looked for."""
        how = replace(found.how, with_organisations_there=True)
        return self._found(replace(found.query, page=page), found.terms, known, how, found.better)

    def _ask(self, query: Query, terms: Terms, how: How, first: Sequence[str]) -> Answer:
        titled = [term.stem for slot in terms.get(query.language, ()) for term in slot.ways[0]][:MOST_TITLED]
        matched = self.matcher.matched(terms, how)
        sql, params = statement(matched, query, first, titled, there=how.with_organisations_there)
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return answer(cursor.fetchall())


@dataclass(frozen=True)
class _Found:
    """What one way of asking gave. Its hits are read only if it is the one that is shown."""

    query: Query
    terms: Terms
    answered: Answer
    total: int
    how: How
    better: tuple[str, ...]

    @property
    def things(self) -> list[str]:
        """Translation keys, best first."""
        return [key for _, key in self.answered.best]

    def results(self) -> Results:
        words = [term for slots in self.terms.values() for slot in slots for term in slot.terms]
        hits = shown(self.answered.best, self.query, words)
        return Results(self.query, self.total, hits, self.answered.facets(self.query), not self.how.every_word)


def _without_place(slots: tuple[Slot, ...], near: str, language: str) -> tuple[Slot, ...]:
    """The words that name the town need not be there, if there are others."""
    place = set(phrase(near, language))
    marked = tuple(
        replace(slot, is_optional=all(term.stem in place for term in slot.ways[0])) if place else slot for slot in slots
    )
    return slots if all(slot.is_optional for slot in marked) else marked
