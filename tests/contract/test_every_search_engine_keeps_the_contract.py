"""What every engine promises of words, languages and things. Beside this: what it counts, and what it forgives."""

import datetime
import re

import pytest
from django.utils.safestring import SafeString

from directory.models import Organisation
from publishing.findable import KIND_ORGANISATION, KIND_PAGE, KIND_RELEASE, KIND_RIGHTS, Finding
from search.engines.base import LAST_PAGE, PER_PAGE, Query
from search.models import ORGANISATION, SearchDocument
from search.rows import write
from tests.contract.conftest import found

NASTY = [
    "", "   ", '"', '""', "'", "*", "*:*", "()", "(", ")", "[]", "{}", ":", "^a", "a:b", "-", "--", "NEAR(", "AND",
    "OR", "NOT a",
    "a AND", "title_terms:dokter", "\x00", "a\x00b", "\x1b\x7f", "\ud800", "\ufffd", "\\", "\\'", "%", "%s",
    "%(a)s", "';--", "&", "a & b", "a | !b", "<->", "a:*", "😀", "\u202edokter", "x" * 5000, "a " * 3000, "é" * 900,
    "医" * 300, "ሓ" * 300, "ـ", "½", "²", "1e309", "dokter' OR '1'='1",
]  # fmt: skip


SPELLINGS = [
    ("nl", "Eén huisarts", "een"),
    ("nl", "Een huisarts", "één"),
    ("nl", "Huurtoeslag", "huur\u00adtoeslag"),
    ("nl", "De huisartsenpost", "huisarts"),
    ("nl", "Alle gemeenten", "gemeente"),
    ("nl", "Een gemeente", "gemeenten"),
    ("nl", "Brieven van de IND", "brief ind"),
    ("nl", "Zorg voor kinderen", "kind"),
    ("nl", "Mag ik naar de dokter?", "dokt"),
    ("nl", "Mag ik naar de dokter?", "wanneer mag ik naar een dokter"),
    ("en", "Your municipality's rules", "municipality"),
    ("en", "Registering with municipalities", "municipality"),
    ("fr", "L’hébergement d’urgence", "hebergement"),
    ("fr", "Personnes étrangères", "etrangere"),
    ("es", "Tus derechos", "derecho"),
    ("pt-br", "Suas ações", "ação"),
    ("ar", "الحقوق", "حقوق"),
    ("ar", "حقوق", "الحقوق"),
    ("ar", "مدرسة", "مـــدرســـه"),
    ("ar", "أطفال", "اطفال"),
    ("fa", "کتاب‌های من", "كتاب"),
    ("fa", "علی", "علي"),
    ("ti", "ሐኪም", "ኀኪም"),
    ("ti", "ናብ ሓኪም", "ብሓኪም"),
    ("am", "ሃኪም", "ሐኪም"),
    ("tr", "İstanbul'da", "istanbul"),
    ("tr", "ISPARTA", "ısparta"),
    ("tr", "Hakların", "haklar"),
    ("so", "Dhakhtarka", "dhakhtar"),
    ("zh-hans", "无证移民的权利", "移民"),
    ("zh-hans", "医", "医"),
    ("zh-hans", "看医生", "医"),
]


@pytest.mark.parametrize(("language", "title", "text"), SPELLINGS)
def test_another_spelling_or_form_of_a_word_finds_it(engine, add, language, title, text):
    add("zzz", language)
    key = add(title, language)
    assert found(engine, text, language) == [key]


def test_every_part_of_a_thing_is_searched_and_the_title_weighs_most(engine, add):
    body = add("Iets", body="Hier staat opvang in de tekst, en verder nog veel andere woorden over andere zaken.")
    summary = add("Iets", summary="Hier staat opvang in de samenvatting.")
    headings = add("Iets", headings="Opvang als tussenkop")
    title = add("Opvang")
    for _ in range(6):
        add("Geheel iets anders")
    order = found(engine, "opvang")
    assert order[0] == title
    assert set(order) == {title, headings, summary, body}


def test_a_weight_lifts_a_thing(engine, add):
    light = add("Opvang", weight=0.5)
    heavy = add("Opvang", weight=2.0)
    assert found(engine, "opvang") == [heavy, light]


def test_all_words_must_be_there_unless_hardly_anything_has_them_all(engine, add):
    both = [add(f"Opvang voor gezinnen {number}") for number in range(3)]
    add("Opvang")
    strict = engine.search(Query("opvang gezinnen", "nl"))
    assert ({hit.key for hit in strict.hits}, strict.is_loose) == (set(both), False)
    loose = engine.search(Query("opvang zeppelin", "nl"))
    assert (loose.total, loose.is_loose) == (4, True)


def test_what_finds_nothing_says_so(engine, add):
    add("Opvang")
    results = engine.search(Query("zeppelin", "nl"))
    assert (results.total, list(results.hits), results.facets, results.pages, results.is_loose) == (0, [], {}, 0, False)


def test_a_word_of_a_dutch_letter_finds_the_page_in_the_visitors_language(engine, add):
    add("Dwangsom", "nl", key="thing:fine", body="De IND betaalt een dwangsom.")
    add("غرامة", "ar", key="thing:fine")
    (hit,) = engine.search(Query("dwangsom", "ar")).hits
    assert (hit.language, hit.url) == ("ar", "/ar/thing:fine/")


def test_without_a_translation_the_hit_bears_its_own_language(engine, add):
    add("Dwangsom", "nl")
    (hit,) = engine.search(Query("dwangsom", "ar")).hits
    assert (hit.language, hit.title) == ("nl", "<mark>Dwangsom</mark>")


def test_arabic_typed_on_the_dutch_site_finds_the_arabic_page(engine, add):
    add("طبيب", "ar")
    assert [hit.language for hit in engine.search(Query("طبيب", "nl")).hits] == ["ar"]


def test_other_languages_are_left_alone(engine, add):
    add("Hospital", "es")
    assert found(engine, "hospital", "fr") == []


def test_a_thing_is_found_and_counted_once_in_all_its_languages(engine, add):
    for language in ("nl", "en", "ar"):
        add("Asiel IND", language, key="thing:asylum")
    results = engine.search(Query("ind", "ar"))
    assert (results.total, results.counts("kinds"), [hit.language for hit in results.hits]) == (
        1,
        {KIND_RIGHTS: 1},
        ["ar"],
    )


def test_kinds_are_counted_whatever_kind_is_chosen(engine, add):
    add("Opvang")
    add("Opvang", kind=KIND_RELEASE)
    chosen = add("Opvang", kind=KIND_ORGANISATION)
    add("Opvang", "en", kind=KIND_RELEASE)
    results = engine.search(Query("opvang", "nl", kinds=(KIND_ORGANISATION,)))
    assert [hit.key for hit in results.hits] == [chosen]
    assert (results.total, results.counts("kinds")) == (1, {KIND_RIGHTS: 1, KIND_RELEASE: 2, KIND_ORGANISATION: 1})
    assert engine.search(Query("opvang", "nl", kinds=(KIND_PAGE,))).total == 0
    assert engine.search(Query("opvang", "nl", kinds=("nonsense",))).total == 4


def test_pages_follow_each_other_without_gaps(engine, add):
    keys = {add(f"Opvang {number}") for number in range(PER_PAGE * 2 + 3)}
    pages = [engine.search(Query("opvang", "nl", page=number)) for number in (1, 2, 3)]
    assert [len(page.hits) for page in pages] == [PER_PAGE, PER_PAGE, 3]
    assert {hit.key for page in pages for hit in page.hits} == keys
    assert [(page.previous_page, page.next_page) for page in pages] == [(None, 2), (1, 3), (2, None)]


@pytest.mark.parametrize(("page", "answered"), [(-5, 1), (0, 1), (2, 1), (10**30, 1)])
def test_a_page_out_of_bounds_is_brought_within_them(engine, add, page, answered):
    add("Opvang")
    results = engine.search(Query("opvang", "nl", page=page))
    assert (results.query.page, len(results.hits)) == (answered, 1)
    assert Query("a", "nl", page=10**30).page == LAST_PAGE


def test_highlights_are_marks_and_everything_else_is_escaped(engine, add):
    add("<script>alert(1)</script> dokter & <b>arts</b>", summary='Een "dokter" <img src=x onerror=alert(1)>')
    (hit,) = engine.search(Query("dokter script", "nl")).hits
    assert isinstance(hit.title, SafeString)
    assert isinstance(hit.extract, SafeString)
    assert "<mark>dokter</mark>" in hit.title
    assert "&lt;<mark>script</mark>&gt;" in hit.title
    assert re.sub("</?mark>", "", hit.title + hit.extract).count("<") == 0
    assert "&amp;" in hit.title


def test_the_extract_shows_the_place_that_was_found(engine, add):
    words = " ".join(f"woord{number}" for number in range(200))
    add("Titel", summary="Korte samenvatting.", body=f"{words} hier staat zeppelin in de tekst {words}")
    (hit,) = engine.search(Query("zeppelin", "nl")).hits
    assert "hier staat <mark>zeppelin</mark> in de" in hit.extract
    assert hit.extract.startswith("… woord")
    assert hit.extract.endswith(" …")
    assert len(hit.extract) < 260


def test_a_chinese_hit_is_marked_whole(engine, add):
    add("无证移民的权利", "zh-hans")
    (hit,) = engine.search(Query("无证移民", "zh-hans")).hits
    assert hit.title == "<mark>无证移民</mark>的权利"


def test_a_hit_carries_what_its_labels_need(engine, add):
    add("Opvang", date=datetime.date(2026, 11, 23), regions=("groningen", "drenthe"))
    (hit,) = engine.search(Query("opvang", "nl")).hits
    assert (hit.date, hit.regions, hit.kind) == (datetime.date(2026, 11, 23), ("groningen", "drenthe"), KIND_RIGHTS)


def test_what_is_not_visible_is_not_found_and_leaves_no_words_behind(engine, add):
    add("Geheim plan", visible=False, body="zeer geheim")
    assert engine.search(Query("geheim", "nl")).facets == {}
    assert not SearchDocument.objects.filter(title__contains="Geheim").exists()
    assert not SearchDocument.objects.filter(body_terms__contains="geheim").exists()


def test_a_row_that_fell_behind_is_not_found(engine, add):
    add("Opvang")
    # Past every signal.
    Organisation.objects.update(is_listed=False)
    assert engine.search(Query("opvang", "nl")).facets == {}


def test_a_changed_text_is_found_by_its_new_words_only(engine, add):
    add("Opvang")
    row = SearchDocument.objects.get(title="Opvang")
    finding = Finding(row.key, "nl", KIND_RIGHTS, row.key, "/nl/x/", "Zeppelin")
    write(ORGANISATION, {row.source_id: [finding]})
    assert (found(engine, "opvang"), found(engine, "zeppelin")) == ([], [row.key])


def test_what_is_gone_leaves_a_tombstone(engine, add):
    add("Opvang")
    row = SearchDocument.objects.get(title="Opvang")
    write(ORGANISATION, {row.source_id: []})
    tomb = SearchDocument.objects.get(key=row.key)
    assert found(engine, "opvang") == []
    assert (tomb.deleted, tomb.title, tomb.title_terms, tomb.sequence > row.sequence) == (True, "", "", True)


@pytest.mark.parametrize("language", ["nl", "ar", "zh-hans", "xx"])
def test_no_text_is_an_error(engine, add, language):
    add("Opvang")
    for text in NASTY:
        assert engine.search(Query(text, language)).total >= 0
        assert isinstance(engine.suggest(text, language), list)


def test_signs_around_a_word_change_nothing(engine, add):
    key = add("Naar de dokter")
    for text in (
        '"dokter"',
        "(dokter)",
        "+dokter",
        "-dokter",
        "dokter*",
        "title:dokter",
        "\u202edokter",
        "dokter\x00",
        "!dokter",
    ):
        assert found(engine, text) == [key], text


def test_titles_are_suggested_while_typing(engine, add):
    add("Naar de huisarts")
    add("Naar school", body="huisarts")
    add("Doctor", "en")
    assert engine.suggest("naar huisa", "nl") == ["Naar de huisarts"]
    assert engine.suggest("doc", "nl") == []


def test_a_rebuild_loses_nothing_and_may_be_repeated(engine, add):
    key = add("Opvang")
    assert engine.rebuild() == engine.rebuild() == 1
    assert found(engine, "opvang") == [key]


def test_rows_may_be_applied_again(engine, add):
    key = add("Opvang")
    assert engine.apply(SearchDocument.objects.filter(key=key)) == 1
    assert found(engine, "opvang") == [key]


def test_an_engine_says_how_it_is(engine, add):
    add("Opvang")
    health = engine.health()
    assert (health.is_well, health.documents, health.message) == (True, 1, "")
