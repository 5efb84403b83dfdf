"""Before the text it concerns, in the language of the page."""

import pytest
import time_machine

from languages.models import Method, SourceChange, TranslationState, Weight
from languages.record import refresh_states
from tests.factories.pages import translated

NEWER = "النص الهولندي"


@pytest.fixture
def right(tree):
    return tree.right


@pytest.fixture
def changed(right):
    """``changed(weight, **words)``: the Dutch page is published with other words, and the change weighed."""

    def change(weight, **words):
        for name, value in words.items():
            setattr(right, name, value)
        with time_machine.travel("2026-05-03 12:00+02:00"):
            right.save_revision().publish()
        step = SourceChange.objects.last()
        step.weigh(weight, None)
        refresh_states(step.source)
        return step

    return change


def read(visitor, tree, name="arabic", part=""):
    page = getattr(tree, name)
    page.refresh_from_db()
    return visitor.get(page.url + part).content.decode()


def test_a_machine_translation_says_so(visitor, tree):
    TranslationState.objects.filter(page=tree.arabic).update(method=Method.MACHINE)
    assert "note-warn" in read(visitor, tree)


def test_a_current_translation_has_no_note(visitor, tree):
    assert 'class="note' not in read(visitor, tree)


def test_an_improvement_is_told_with_its_day(visitor, tree, changed):
    changed(Weight.IMPROVEMENT, short_answer="Ja. Altijd.")
    html = read(visitor, tree, "english")
    assert "it was improved on 3 May 2026" in html
    assert "What you read here still holds." in html
    assert "note-warn" not in html


def test_an_improvement_is_marked_at_its_place(visitor, tree, changed):
    changed(Weight.IMPROVEMENT, short_answer="Ja. Altijd.")
    html = read(visitor, tree, "english")
    assert html.index("The Dutch text is newer here") < html.index('class="answer"')


def test_a_correction_warns_above_the_answer_with_the_dutch_and_english_sentence(visitor, tree, changed):
    changed(Weight.CORRECTION, short_answer="Nee. Niet meer.")
    english = tree.english
    english.short_answer = "No. Not any more."
    english.save_revision().publish()
    state = TranslationState.objects.get(page=english)
    state.made_from = [list(pair) for pair in state.source.pairs]
    state.save()
    refresh_states(state.source)
    html = read(visitor, tree)
    note = html[html.index("note-warn") : html.index('class="answer"')]
    assert '<blockquote lang="nl" dir="ltr">Nee. Niet meer.</blockquote>' in note
    assert '<blockquote lang="en" dir="ltr">No. Not any more.</blockquote>' in note


def test_a_sentence_that_was_taken_out_by_a_correction_is_struck_through(visitor, tree, changed):
    before = tree.right.answer_detail
    changed(Weight.CORRECTION, answer_detail="")
    assert f"<s>{before}</s>" in read(visitor, tree, "english")


def test_a_typing_error_is_not_mentioned(visitor, tree, changed):
    changed(Weight.TYPO, short_answer="Ja, altijd .")
    assert 'class="note' not in read(visitor, tree)


def test_plain_text_says_it_too(visitor, tree, changed):
    changed(Weight.CORRECTION, short_answer="Nee. Niet meer.")
    assert "NL: Nee. Niet meer." in read(visitor, tree, "english", "text/")


def test_each_part_can_be_read_in_dutch(visitor, tree):
    html = read(visitor, tree)
    assert '<details class="in-dutch">' in html
    assert f"<p>{tree.right.short_answer}</p>" in html


def test_the_dutch_page_does_not_offer_itself(visitor, tree):
    assert "in-dutch" not in visitor.get(tree.right.url).content.decode()


def test_being_behind_costs_a_reader_two_queries(queries, tree, changed):
    before = queries(tree.english.url)
    changed(Weight.IMPROVEMENT, short_answer="Ja. Altijd.")
    assert queries(tree.english.url) <= before + 2


def test_a_translation_made_after_the_change_is_current(visitor, tree, changed):
    changed(Weight.CORRECTION, short_answer="Nee. Niet meer.")
    french = translated(tree.right, "fr")
    assert 'class="note' not in visitor.get(french.url).content.decode()


@pytest.mark.parametrize(("name", "field"), [("release", "lead"), ("topic", "intro"), ("home", "intro")])
def test_other_kinds_of_pages_say_so_at_the_place_too(visitor, tree, locales, name, field):
    source = getattr(tree, name)
    english = source.get_translation_or_none(locales["en"]) or translated(source, "en")
    english.alias_of = None
    setattr(english, field, "What it says in English.")
    english.save_revision().publish()
    setattr(source, field, "Wat er nu in het Nederlands staat.")
    source.save_revision().publish()
    step = SourceChange.objects.last()
    step.weigh(Weight.CORRECTION, None)
    refresh_states(step.source)
    html = visitor.get(english.url).content.decode().partition("<h1")[2]
    assert "tag-warn" in html[: html.index("What it says in English.")]
    folded = html[html.index("in-dutch") :]
    assert "Wat er nu in het Nederlands staat." in folded[: folded.index("</details>")]
