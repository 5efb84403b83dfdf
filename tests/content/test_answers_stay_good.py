"""No change makes the answers of a search engine worse by accident: judged queries against the starter content."""

import tomllib
from collections import Counter
from dataclasses import asdict

import pytest
from django.db import connection

from benchmarks.answering import DATABASE, ELASTICSEARCH
from benchmarks.judged import read_judgements
from benchmarks.relevance import JUDGEMENTS, measure, things_of_the_site
from languages.table import LANGUAGES

pytestmark = pytest.mark.xdist_group("starter content")

BASELINE = tomllib.loads(JUDGEMENTS.with_name("baseline.toml").read_text(encoding="utf-8"))
FEWEST = {"nl": 40, "en": 40, "ar": 25, "ti": 25, "fr": 25, "fa": 25}
TYPES = {
    "known-item",
    "topic",
    "inflection",
    "compound",
    "typo",
    "acronym",
    "place",
    "question",
    "cross-language",
    "transliteration",
}


@pytest.fixture(scope="module")
def judged():
    return read_judgements(JUDGEMENTS)


def worse_than_before(engine, report):
    """``language: figure instead of figure`` for every language that fell by more than the noise."""
    figures = report["engines"][engine.partition(".")[0]]["languages"]
    before = BASELINE["ndcg"]
    for part in engine.split("."):
        before = before[part]
    return [
        f"{language}: {figures[language]['ndcg']:.3f} instead of {figure}"
        for language, figure in before.items()
        if figures[language]["ndcg"] < figure - BASELINE["noise"]
    ]


def test_every_judged_page_exists(site, judged):
    paths = {path for query in judged for path in query.grades}
    assert paths - things_of_the_site().keys() == set()


def test_there_are_enough_queries_of_every_type(judged):
    counts = Counter(query.language for query in judged)
    assert {language: least for language, least in FEWEST.items() if counts[language] < least} == {}
    assert {query.kind for query in judged} == TYPES


def test_every_judged_query_has_an_answer(judged):
    assert [query.text for query in judged if max(query.grades.values()) < 3] == []


def test_the_database_answers_as_well_as_before(site, judged):
    report = measure(judged, [DATABASE])
    assert worse_than_before(f"database.{connection.vendor}", report) == []
    assert report["broken"] == []


@pytest.mark.elasticsearch
def test_elasticsearch_answers_as_well_as_before(site, judged, search_server, settings):
    settings.ELASTICSEARCH = asdict(search_server)
    report = measure(judged, [ELASTICSEARCH], check=False)
    assert worse_than_before("elasticsearch", report) == []


def test_every_language_with_judgements_is_one_of_the_site(judged):
    assert {query.language for query in judged} <= {language.code for language in LANGUAGES}
