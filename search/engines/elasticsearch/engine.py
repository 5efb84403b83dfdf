"""``SearchEngine`` on a server of Elasticsearch."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

from languages.table import BY_CODE, SOURCE
from search.engines.base import PER_PAGE, Health, Query, Results
from search.engines.elasticsearch import check, queries
from search.engines.elasticsearch.client import (
    ERRORS,
    SEARCHING,
    WORKING,
    Address,
    client,
    in_words,
    is_about_one_question,
)
from search.engines.elasticsearch.indexing import send
from search.engines.elasticsearch.mapping import LAYOUT, alias_of
from search.engines.elasticsearch.readings import Readings, readings, words_of
from search.engines.elasticsearch.rebuild import rebuild
from search.engines.elasticsearch.results import Found, spelling
from search.engines.elasticsearch.synonyms import synonyms_of
from search.engines.resilient import Unavailable
from search.engines.spelling import shortened
from search.engines.statements import NEARBY, THERE
from search.models import SearchDocument
from search.rules import Rules, rules
from search.slots import tokens_of_query

FEW = 3  # with fewer hits than this, a second request forgives typing errors and missing words
SUGGESTIONS = 5
PATIENCE = 1.2  # seconds for all requests of one search together
LOOKED_AT = 30.0  # seconds for which an index is trusted to be one of ours

Answer = TypeVar("Answer")
_trusted: dict[tuple[str, str], float] = {}


@dataclass
class Clock:
    """The time that is left for one visitor."""

    ends: float = field(default_factory=lambda: time.monotonic() + PATIENCE)

    @property
    def left(self) -> float:
        """Seconds, never more than one request may take."""
        return min(SEARCHING, self.ends - time.monotonic())


class ElasticsearchEngine:
    """Two steps for most searches, more where a typing error is corrected; each answer is checked against the rows.

    Raises Unavailable when the server does not answer as it should. ``refresh`` makes ``apply`` wait until what it
    sent is found: for an editor's preview and for tests. ``languages`` are those of a rebuild.
    """

    def __init__(self, address: Address, *, refresh: bool = False, languages: Sequence[str] = tuple(BY_CODE)) -> None:
        self.address = address
        self.refresh = refresh
        self.languages = languages

    @property
    def searching(self) -> Elasticsearch:
        """The client for visitors."""
        return client(self.address, SEARCHING)

    @property
    def working(self) -> Elasticsearch:
        """The client for the worker."""
        return client(self.address, WORKING)

    def search(self, query: Query) -> Results:
        """See ``SearchEngine``."""
        known = rules()
        read = readings(query, known)
        return self._asking(lambda: self._search(query, read, known, Clock())) if read else Results(query)

    def suggest(self, text: str, language: str) -> list[str]:
        """See ``SearchEngine``. Twice as many are asked for, in case some may not be seen any more."""
        query = Query(text, language)
        return self._asking(lambda: self._suggest(query)) if words_of(query) else []

    def apply(self, documents: Iterable[SearchDocument]) -> int:
        """See ``SearchEngine``. Raises Later or an error of the client if not all were taken."""
        rows = [(alias_of(self.address.prefix, row.language), row) for row in documents]
        outcome = send(self.working, rows, refresh=self.refresh)
        outcome.check()
        return len(outcome.taken)

    def rebuild(self) -> int:
        """See ``SearchEngine``. One language after another."""
        return sum(self.rebuild_language(language) for language in self.languages)

    def rebuild_language(self, language: str) -> int:
        """The same for one language. Raises as ``rebuild.rebuild`` does."""
        return rebuild(self.working, self.address.prefix, language, synonyms_of(language))

    def health(self) -> Health:
        """See ``SearchEngine``."""
        return check.health(self.address)

    def _search(self, query: Query, read: Readings, known: Rules, clock: Clock) -> Results:
        found, remarks = self._best(query, read, known, clock)
        if query.near:
            try:
                there = THERE / (1 + NEARBY) * found.best_score or 1.0
                meant = replace(found.query, page=query.page)
                found = self._one(meant, found.readings, known, found.step, clock, there)
            except ERRORS:
                pass  # what was found is found
        return replace(found.results, query=replace(query, page=found.results.query.page), **remarks)

    def _best(self, query: Query, read: Readings, known: Rules, clock: Clock) -> tuple[Found, dict[str, Any]]:
        """The step that finds best, and what to say of it."""
        first = self._one(query, read, known, queries.FIRST, clock)
        if first.total >= FEW and first.results.total >= FEW:
            return first, {}
        try:
            return self._second(query, read, known, first, clock)
        except ERRORS:
            return first, {}  # what was found is found

    def _second(
        self, query: Query, read: Readings, known: Rules, first: Found, clock: Clock
    ) -> tuple[Found, dict[str, Any]]:
        """Hardly anything holds every word: some of them will do, and words that are spelled like them."""
        better = "" if query.as_typed else self._better_spelling(query, read, clock)
        if better:
            meant = replace(query, text=better)
            corrected = self._one(meant, readings(meant, known), known, queries.FIRST, clock)
            finds_more = corrected.total > first.total and corrected.results.total > first.total
            is_sure = corrected.total >= FEW or len(read[0].needed.split()) < FEW
            if finds_more and is_sure and not first.total:
                return corrected, {"did_you_mean": better, "is_corrected": True}
            better = better if finds_more else ""
        step = queries.SECOND if first.total else queries.OTHERWISE
        loose = self._one(query, read, known, queries.AS_TYPED if query.as_typed else step, clock)
        if not loose.total and not query.as_typed:
            text = shortened(query.text, query.language, [reading.language for reading in read])
            meant = replace(query, text=text)
            if text and (cut := self._one(meant, readings(meant, known), known, queries.FIRST, clock)).total:
                return cut, {"did_you_mean": text, "is_corrected": True}
        if loose.total <= first.total:
            return first, {"did_you_mean": better}
        return loose, {"did_you_mean": better, "is_loose": len(read[0].terms) > 1}

    def _one(
        self, query: Query, read: Readings, known: Rules, step: queries.Step, clock: Clock, there: float = 0.0
    ) -> Found:
        best = known.best_bets(query.text, query.language)
        body = queries.search_body(query, read, step, best, self.address.prefix, there)
        found = Found(query, read, step, self._ask([reading.language for reading in read], clock, **body))
        last = max(-(-found.total // PER_PAGE), 1)
        if query.page <= last:
            return found
        query = replace(query, page=last)
        return self._one(query, read, known, step, clock, there) if found.total else replace(found, query=query)

    def _better_spelling(self, query: Query, read: Readings, clock: Clock) -> str:
        """Empty if it says otherwise what need not be there: a stop word, a town, what goes without saying."""
        body = queries.spelling_body(query.text)
        languages = [reading.language for reading in read]
        better = spelling(query.text, self._ask(languages, clock, size=0, track_total_hits=False, suggest=body))
        return better if _forms(query.text) - _forms(read[0].needed) <= _forms(better) else ""

    def _suggest(self, query: Query) -> list[str]:
        body = queries.suggest_body(query.text, SUGGESTIONS * 2)
        answer = self._ask([query.language], Clock(), **body)
        keys = [hit["_id"] for hit in answer["hits"]["hits"]]
        rows = SearchDocument.objects.current().filter(key__in=keys, language=query.language)
        titles = dict(rows.values_list("key", "title"))
        return list(dict.fromkeys(titles[key] for key in keys if key in titles))[:SUGGESTIONS]

    def _ask(self, languages: Iterable[str], clock: Clock, **body: Any) -> Any:
        aliases = [alias_of(self.address.prefix, language) for language in languages]
        self._trust(aliases)
        server = self.searching.options(request_timeout=max(clock.left, 0.05))
        return server.search(index=aliases, allow_partial_search_results=False, **body)

    def _trust(self, aliases: list[str]) -> None:
        """Raises Unavailable if a name does not lead to one index with our fields: any other finds nothing, quietly."""
        now = time.monotonic()
        unknown = [alias for alias in aliases if now - _trusted.get((self.address.url, alias), -LOOKED_AT) >= LOOKED_AT]
        if not unknown:
            return
        found = self.searching.indices.get_mapping(index=unknown, filter_path="*.mappings._meta")
        layouts = [about["mappings"]["_meta"].get("layout") for about in found.values()]
        if layouts != [LAYOUT] * len(unknown):
            raise Unavailable("An index is not as this version of the site needs it: run search_rebuild.")
        _trusted.update(dict.fromkeys(((self.address.url, alias) for alias in unknown), now))

    @staticmethod
    def _asking(ask: Callable[[], Answer]) -> Answer:
        try:
            return ask()
        except ApiError as error:
            raise Unavailable(in_words(error), is_general=not is_about_one_question(error)) from error
        except TransportError as error:
            raise Unavailable(in_words(error)) from error


def _forms(text: str) -> set[str]:
    return {form for form, _ in tokens_of_query(text, SOURCE)}
