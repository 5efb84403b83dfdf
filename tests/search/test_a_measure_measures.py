"""The figures of the relevance benchmark mean what they are said to mean."""

import itertools
from pathlib import Path

import pytest

from benchmarks.judged import Judged, Unreadable, graded, ndcg, read_judgements, reciprocal_rank, score
from benchmarks.search_speed import tells
from benchmarks.synthetic import PLANTED, Collection
from tests.factories.directory import PlaceFactory

CONTENT = Path(__file__).resolve().parents[2] / "content"

QUERY = Judged("nl", "dokter", "topic", {"/nl/dokter/": 3, "/nl/help/bus/": 1})
THINGS = {"/nl/dokter/": "doctor", "/en/doctor/": "doctor", "/nl/help/bus/": "bus", "/nl/over/": "about"}


def test_the_best_order_is_worth_one():
    assert ndcg([3, 2, 1], [1, 2, 3]) == 1


def test_a_worse_order_is_worth_less():
    assert 0 < ndcg([1, 3], [3, 1]) < 1


def test_nothing_found_is_worth_nothing():
    assert ndcg([], [3]) == 0


def test_what_stands_below_the_tenth_place_is_not_seen():
    assert ndcg([0] * 10 + [3], [3]) == 0


@pytest.mark.parametrize(("grades", "rank"), [([3], 1), ([0, 2], 0.5), ([1, 1, 3], 1 / 3), ([1], 0), ([], 0)])
def test_the_rank_is_that_of_the_first_page_that_helps(grades, rank):
    assert reciprocal_rank(grades) == rank


def test_a_page_counts_in_whatever_language_it_is_shown():
    assert graded(["/en/doctor/"], QUERY, THINGS) == [3]


def test_a_page_that_is_shown_twice_counts_once():
    assert graded(["/nl/dokter/", "/en/doctor/", "/nl/over/"], QUERY, THINGS) == [3, 0]


def test_an_engine_that_finds_nothing_has_an_empty_share():
    assert score([(QUERY, []), (QUERY, ["/nl/dokter/"])], THINGS).empty == 0.5


def test_a_file_of_judgements_is_read(tmp_path):
    file = tmp_path / "j.tsv"
    file.write_text(
        "language\tquery\tpath\tgrade\ttype\n# a remark\n\nnl\tdokter\t/nl/dokter/\t3\ttopic\n"
        "nl\tdokter\t/nl/help/bus/\t1\ttopic\n",
        encoding="utf-8",
    )
    assert read_judgements(file) == [QUERY]


@pytest.mark.parametrize(
    "line",
    ["nl\tdokter\t/nl/", "nl\tdokter\t/nl/\t4\ttopic", "nl\tdokter\t/nl/\tveel\ttopic", "nl\t\t/nl/\t3\ttopic"],
)
def test_a_line_that_is_no_judgement_is_named(tmp_path, line):
    file = tmp_path / "j.tsv"
    file.write_text(f"nl\tschool\t/nl/\t3\ttopic\n{line}\n", encoding="utf-8")
    with pytest.raises(Unreadable, match=r"j\.tsv:2"):
        read_judgements(file)


def test_a_page_judged_twice_for_one_query_is_named(tmp_path):
    file = tmp_path / "j.tsv"
    file.write_text("nl\tschool\t/nl/\t3\ttopic\nnl\tschool\t/nl/\t2\ttopic\n", encoding="utf-8")
    with pytest.raises(Unreadable, match="judged before"):
        read_judgements(file)


def test_a_document_is_looked_for_by_two_words_that_a_search_insists_on(db):
    PlaceFactory(name="Huizen")
    assert [tells(word, "nl") for word in ("vermoeden", "huizen", "welke")] == [True, False, False]
    collection = Collection(CONTENT, tells=tells)
    planted = list(itertools.islice(collection.texts(), PLANTED))
    assert [text.title for text in planted if len(text.title.split()) != 2] == []
    assert all(tells(word, text.language) for text in planted for word in text.title.split())
