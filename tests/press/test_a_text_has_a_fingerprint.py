"""One definition of the text that goes out: what is signed, compared, copied."""

import pytest

from press.changes import differences, may_be_typing_error
from press.text import Paragraph, hash_of, outgoing, split_sentences


def text(*sentences):
    return [Paragraph("paragraph", " ".join(sentences))]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Een andere kop"),
        ("subheadline", "maar niet voor iedereen"),
        ("label", "Persbericht"),
        ("place", "Utrecht"),
        ("lead", "Acht organisaties vragen om opvang."),
        ("date_precision", "month"),
        ("body", [("paragraph", "<p>Iedereen hoort binnen te slapen.</p>")]),
        ("body", [("paragraph", '<p>Niemand hoort op <a href="https://steunpunt.example/">straat</a> te slapen.</p>')]),
        ("references", [("reference", {"number": 1, "text": "WODC, 2018", "url": ""})]),
        ("boilerplates", [("boilerplate", "<p>Over het Steunpunt.</p>")]),
    ],
)
def test_any_word_that_goes_out_changes_it(tree, field, value):
    before = hash_of(outgoing(tree.release))
    setattr(tree.release, field, value)
    assert hash_of(outgoing(tree.release)) != before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("lead", "  Zeven organisaties   vragen om opvang. "),
        ("editor_notes", [("note", {"kind": "info", "number": 1, "text": "Niet voor publicatie"})]),
        ("seo_title", "Iets anders"),
        ("slug", "ergens-anders"),
    ],
)
def test_what_does_not_go_out_leaves_it_alone(tree, field, value):
    before = hash_of(outgoing(tree.release))
    setattr(tree.release, field, value)
    assert hash_of(outgoing(tree.release)) == before


def test_it_is_the_same_in_whatever_language_somebody_works(tree):
    from django.utils.translation import override

    before = hash_of(outgoing(tree.release))
    with override("ar"):
        assert hash_of(outgoing(tree.release)) == before


@pytest.mark.parametrize(
    ("paragraph", "count"),
    [
        ("Dit is een zin. Dit ook! En dit?", 3),
        ("Volgens dr. J. de Vries e.a. is dat zo.", 1),
        ("‘Niemand op straat.’ Dat zegt het Steunpunt.", 2),
        ("Er zijn 2.065 mensen, d.w.z. meer dan in 2017.", 1),
        ("هل يمكنني؟ نعم.", 2),
        ("", 0),
    ],
)
def test_sentences_are_told_apart(paragraph, count):
    assert len(split_sentences(paragraph)) == count


def test_only_the_sentences_that_differ_are_named():
    found = differences(text("Een.", "Twee.", "Drie."), text("Een.", "Twee!", "Drie.", "Vier."))
    assert [(each.kind, each.before, each.after) for each in found] == [
        ("replaced", "Twee.", "Twee!"),
        ("added", "", "Vier."),
    ]


@pytest.mark.parametrize(
    ("after", "may"),
    [
        ("Wij vragen om opvang voor 40 mensen.", True),
        ("Wij vragen om opvangg voor 40 mensen.", True),
        ("Wij vragen om opvang voor 41 mensen.", False),
        ("Wij vragen niet om opvang voor 40 mensen.", False),
        ("Wij vragen om opvang voor 40 mensen. Nu.", False),
        ("Iets heel anders over 40 dingen die gebeurden.", False),
    ],
)
def test_a_typing_error_is_no_other_sentence_number_or_denial(after, may):
    before = text("Wij vragen om opvang voor 40 mensen.")
    assert may_be_typing_error(before, [Paragraph("paragraph", after)]) is may
