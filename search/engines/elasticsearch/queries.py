"""What the server is asked. Pure functions from a question to the body of a request, tested without a server."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from languages.table import SOURCE
from publishing.findable import KIND_ORGANISATION
from search.engines.base import DATE, FACETS, FOR_JOURNALISTS, MOST_VALUES, PER_PAGE, Query
from search.engines.elasticsearch.analysers import GRAMS
from search.engines.elasticsearch.client import Address
from search.engines.elasticsearch.mapping import alias_of
from search.engines.elasticsearch.scoring import factors, weight, where
from search.engines.statements import OWN_LANGUAGE
from search.slots import Term

Part = dict[str, Any]

FIELDS = {
    "kinds": "kind",
    "topics": "topics",
    "regions": "regions",
    "organisations": "organisations",
    "years": "year",
    "languages": "language",
}
STEMMED = ("title^10", "headings^4", "summary^3", "body")
EXACT = ("title.exact^10", "headings.exact^4", "summary.exact^3", "body.exact")
ABOVE = EXACT[:-1]
"""Without the text itself, which holds nearly every word that there is: to spell those out takes longest."""
NEXT_TO_EACH_OTHER = ("title.exact^12", "headings.exact^5", "summary.exact^4", "body.exact^2")
"""As typed: with synonyms, four words would be asked for as some thousand phrases, more than a server allows."""
PAIRS = ("title.grams^4", "headings.grams^2", "summary.grams^2", "body.grams")
BEST_BET = 100_000.0  # above whatever words can score
MARKS = ("\ue000", "\ue001")
"""Around a word that was found; for private use, so that no text holds them."""

MOST_WORDS = 8
"""Of a longer text the first words count: a server allows a query only so many parts."""
MOST_WORDS_TO_VARY = 4
"""A longer text says by itself what it is about: each way of saying it otherwise multiplies the parts of the query."""
_PLACES = 1000  # up to so many different things a count is exact


@dataclass(frozen=True)
class Reading:
    """A query as a text of one language: all of it, and without what a hit need not hold (stop words, a town).

    ``others`` are other ways of saying what is needed; ``terms`` are what is marked in a hit, synonyms included.
    """

    language: str
    text: str
    needed: str
    others: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Step:
    """How strictly words are taken; ``near_in`` are the fields in which a typing error or an unfinished word will do.

    The first step needs every word; the second is for when hardly anything has all, the other for when nothing has.
    """

    every_word: bool = True
    near_in: tuple[str, ...] = ()


FIRST = Step()
AS_TYPED = Step(every_word=False)
SECOND = Step(every_word=False, near_in=ABOVE)
OTHERWISE = Step(every_word=False, near_in=EXACT)


def search_body(
    query: Query,
    readings: Sequence[Reading],
    step: Step = FIRST,
    best: Sequence[str] = (),
    prefix: str = Address.prefix,
    there: float = 0.0,
) -> Part:
    """One page of hits with marks, all facets, the number of things, the best score where a place is named.

    ``best`` are translation keys that come first; ``prefix`` begins the names of the indices. With ``there``, the
    organisations in the place that is named are found whatever words they hold, with that score.
    """
    words = _in_languages(readings, query, step, prefix)
    if there:
        words = {"bool": {"should": [words, _organisations_there(query, there)], "minimum_should_match": 1}}
    return {
        "size": PER_PAGE,
        "from": (query.page - 1) * PER_PAGE,
        "timeout": "800ms",
        "track_total_hits": False,
        "_source": ["row", "translation_key", *FIELDS.values()],
        "query": _query(query, words, best),
        "sort": _sort(query),
        "track_scores": False,
        "collapse": {"field": "translation_key"},
        "post_filter": _chosen(query.choices),
        "aggs": {
            "total": _filtered(query.choices, {"things": _things()}),
            **_facets(query),
            **(_best_score(best) if query.near and not there else {}),
        },
        "highlight": _marks(_in_languages(readings, query, FIRST, prefix)),
    }


def spelling_body(text: str) -> Part:
    """A better spelling of the whole text, made of words and runs of words that occur."""
    generator = {"field": "suggest_words", "suggest_mode": "popular", "prefix_length": 1, "min_word_length": 4}
    phrase = {
        "field": "suggest_words",
        "size": 1,
        "gram_size": 3,
        "max_errors": 2,
        "direct_generator": [generator],
    }
    return {"text": text, "spelling": {"phrase": phrase}}


def suggest_body(text: str, size: int) -> Part:
    """Titles in which every word of ``text`` begins a word; a typing error is forgiven, and comes last."""
    words = {"query": text, "operator": "and"}
    return {
        "size": size,
        "timeout": "300ms",
        "track_total_hits": False,
        "_source": False,
        "query": {
            "function_score": {
                "query": {
                    "dis_max": {
                        "queries": [
                            {"match": {"title.typed": {**words, "boost": 10}}},
                            {"match": {"title.typed": {**words, "fuzziness": "AUTO:4,7", "prefix_length": 1}}},
                        ]
                    }
                },
                "functions": [weight()],
                "boost_mode": "multiply",
            }
        },
        "sort": ["_score", {"key": "asc"}],
    }


def _query(query: Query, words: Part, best: Sequence[str]) -> Part:
    scored = {
        "function_score": {
            "query": words,
            "functions": factors(query),
            "score_mode": "multiply",
            "boost_mode": "multiply",
        }
    }
    first = [
        {"constant_score": {"filter": {"term": {"translation_key": key}}, "boost": BEST_BET * (len(best) - place)}}
        for place, key in enumerate(best)
    ]
    always = [{"terms": {"kind": list(FOR_JOURNALISTS)}}] if query.for_journalists else []
    return {"bool": {"filter": always, "should": [scored, *first], "minimum_should_match": 1}}


def _organisations_there(query: Query, score: float) -> Part:
    languages = list(dict.fromkeys([query.language, SOURCE, *query.languages]))
    conditions = [{"term": {"kind": KIND_ORGANISATION}}, {"terms": {"language": languages}}, where(query)]
    return {"constant_score": {"filter": {"bool": {"filter": conditions}}, "boost": score}}


def _best_score(best: Sequence[str]) -> Part:
    """Of what was found by its words. Scores have no scale: only compared with this does one say something."""
    by_words = {"bool": {"must_not": [{"terms": {"translation_key": list(best)}}]}}
    return {"by_words": {"filter": by_words, "aggs": {"best_score": {"max": {"script": "_score"}}}}}


def _in_languages(readings: Sequence[Reading], query: Query, step: Step, prefix: str) -> Part:
    each = [_in_language(reading, query, step, prefix) for reading in readings]
    return {"bool": {"should": each, "minimum_should_match": 1}}


def _in_language(reading: Reading, query: Query, step: Step, prefix: str) -> Part:
    """The words as one language reads them, in the texts of that language.

    Every index is sent the readings of all languages. Its name is what it can judge before it looks anything up: of
    those that are not its own it spells out no beginning and no typing error, neither to search nor to mark.
    """
    optional = [_match(reading.text, STEMMED, type="cross_fields", boost=0.2)]
    return {
        "bool": {
            "filter": [
                {"term": {"language": reading.language}},
                # The name itself, because an alias may be on its way to a new index while this one is searched.
                {"prefix": {"_index": f"{alias_of(prefix, reading.language)}-"}},
            ],
            "must": [{"dis_max": {"tie_breaker": 0.2, "queries": _ways(reading, step)}}],
            "should": optional if reading.text != reading.needed else [],
            "boost": OWN_LANGUAGE if reading.language == query.language else 1.0,
        }
    }


def _ways(reading: Reading, step: Step) -> list[Part]:
    """The ways in which a text may hold the words; the best of them counts."""
    words, others = reading.needed, reading.others
    if len(words.split()) > MOST_WORDS_TO_VARY:
        others = ()
    every = {"type": "cross_fields", "operator": "and"}
    ways = [
        _match(words, STEMMED, **every),
        _match(words, EXACT, **every, boost=1.2),
        _match(words, NEXT_TO_EACH_OTHER, type="phrase", slop=1),
    ]
    ways += [_match(other, STEMMED, **every, boost=0.8) for other in others]
    if reading.language in GRAMS:
        ways.append(_match(words, PAIRS, minimum_should_match="80%" if step.every_word else "60%", boost=0.3))
    if not step.every_word:
        ways.append(_match(words, STEMMED, type="cross_fields", boost=0.5))
        beginnings = step.near_in or EXACT
        ways.append(_match(words, beginnings, type="bool_prefix", boost=0.3))
        ways += [_match(other, STEMMED, type="cross_fields", boost=0.4) for other in others]
    if step.near_in:
        near = {"fuzziness": "AUTO:4,7", "prefix_length": 1, "max_expansions": 20}
        ways.append(_match(words, step.near_in, **near, boost=0.1))
    return ways


def _match(words: str, fields: Sequence[str], **how: Any) -> Part:
    text = " ".join(words.split()[:MOST_WORDS])[:100]
    # A synonym of several words need not stand as a phrase: "bed, bad en brood" for "bed bad brood".
    return {"multi_match": {"query": text, "fields": list(fields), "auto_generate_synonyms_phrase_query": False, **how}}


def _sort(query: Query) -> list[Any]:
    by_date: list[Any] = [{"date": {"order": "desc", "missing": "_last"}}] if query.sort == DATE else []
    return [*by_date, "_score", {"key": "asc"}]


def _chosen(choices: Mapping[str, Sequence[str]]) -> Part:
    return {"bool": {"filter": [{"terms": {FIELDS[name]: list(values)}} for name, values in choices.items()]}}


def _filtered(choices: Mapping[str, Sequence[str]], aggregations: Part) -> Part:
    return {"filter": _chosen(choices), "aggs": aggregations}


def _facets(query: Query) -> Part:
    """Each facet is counted with every choice but its own, and each thing once, however many languages it is in."""
    return {
        name: _filtered({other: values for other, values in query.choices.items() if other != name}, _values(name))
        for name in FACETS
    }


def _values(facet: str) -> Part:
    terms = {"terms": {"field": FIELDS[facet], "size": MOST_VALUES}}
    # In one language a thing is one document: there the server's own count will do.
    return {"values": terms if facet == "languages" else {**terms, "aggs": {"things": _things()}}}


def _things() -> Part:
    return {"cardinality": {"field": "thing", "precision_threshold": _PLACES}}


def _marks(words: Part) -> Part:
    """What is near or unfinished is marked by us: the server would spell it out anew for every text."""
    whole: Part = {"number_of_fragments": 0}
    return {
        "type": "unified",
        "highlight_query": words,
        "require_field_match": False,
        "pre_tags": [MARKS[0]],
        "post_tags": [MARKS[1]],
        "fields": {"title": whole, "summary": whole, "body": {"number_of_fragments": 1, "fragment_size": 100}},
    }
