"""What every engine promises to whoever types another word, another script or a typing error."""

import pytest
from wagtail.models import Locale, Page

from home.models import HomePage
from search.engines.base import Query
from search.models import BestBet, SearchDocument, Synonym
from search.rules import digest_of, rules_of
from tests.contract.conftest import found

ERRORS = [
    ("nl", "Naar de huisarts", "huistarts"),
    ("nl", "Uitgeprocedeerd", "uitgeprosedeerd"),
    ("nl", "Dwangsom van de IND", "dwangsm"),
    ("en", "See a doctor", "docter"),
    ("en", "Municipality", "muncipality"),
    ("ar", "محكمة", "محكمه"),
    ("ar", "المستشفى", "المستسفى"),
]


@pytest.mark.parametrize(("language", "title", "typed"), ERRORS)
def test_a_typing_error_still_finds_it(engine, add, language, title, typed):
    add("Zzzz", language)
    key = add(title, language)
    assert found(engine, typed, language) == [key]


def test_the_page_is_told_what_was_meant_and_can_go_back(engine, add):
    key = add("Naar de huisarts")
    results = engine.search(Query("huistarts", "nl"))
    assert (results.did_you_mean, results.is_corrected, results.query.text) == ("huisarts", True, "huistarts")
    assert [hit.key for hit in results.hits] == [key]
    as_typed = engine.search(Query("huistarts", "nl", as_typed=True))
    assert (as_typed.total, as_typed.did_you_mean, as_typed.is_corrected) == (0, "", False)


def test_words_that_are_known_are_never_corrected(engine, add):
    for _ in range(3):
        add("De huisarts")
    add("De huisaars")
    results = engine.search(Query("huisarts", "nl"))
    assert (results.total, results.did_you_mean, results.is_corrected) == (3, "", False)


def test_nothing_is_meant_that_nobody_may_see(engine, add):
    add("Zeppelin")
    SearchDocument.objects.update(visible=False)
    engine.apply(SearchDocument.objects.all())
    results = engine.search(Query("zepelin", "nl"))
    assert (results.total, results.did_you_mean) == (0, "")


@pytest.mark.parametrize("typed", ["doktersrekening", "huurtoeslagen", "noodopvang"])
def test_a_compound_is_found_by_its_parts(engine, add, typed):
    add("Iets anders")
    key = add("De rekening van de dokter, toeslag op de huur, opvang in nood")
    assert key in found(engine, typed)


@pytest.mark.parametrize("part", ["huur", "toeslag", "toeslagen"])
def test_a_part_finds_its_compound(engine, add, part):
    key = add("Huurtoeslag")
    assert found(engine, part) == [key]


def test_an_unknown_word_is_cut_to_one_that_it_begins_with_where_nothing_else_is_found(engine, add):
    key = add("Recht op loon")
    add("Opvang")
    results = engine.search(Query("loonachterstand", "nl"))
    assert ([hit.key for hit in results.hits], results.did_you_mean, results.is_corrected) == ([key], "loon", True)
    assert engine.search(Query("loonachterstand", "nl", as_typed=True)).total == 0


def test_of_a_long_question_the_thing_with_more_of_its_words_comes_first(engine, add):
    add("Het een", body="bus " * 12)
    several = add("Het ander", body="bus koffer paspoort")
    add("Nog iets", body="parasol " * 12)
    results = engine.search(Query("bus koffer paspoort zonnebrand strandlaken parasol", "nl"))
    assert (results.hits[0].key, results.is_loose) == (several, True)


def test_a_correction_of_one_word_does_not_hide_what_holds_the_others(engine, add):
    alike = add("Iets", body="politie papieren controle markt")
    others = {add(f"Controle {number}", body="politie papieren") for number in range(4)}
    results = engine.search(Query("politie papieren controle markr", "nl"))
    assert {alike, *others} <= {hit.key for hit in results.hits}


def test_what_goes_without_saying_need_not_be_there(engine, add):
    key = add("Bevallen")
    add("Opvang zonder papieren", body="zonder papieren, zonder papieren")
    assert found(engine, "bevallen zonder papieren") == [key]


@pytest.fixture
def rule(engine, add):
    """``rule(language, words)``: a synonym in force."""

    def make(language, words, kind="synonym"):
        Synonym.objects.create(language=language, words=words, kind=kind)
        engine.rebuild()

    return make


@pytest.mark.parametrize(
    ("language", "title", "words", "typed"),
    [
        ("nl", "Naar de dokter", "dokter, huisarts", "huisarts"),
        ("nl", "Naar de dokter", "dokter, huisarts", "huisartsen"),
        ("nl", "Noodopvang in de stad", "bed bad brood, noodopvang", "bed bad brood"),
        ("nl", "Bed, bad en brood: bed bad brood", "bed bad brood, noodopvang", "noodopvang"),
        ("zh-hans", "看医生的权利", "医生, 大夫, 家庭医生", "大夫"),
        ("zh-hans", "看医生的权利", "医生, 大夫, 家庭医生", "家庭医生"),
        ("ar", "زيارة الطبيب", "طبيب, huisarts, tabib", "huisarts"),
        ("ar", "زيارة الطبيب", "طبيب، tabib", "tabib"),
        ("ar", "زيارة الطبيب", "طبيب, huisarts", "Huisartsen"),
    ],
)
def test_a_word_finds_what_means_the_same(engine, add, rule, language, title, words, typed):
    key = add(title, language)
    rule(language, words)
    assert key in found(engine, typed, language)


def test_a_word_in_latin_letters_finds_what_its_word_means(engine, add, rule):
    key = add("دكتور", "ar")
    Synonym.objects.create(language="ar", words="طبيب, دكتور")
    rule("ar", "طبيب, tabib", "transliteration")
    assert found(engine, "tabib", "ar") == [key]


def test_a_rule_that_is_gone_is_not_in_force_any_more(engine, add, rule):
    add("Naar de dokter")
    rule("nl", "dokter, luchtschip")
    assert len(found(engine, "luchtschip")) == 1
    Synonym.objects.all().delete()
    engine.rebuild()
    assert found(engine, "luchtschip") == []


def test_the_hash_of_a_languages_rules_follows_them(db):
    empty, other = digest_of("nl"), digest_of("ar")
    synonym = Synonym.objects.create(language="nl", words="dokter, arts")
    first = digest_of("nl")
    synonym.words = "dokter, arts, huisarts"
    synonym.save()
    assert len({empty, first, digest_of("nl")}) == 3
    assert digest_of("ar") == other
    assert rules_of("nl") == (("dokter", "arts", "huisarts"),)


@pytest.fixture
def front(db):
    """A page that a bet may lead to."""
    root = Page.objects.get(depth=1)
    return root.add_child(
        instance=HomePage(title="Voordeur", heading="Voordeur", slug="voordeur", locale=Locale.objects.get())
    )


def test_a_best_bet_comes_first_whatever_words_it_holds(engine, add, front):
    first = add("Iets heel anders", translation_key=str(front.translation_key))
    add("Boete boete boete")
    BestBet.objects.create(pattern="boete politie, bekeuring", page=front)
    assert found(engine, "Boetes van de politie")[0] == first
    assert found(engine, "bekeuring")[0] == first
    assert first not in found(engine, "boete")


def test_a_best_bet_holds_for_its_language_only(engine, add, front):
    first = add("Iets heel anders", translation_key=str(front.translation_key))
    BestBet.objects.create(language="en", pattern="fine", page=front)
    assert found(engine, "fine", "en") == [first]
    assert found(engine, "fine", "nl") == []


@pytest.mark.promise("close")
def test_words_that_stand_together_come_before_words_that_stand_apart(engine, add):
    apart = "recht " + "en nog een ander woord " * 20 + "loon"
    add("Een", body=f"{apart} betaald verlof")
    together = add("Twee", body="Het recht op loon. " + "en nog een ander woord " * 20)
    assert found(engine, "recht op loon")[0] == together
