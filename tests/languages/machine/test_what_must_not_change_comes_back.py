"""Office words, telephone numbers and addresses are hidden from a service, and counted when it answers."""

import pytest

from languages.machine.names import fixed_words
from languages.machine.placeholders import HTML, XML, hide, show

WORDS = ("huisarts", "CAK", "Juridisch Loket")
SENTENCE = 'Bel een huisarts op <b>050 000 00 00</b> of mail <a id="a1">hulp@houvast.example</a>, zie https://houvast.example/a?b=1.'


@pytest.mark.parametrize("form", [XML, HTML])
def test_an_untouched_sentence_comes_back_whole(form):
    hidden = hide(SENTENCE, WORDS, form)
    assert show(hidden.text, hidden, form) == (SENTENCE.replace("huisarts", "*huisarts*"), [])


@pytest.mark.parametrize("form", [XML, HTML])
def test_nothing_that_must_stay_is_left_in_the_open(form):
    hidden = hide(SENTENCE, WORDS, form)
    open_text = form.found.sub("", hidden.text)
    assert not [part for part in ("huisarts", "050", "houvast.example", "https") if part in open_text]


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("Huisarts bellen mag.", ["*huisarts*"]),
        ("De *verloskundige* helpt.", ["*verloskundige*"]),
        ("De <i>gemeente</i> helpt.", ["<i>gemeente</i>"]),
        ("Het Juridisch Loket helpt.", ["*Juridisch Loket*"]),
        ("Schrijf naar cak of het CAK.", ["*CAK*"]),
        ("De huisartsenpost is open.", []),
        ("Bel 0800-0000 of +31 50 000 00 00.", ["0800-0000", "+31 50 000 00 00"]),
        ("Zie houvast.example/nl/ en www.houvast.example.", ["houvast.example/nl/", "www.houvast.example"]),
        ("Op 12 november 2026 kost het 5,40 euro.", []),
        ("<b>*huisarts*</b> &amp; CAK", ["*huisarts*", "*CAK*"]),
    ],
)
def test_this_stays_as_it_is(sentence, kept):
    assert list(hide(sentence, WORDS, XML).kept.values()) == kept


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("Appelez.", "kept"),
        ('Appelez <x id="1">a</x> <x id="1">a</x>', "kept"),
        ('Appelez <x id="7">a</x>', "mixed_up"),
        ("Appelez <x id=1></x", "kept"),
    ],
)
def test_what_is_lost_doubled_or_strange_is_noticed(answer, kind):
    hidden = hide("Bel een huisarts.", WORDS, XML)
    assert [remark.kind for remark in show(answer, hidden, XML)[1]] == [kind]


@pytest.mark.parametrize(
    "answer", ['Appelez <x id="1"/>.', "Appelez <x id = '1'>médecin</x >.", 'Appelez <x id="1">huisarts</x>.']
)
def test_whatever_the_service_did_inside_does_not_matter(answer):
    hidden = hide("Bel een huisarts.", WORDS, XML)
    assert show(answer, hidden, XML) == ("Appelez *huisarts*.", [])


def test_a_sentence_of_nothing_but_numbers_has_no_words():
    assert not hide("112 – <b>050 000 00 00</b> &amp; *CAK*", WORDS, HTML).has_words


@pytest.mark.parametrize(
    ("word", "stays"), [("huisarts", True), ("CAK", True), ("politie", False), ("ziekenhuis", False)]
)
def test_an_office_word_stays_dutch_unless_every_language_has_its_own(db, word, stays):
    assert (word in fixed_words()) == stays
