"""The words that a typing error is compared with are those of the texts, however often they are learned."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import vocabulary
from search.models import SearchDocument, SearchGram, SearchWord
from search.vocabulary import beginnings, candidates, is_near, learn, rebuild

pytestmark = pytest.mark.usefixtures("db")


def row(title, language="nl", *, visible=True, **texts):
    return SearchDocument(title=title, language=language, visible=visible, **texts)


def words(language="nl"):
    return set(SearchWord.objects.filter(language=language).values_list("word", flat=True))


def everything():
    """Each word, how it is written, and its trigrams in order: a trigram that is stored twice stands in it twice."""
    grams = SearchGram.objects.order_by("gram").values_list("word__language", "word__word", "word__written", "gram")
    return sorted(grams)


def test_words_come_from_every_text_of_what_may_be_seen():
    rebuild([row("Zeppelin", headings="Hangar", summary="mooring", body="gondola."), row("Geheim", visible=False)])
    assert words() == {"zeppelin", "hangar", "mooring", "gondola"}


def test_a_word_is_known_as_it_is_written_and_found_as_it_is_folded():
    rebuild([row("«Médecin»", "fr"), row("L’hébergement", "fr")])
    assert words("fr") == {"medecin", "hebergement"}
    assert [each.written for each in candidates(["medecim"], ["fr"])["medecim"]] == ["médecin"]


def test_what_is_learned_bit_by_bit_is_what_a_rebuild_finds():
    rows = [row("Luchtschip boven stad"), row("Airship above town", "en"), row("Luchtschepen, stadje")]
    for each in rows:
        learn([each])
    bit_by_bit = everything()
    SearchGram.objects.all().delete()
    SearchWord.objects.all().delete()
    rebuild(rows)
    assert everything() == bit_by_bit
    assert bit_by_bit


def test_a_rebuild_forgets_words_and_languages_whose_text_is_gone():
    rebuild([row("Zeppelin hangar"), row("Airship", "en")])
    rebuild([row("Hangar")])
    assert (words(), words("en")) == ({"hangar"}, set())
    assert candidates(["zepelin", "airshp"], ["nl", "en"]) == {}


def test_a_rebuild_mends_a_word_that_lost_a_trigram():
    rebuild([row("Zeppelin hangar")])
    whole = everything()
    SearchGram.objects.filter(word__word="zeppelin").first().delete()
    rebuild([row("Zeppelin hangar")])
    assert everything() == whole


def test_a_rebuild_of_what_is_known_writes_nothing():
    rows = [row("Zeppelin hangar"), row("Airship", "en")]
    rebuild(rows)
    with CaptureQueriesContext(connection) as queries:
        rebuild(rows)
    assert [each["sql"] for each in queries if each["sql"].startswith(("INSERT", "DELETE", "COPY", "UPDATE"))] == []


def test_a_text_that_comes_back_is_not_cut_into_words_again(monkeypatch):
    cut = []
    real = vocabulary.tokens
    monkeypatch.setattr(vocabulary, "tokens", lambda text, language: cut.append(text) or real(text, language))
    rebuild([row("Zeppelin hangar"), row("Hangar zeppelin"), row("Zeppelin hangar boven")])
    assert [text for text in cut if text] == ["Zeppelin hangar", "Hangar zeppelin", "boven"]


@pytest.mark.parametrize(
    ("form", "word", "near"),
    [
        ("docter", "doctor", True),
        ("huistarts", "huisarts", True),
        ("uisarts", "huisarts", False),  # the first letter is taken to be right
        ("arm", "arts", False),  # too short
        ("uitgeprosedeert", "uitgeprocedeerd", True),
        ("gemeente", "geweten", False),
    ],
)
def test_a_word_is_near_with_one_error_and_a_long_one_with_two(form, word, near):
    assert is_near(form, word) is near


def test_the_longest_known_beginning_of_a_word_is_taken():
    rebuild([row("Loon, loonstrook, hoofd")])
    assert beginnings(["loonstrookje", "loonachterstand", "loon", "zeppelin"], ["nl"]) == {
        "loonstrookje": vocabulary.Candidate("nl", "loonstrook", "loonstrook"),
        "loonachterstand": vocabulary.Candidate("nl", "loon", "loon"),
    }
