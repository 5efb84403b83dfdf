"""A hit shows why it is one: every word that a search may have found is marked, and nothing else."""

import pytest

from search.highlights import extract, highlight
from search.models import SearchDocument
from search.slots import Term


def term(form, stem="", **how):
    return Term(form, stem or form, **how)


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        (term("dokter"), "De Dokter komt", "De <mark>Dokter</mark> komt"),
        (term("gemeente", "gemeent"), "alle gemeenten", "alle <mark>gemeenten</mark>"),
        (term("toeslag"), "de huurtoeslag", "de <mark>huurtoeslag</mark>"),
        (term("zeppelin", is_prefix=True), "zeppelinvlucht", "<mark>zeppelinvlucht</mark>"),
        (term("zeppelin"), "zeppelinvlucht", "zeppelinvlucht"),
        (term("huistarts", is_near=True), "de huisarts", "de <mark>huisarts</mark>"),
        (term("huistarts"), "de huisarts", "de huisarts"),
        (term("arm", is_near=True), "de arts", "de arts"),
    ],
)
def test_a_word_is_marked_in_every_form_in_which_it_is_found(typed, text, marked):
    assert highlight(text, [typed], "nl") == marked


def test_an_extract_is_cut_around_the_first_place_and_marks_the_others_near_it():
    filling = "en nog iets " * 40
    row = SearchDocument(language="nl", kind="rights", summary="Kort.", body=f"{filling}zeppelin zeppelin. {filling}")
    shown = extract(row, [term("zeppelin")])
    assert "<mark>zeppelin</mark> <mark>zeppelin</mark>." in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_an_extract_without_a_word_that_was_found_is_the_summary():
    row = SearchDocument(language="nl", kind="rights", summary="Kort en krachtig.", body="Lang.")
    assert extract(row, [term("zeppelin")]) == "Kort en krachtig."


def test_the_list_of_places_in_an_organisation_is_never_shown():
    row = SearchDocument(language="nl", kind="organisation", summary="Kort.", body="Groningen ጂኦ")
    assert extract(row, [term("groningen")]) == "Kort."
