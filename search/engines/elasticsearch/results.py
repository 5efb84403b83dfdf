"""From the server's answer to what is shown. The server is not believed: the rows say what may be seen."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from search.analysis import LONGEST_TOKEN, clean, tokens
from search.engines.base import FACETS, PER_PAGE, Query, Results
from search.engines.elasticsearch.queries import FIELDS, MARKS, Reading, Step
from search.engines.hits import shown
from search.slots import Term

_MARKED = re.compile(f"{MARKS[0]}(.*?){MARKS[1]}", re.DOTALL)


@dataclass(frozen=True)
class Found:
    """What the server answered to one step."""

    query: Query
    readings: Sequence[Reading]
    step: Step
    answer: Any

    @property
    def total(self) -> int:
        """How many things the server counts; some of them may not be seen any more."""
        return int(self.answer["aggregations"]["total"]["things"]["value"])

    @property
    def best_score(self) -> float:
        """Of what was found by its words, where a place is named; 0 if nothing was."""
        return float(self.answer["aggregations"]["by_words"]["best_score"]["value"] or 0)

    @cached_property
    def results(self) -> Results:
        """One page of what anybody may see at this moment, in one query of the database."""
        hits = self.answer["hits"]["hits"]
        found = [hit["_source"] for hit in hits]
        best = [(source["row"], source["translation_key"]) for source in found]
        shown_hits = shown(best, self.query, list(dict.fromkeys([*self._typed(), *_marked(hits)])))
        kept = {hit.translation_key for hit in shown_hits}
        lost = [source for source in found if source["translation_key"] not in kept]
        total = max(self.total - len(lost), len(shown_hits))
        if len(found) < PER_PAGE:
            # The last page: its end is the end, whatever the server counted.
            total = (self.query.page - 1) * PER_PAGE + len(shown_hits)
        facets = {name: _without(_counts(self.answer, name), lost, name) for name in FACETS} if total else {}
        return Results(self.query, total, shown_hits, facets)

    def _typed(self) -> Iterable[Term]:
        """The words of the query. Where the server forgave typing errors, those are marked too."""
        is_near = bool(self.step.near_in)
        return (replace(term, is_near=is_near) for reading in self.readings for term in reading.terms)


def spelling(text: str, answer: Any) -> str:
    """The better spelling that the server proposes; empty if it has none, or the same."""
    options = answer["suggest"]["spelling"][0]["options"] if answer["suggest"]["spelling"] else []
    better = clean(options[0]["text"]) if options else ""
    return "" if better.casefold() == text.casefold() else better


def _counts(answer: Any, name: str) -> dict[str, int]:
    """Most frequent first."""
    buckets = answer["aggregations"][name]["values"]["buckets"]
    counts = {
        str(bucket["key"]): int(bucket["things"]["value"] if "things" in bucket else bucket["doc_count"])
        for bucket in buckets
    }
    return dict(sorted(counts.items(), key=lambda each: -each[1]))


def _without(counts: dict[str, int], lost: Iterable[Any], name: str) -> dict[str, int]:
    """Counts that say nothing of what was found and may not be seen."""
    for source in lost:
        values = source.get(FIELDS[name]) or []
        for value in [values] if isinstance(values, str) else values:
            if value in counts:
                counts[value] -= 1
    return {value: count for value, count in counts.items() if count > 0}


def _marked(hits: Iterable[Any]) -> set[Term]:
    """The words that the server found, which may be other than those typed: compounds, synonyms."""
    found: set[str] = set()
    for hit in hits:
        language = hit["_source"]["language"]
        for texts in hit.get("highlight", {}).values():
            for text in texts:
                for words in _MARKED.findall(text):
                    found.update(token.form for token in tokens(words, language) if len(token.form) < LONGEST_TOKEN)
    return {Term(form, form) for form in found}
