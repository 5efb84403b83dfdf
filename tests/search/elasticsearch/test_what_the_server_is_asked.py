"""Bodies of requests are plain dictionaries, made without a server."""

import json
from dataclasses import replace

import pytest

from publishing.findable import KIND_ORGANISATION, KIND_RIGHTS
from search.engines.base import FACETS, FOR_JOURNALISTS, PER_PAGE, Near, Query
from search.engines.elasticsearch.analysers import RECIPES, analysis
from search.engines.elasticsearch.mapping import index_body, settings_hash
from search.engines.elasticsearch.queries import (
    AS_TYPED,
    FIRST,
    OTHERWISE,
    SECOND,
    Reading,
    search_body,
    spelling_body,
    suggest_body,
)
from search.engines.elasticsearch.readings import readings
from search.rules import Rules

QUERY = Query("recht op een huisarts", "nl")
READ = [Reading("nl", QUERY.text, "recht huisarts"), Reading("en", QUERY.text, "recht op huisarts")]


def words(query, known=None):
    return {reading.language: reading.needed for reading in readings(query, known or Rules())}


def text_of(body):
    return json.dumps(body, ensure_ascii=False)


def clauses(body):
    """The clause of each language: what a hit must hold, and how."""
    (scored, *_) = body["query"]["bool"]["should"]
    return {
        each["bool"]["filter"][0]["term"]["language"]: each["bool"]
        for each in scored["function_score"]["query"]["bool"]["should"]
    }


def test_every_language_reads_the_words_for_itself():
    found = clauses(search_body(QUERY, READ))
    assert set(found) == {"nl", "en"}
    assert found["nl"]["boost"] > found["en"]["boost"]


def test_a_query_is_never_syntax():
    query = Query('title:x OR *:* "y"~3', "nl")
    body = text_of(search_body(query, readings(query, Rules())))
    assert "query_string" not in body


def test_stop_words_need_not_be_there_and_other_words_stay_as_typed():
    assert words(Query("Mag ik naar de Huisárts?", "nl"))["nl"] == "Huisárts"


def test_the_visitors_language_and_those_of_letters_and_helpers_are_searched():
    assert list(words(Query("dwangsom", "ar"))) == ["ar", "nl", "en"]
    assert {"ar", "fa"} <= set(words(Query("طبيب", "nl")))
    assert "fr" in words(Query("asile", "nl", languages=("fr",)))


def test_signs_alone_are_no_question():
    assert readings(Query('"* (', "nl"), Rules()) == []


def test_the_name_of_a_town_need_not_be_there():
    near = Near(53.2, 6.5, "Groningen")
    assert words(Query("huisarts Groningen", "nl", near=near))["nl"] == "huisarts"
    assert words(Query("Groningen", "nl", near=near))["nl"] == "Groningen"
    assert "arcDistance" in text_of(search_body(replace(QUERY, near=near), READ))
    assert "arcDistance" not in text_of(search_body(QUERY, READ))


def test_typing_errors_are_looked_for_in_the_second_step_alone():
    assert "fuzziness" not in text_of(search_body(QUERY, READ, FIRST))
    assert "fuzziness" not in text_of(search_body(QUERY, READ, AS_TYPED))
    assert "fuzziness" in text_of(search_body(QUERY, READ, SECOND))


def test_a_reading_of_one_language_costs_nothing_in_the_index_of_another():
    body = search_body(QUERY, READ, OTHERWISE, prefix="here")
    for language, clause in clauses(body).items():
        assert {"prefix": {"_index": f"here-{language}-"}} in clause["filter"]
    marked = body["highlight"]["highlight_query"]["bool"]["should"]
    assert [each["bool"]["filter"] for each in marked] == [each["filter"] for each in clauses(body).values()]


def test_nothing_is_spelled_out_anew_to_mark_what_was_found():
    marks = text_of(search_body(QUERY, READ, OTHERWISE)["highlight"])
    assert "fuzziness" not in marks
    assert "bool_prefix" not in marks


def test_whole_texts_are_looked_through_for_typing_errors_only_where_nothing_else_was_found():
    def fields(step):
        queries = clauses(search_body(QUERY, READ, step))["nl"]["must"][0]["dis_max"]["queries"]
        (near,) = (each["multi_match"] for each in queries if "fuzziness" in each["multi_match"])
        return {field.partition(".")[0] for field in near["fields"]}

    assert fields(SECOND) == {"title", "headings", "summary"}
    assert fields(OTHERWISE) == {"title", "headings", "summary", "body"}


def test_each_facet_is_counted_with_every_choice_but_its_own():
    query = replace(QUERY, kinds=(KIND_RIGHTS, KIND_ORGANISATION), years=("2018",))
    body = search_body(query, READ)
    kinds, years = {"terms": {"kind": [KIND_RIGHTS, KIND_ORGANISATION]}}, {"terms": {"year": ["2018"]}}
    assert body["aggs"]["kinds"]["filter"] == {"bool": {"filter": [years]}}
    assert body["aggs"]["years"]["filter"] == {"bool": {"filter": [kinds]}}
    assert body["post_filter"] == body["aggs"]["total"]["filter"] == {"bool": {"filter": [kinds, years]}}
    assert set(FACETS) < set(body["aggs"])


def test_for_journalists_is_a_condition_on_everything():
    body = search_body(replace(QUERY, for_journalists=True), READ)
    assert body["query"]["bool"]["filter"] == [{"terms": {"kind": list(FOR_JOURNALISTS)}}]


def test_pages_are_of_one_size_and_in_one_order():
    body = search_body(replace(QUERY, page=3), READ)
    assert (body["size"], body["from"]) == (PER_PAGE, 2 * PER_PAGE)
    assert body["sort"][-1] == {"key": "asc"}
    assert "date" in search_body(replace(QUERY, sort="date"), READ)["sort"][0]


def test_best_bets_come_first_in_their_order():
    body = search_body(QUERY, READ, FIRST, ["one", "two"])
    first, second = (each["constant_score"]["boost"] for each in body["query"]["bool"]["should"][1:])
    assert first > second > 1000


def test_a_body_holds_the_words_of_the_visitor_only_as_text():
    for body in (spelling_body("x"), suggest_body("x", 5), search_body(QUERY, READ)):
        assert json.loads(json.dumps(body)) == body


@pytest.mark.parametrize("language", ["nl", "ti", "xx"])
def test_an_index_says_of_what_settings_it_is(language):
    body = index_body(language)
    assert body["mappings"]["_meta"]["settings"] == settings_hash(language)
    assert body["mappings"]["dynamic"] == "strict"
    assert body["settings"]["gc_deletes"] == "1h"


def test_the_hash_changes_with_the_synonyms_and_with_nothing_else():
    assert settings_hash("nl") == settings_hash("nl")
    assert settings_hash("nl") != settings_hash("nl", ["bbb, bed bad brood"])
    assert settings_hash("nl") != settings_hash("en")


@pytest.mark.parametrize("language", sorted({*RECIPES, "xx"}))
def test_no_word_is_looked_up_that_is_longer_than_the_beginnings_in_the_index(language):
    made = analysis(language)
    (*_, indexed), (*_, asked) = (made["analyzer"][name]["filter"] for name in ("typed", "typed_search"))
    assert made["filter"][asked] == {"type": "truncate", "length": made["filter"][indexed]["max_gram"]}
