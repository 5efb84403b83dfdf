"""What every engine promises of facets, order, pages and distance."""

import datetime
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publishing.findable import KIND_EVALUATION, KIND_ORGANISATION, KIND_RELEASE, KIND_RIGHTS
from search.engines.base import FACETS, MOST_VALUES, Near, Query, Within
from tests.contract.conftest import found

UTRECHT = Near(52.09, 5.12, "utrecht")
GRONINGEN, AMERSFOORT = (53.22, 6.57), (52.16, 5.39)


def dated(year):
    return datetime.date(year, 6, 1)


@pytest.fixture
def five(add):
    """Five things about shelter that differ in every facet."""
    add("Opvang", kind=KIND_RIGHTS, topics=("sleep",), date=dated(2026))
    add("Opvang", kind=KIND_RELEASE, topics=("sleep",), organisations=("los",), date=dated(2018))
    add("Opvang", kind=KIND_RELEASE, organisations=("los", "askv"), date=dated(2026))
    add("Opvang", kind=KIND_ORGANISATION, regions=("drenthe", "groningen"))
    add("Opvang", "en", kind=KIND_EVALUATION, date=dated(2018))


def test_each_value_is_counted(engine, five):
    assert engine.search(Query("opvang", "nl")).facets == {
        "kinds": {"release": 2, "evaluation": 1, "organisation": 1, "rights": 1},
        "topics": {"sleep": 2},
        "regions": {"drenthe": 1, "groningen": 1},
        "organisations": {"los": 2, "askv": 1},
        "years": {"2018": 2, "2026": 2},
        "languages": {"nl": 4, "en": 1},
    }


CHOICES = [
    {"kinds": ("release",)},
    {"kinds": ("release", "rights")},
    {"kinds": ("release", "rights"), "years": ("2018",)},
    {"topics": ("sleep",), "organisations": ("los", "askv")},
    {"years": ("2018", "2026"), "languages": ("nl",)},
    {"regions": ("drenthe",), "kinds": ("release",)},
    {"for_journalists": True, "years": ("2018",)},
]


@pytest.mark.parametrize("chosen", CHOICES, ids=str)
def test_a_number_says_what_choosing_its_value_would_give(engine, five, chosen):
    facets = engine.search(Query("opvang", "nl", **chosen)).facets
    given = {
        name: {
            value: engine.search(Query("opvang", "nl", **{**chosen, name: (value,)})).total for value in facets[name]
        }
        for name in facets
    }
    assert facets == given
    assert any(facets[name] for name in FACETS if name in facets) or "regions" in chosen


def test_of_one_facet_any_value_will_do_and_of_several_each_must_hold(engine, five):
    def total(**chosen):
        return engine.search(Query("opvang", "nl", **chosen)).total

    assert total(kinds=("release", "rights")) == 3
    assert total(kinds=("release", "rights"), years=("2026",)) == 2
    assert total(kinds=("release",), topics=("sleep",), years=("2026",)) == 0


def test_keys_are_taken_whole_and_as_they_are(engine, add):
    add("Opvang", regions=("noord-holland",))
    for key in ("holland", "noord", "%", "_oord-holland", "noord-holland' OR '1'='1", "\\"):
        assert engine.search(Query("opvang", "nl", regions=(key,))).total == 0, key


def test_unknown_choices_are_left_out_and_many_values_are_bounded(engine, add):
    for number in range(MOST_VALUES + 5):
        add("Opvang", organisations=(f"organisation-{number}",))
    query = Query("opvang", "nl", kinds=("nonsense",), languages=("xx",), years=("20186", "²018"), sort="up")
    results = engine.search(query)
    assert (query.choices, query.sort, results.total) == ({}, "relevance", MOST_VALUES + 5)
    assert len(results.counts("organisations")) == MOST_VALUES


def test_journalists_get_what_is_written_to_be_quoted(engine, five):
    results = engine.search(Query("opvang", "nl", for_journalists=True))
    assert results.counts("kinds") == {KIND_RELEASE: 2, KIND_EVALUATION: 1}


def test_the_newest_come_first_when_asked_and_what_has_no_date_last(engine, add):
    undated = add("Opvang opvang")
    old, new = add("Opvang", date=dated(2018)), add("Over iets anders", body="opvang", date=dated(2026))
    assert found(engine, "opvang", sort="date") == [new, old, undated]


def test_old_news_comes_after_new_news_and_a_right_does_not_grow_old(engine, add):
    old_right = add("Opvang", kind=KIND_RIGHTS, date=dated(2018), weight=0.5)
    old, new = (
        add("Opvang", kind=KIND_RELEASE, date=dated(2018)),
        add("Opvang", kind=KIND_RELEASE, date=datetime.date.today()),
    )
    order = found(engine, "opvang")
    assert order.index(new) < order.index(old)
    assert order.index(old_right) < order.index(old)


def test_a_kind_that_the_words_name_comes_first(engine, add):
    add("Iets", kind=KIND_RIGHTS, body="persbericht persbericht 2018")
    release = add("Wij waren erbij", kind=KIND_RELEASE, date=dated(2018))
    assert found(engine, "persbericht 2018")[0] == release


def test_what_is_near_a_town_comes_first_and_says_how_far(engine, add):
    far = add("Huisarts", kind=KIND_ORGANISATION, position=GRONINGEN)
    near = add("Huisarts", kind=KIND_ORGANISATION, position=AMERSFOORT)
    results = engine.search(Query("huisarts utrecht", "nl", near=UTRECHT))
    assert [(hit.key, round(hit.distance, -1)) for hit in results.hits] == [(near, 20), (far, 160)]


def test_what_is_in_a_named_province_comes_first(engine, add):
    elsewhere = add("Huisarts", kind=KIND_ORGANISATION, regions=("drenthe",))
    there = add("Huisarts", kind=KIND_ORGANISATION, regions=("limburg", "gelderland"))
    results = engine.search(Query("huisarts limburg", "nl", near=Within("limburg", "limburg")))
    assert [(hit.key, hit.distance) for hit in results.hits] == [(there, None), (elsewhere, None)]


def test_the_name_of_a_town_need_not_stand_in_what_is_found(engine, add):
    for _ in range(3):
        add("Huisarts")
    results = engine.search(Query("huisarts utrecht", "nl", near=UTRECHT))
    assert (results.total, results.is_loose) == (3, False)


def test_the_name_of_a_town_alone_is_looked_for(engine, add):
    there = add("Loket Utrecht", kind=KIND_ORGANISATION)
    add("Loket Groningen", kind=KIND_ORGANISATION)
    assert found(engine, "utrecht", near=UTRECHT) == [there]


def test_organisations_in_a_named_town_are_found_whatever_words_they_hold(engine, add):
    answer = add("Advocaat vinden")
    there = add("Open huis", kind=KIND_ORGANISATION, position=(52.1, 5.1))
    lawyers = add("Advocaten", kind=KIND_ORGANISATION, position=(52.09, 5.13), body="advocaat")
    add("Open huis", kind=KIND_ORGANISATION, position=GRONINGEN)
    add("Huis van Utrecht", position=(52.1, 5.1))
    results = engine.search(Query("advocaat utrecht", "nl", near=UTRECHT))
    assert ({hit.key for hit in results.hits[:2]}, results.hits[2].key) == ({answer, lawyers}, there)
    assert (results.total, results.is_loose, results.counts("kinds")[KIND_ORGANISATION]) == (3, False, 2)


def test_organisations_in_a_named_province_are_found_whatever_words_they_hold(engine, add):
    answer = add("Advocaat vinden")
    there = add("Open huis", "en", kind=KIND_ORGANISATION, regions=("limburg",))
    add("Open huis", "en", kind=KIND_ORGANISATION, regions=("drenthe",))
    add("Open huis", "fr", kind=KIND_ORGANISATION, regions=("limburg",))
    assert found(engine, "advocaat limburg", "en", near=Within("limburg", "limburg")) == [answer, there]


def test_organisations_elsewhere_in_the_province_come_after_those_in_the_town(engine, add):
    far = add("Open huis", kind=KIND_ORGANISATION, position=AMERSFOORT, regions=("utrecht",))
    there = add("Open huis", kind=KIND_ORGANISATION, position=(52.09, 5.12), regions=("utrecht",))
    add("Open huis", kind=KIND_ORGANISATION, position=GRONINGEN, regions=("groningen",))
    assert found(engine, "hulp utrecht", near=replace(UTRECHT, region="utrecht")) == [there, far]


def test_help_in_a_named_town_hides_no_typing_error(engine, add):
    answer = add("Advocaat vinden")
    for _ in range(3):
        add("Open huis", kind=KIND_ORGANISATION, position=(52.09, 5.12))
    results = engine.search(Query("advocaaat utrecht", "nl", near=UTRECHT))
    assert (results.hits[0].key, results.total) == (answer, 4)


def test_help_in_a_named_town_can_be_leafed_through(engine, add):
    add("Advocaat vinden")
    keys = [add("Open huis", kind=KIND_ORGANISATION, position=(52.09, 5.12)) for _ in range(12)]
    second = engine.search(Query("advocaat utrecht", "nl", near=UTRECHT, page=2))
    assert (second.query.page, second.total, len(second.hits)) == (2, 13, 3)
    assert {hit.key for hit in second.hits} < set(keys)


def test_chosen_languages_are_those_of_the_hits(engine, add):
    for language in ("nl", "en", "ar"):
        add("Asiel IND", language, key="thing:asylum")
    assert [hit.language for hit in engine.search(Query("ind", "ar", languages=("en",))).hits] == ["en"]
    assert [hit.language for hit in engine.search(Query("ind", "ar", languages=("en", "ar"))).hits] == ["ar"]


def test_a_page_beyond_the_last_is_the_last(engine, add):
    for number in range(12):
        add(f"Opvang {number}")
    results = engine.search(Query("opvang", "nl", page=20))
    assert (results.query.page, len(results.hits), results.next_page) == (2, 2, None)


QUERIES = ["opvang", "opvang gezinnen", "opvagn", "zeppelin luchtschip", "opvang groningen"]


@pytest.mark.parametrize("text", QUERIES)
def test_more_things_cost_no_more_queries(engine, add, text):
    def count():
        with CaptureQueriesContext(connection) as captured:
            engine.search(Query(text, "nl", near=UTRECHT, kinds=("rights",)))
        return len(captured)

    for number in range(3):
        add(f"Opvang {number}", body="gezinnen")
    count()
    before = count()
    for number in range(20):
        add(f"Opvang nog {number}", "en")
        add(f"Opvang {number} van gezinnen", regions=("drenthe",))
    assert count() <= before <= 16
