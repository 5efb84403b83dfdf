"""What the server makes of words, language by language. One of its own stemmers returns nothing at all, silently."""

import pytest

from languages.table import LANGUAGES
from search.engines.elasticsearch.analysers import GRAMS, RECIPES, analysis
from search.engines.elasticsearch.client import client
from search.engines.elasticsearch.mapping import settings_hash

pytestmark = pytest.mark.elasticsearch

SAME = [
    ("nl", "text", "gemeenten", "gemeente", "gemeent"),
    ("nl", "text", "woningen", "woning", "woning"),
    ("nl", "text", "zorgverzekeringen", "zorgverzekering", "zorgverzeker zorg verzeker"),
    ("nl", "text", "kinderen", "kind", "kind"),
    ("nl", "text", "foto's", "foto’s", "foto"),
    ("nl", "text", "één", "een", "een"),
    ("nl", "exact", "één", "een", "een"),
    ("en", "text", "municipality's", "municipalities", "municip"),
    ("en", "text", "applying", "applied", "appli"),
    ("fr", "text", "L'hébergement", "l’hebergement", "heberg"),
    ("fr", "text", "étrangère", "etrangere", "etrang"),
    ("es", "text", "años", "ano", "ano"),
    ("es", "text", "voces", "voz", "voz"),
    ("pt-br", "text", "ação", "acao", "acao"),
    ("ar", "text", "والحقوق", "حقوق", "حقوق"),
    ("ar", "text", "مـــدرســـة", "المدرسه", "مدرس"),
    ("ar", "text", "أطفال", "اطفال", "اطفال"),
    ("ar", "exact", "١٢٣", "123", "123"),
    ("fa", "text", "کتابها", "كتاب", "كتاب"),
    ("fa", "exact", "علی", "علي", "علي"),
    ("ps", "text", "حقوق", "حقوق", "حقوق"),
    ("ckb", "text", "مافەكان", "مافەکان", "مافە"),
    ("tr", "text", "İstanbul’da", "istanbul", "istanbul"),
    ("tr", "text", "ISPARTA", "ısparta", "ispar"),
    ("tr", "text", "hakları", "haklar", "hak"),
    ("zh-hans", "text", "无证移民", "无证移民", "无证 证移 移民"),
    ("zh-hans", "exact", "医生", "医生", "医 生"),
    ("ru", "text", "правами", "прав", "прав"),
    ("ru", "exact", "ещё", "еще", "еще"),
    ("uk", "text", "біженців", "біженці", "біженц"),
    ("so", "text", "dhakhtarka", "dhakhtar", "dhakhtar"),
    ("id", "text", "dokternya", "dokter", "dokter"),
    ("bn", "text", "অধিকারের", "অধিকার", "অধিকার"),
    ("ti", "exact", "ሐኪም", "ኀኪም", "ሀኪም"),
    ("ti", "text", "ሓኪም", "ሃኪም", "ሃኪም"),
    ("am", "exact", "ኃኪም", "ሀኪም", "ሀኪም"),
    ("am", "exact", "ዓለም", "አለም", "አለም"),
    ("xx", "text", "Één", "een", "een"),
]
COMPOUNDS = [
    ("huurtoeslag", {"toeslag"}),
    ("huisartsen", {"huisarts"}),
    ("noodopvang", {"opvang"}),
    ("vreemdelingenrecht", {"vreemdel", "recht"}),
    ("verblijfsvergunning", {"vergunn"}),
    ("kinderbijslag", {"kind"}),
    ("gezinshereniging", {"gezin"}),
]


@pytest.fixture(scope="module")
def tokens(search_server):
    """``tokens(language, analyser, text)``; an index for each language that is asked for."""
    server = client(search_server, 30.0)
    made = set()

    def ask(language, analyser, text, synonyms=()):
        index = f"{search_server.prefix}-tokens-{language}-{settings_hash(language, synonyms)}"
        if index not in made:
            server.indices.create(index=index, settings={"analysis": analysis(language, synonyms)})
            made.add(index)
        return [each["token"] for each in server.indices.analyze(index=index, analyzer=analyser, text=text)["tokens"]]

    yield ask
    for index in made:
        server.indices.delete(index=index)


@pytest.mark.parametrize(("language", "analyser", "one", "other", "wanted"), SAME)
def test_two_forms_of_a_word_meet(tokens, language, analyser, one, other, wanted):
    first, second = set(tokens(language, analyser, one)), set(tokens(language, analyser, other))
    assert set(wanted.split()) <= first
    assert first & second


@pytest.mark.parametrize(("word", "parts"), COMPOUNDS)
def test_a_dutch_compound_is_found_by_its_parts_and_searches_for_itself_alone(tokens, word, parts):
    assert parts <= set(tokens("nl", "text", word))
    assert len(tokens("nl", "text_search", word)) == 1


@pytest.mark.parametrize("word", ["hartstocht", "rechtstreeks", "terechtzitting", "misschien"])
def test_a_word_that_only_looks_like_a_compound_stays_whole(tokens, word):
    assert "recht" not in tokens("nl", "text", word)
    assert len(tokens("nl", "text", word)) == 1


@pytest.mark.parametrize("language", sorted({*RECIPES, *(each.code for each in LANGUAGES)}))
@pytest.mark.parametrize("analyser", ["text", "text_search", "exact", "typed", "typed_search", "words"])
def test_no_analyser_of_any_language_drops_a_word(tokens, language, analyser):
    words = {"ar": "محكمة", "fa": "دادگاه", "zh-hans": "法院", "ti": "ቤት", "am": "ፍርድ"}
    assert tokens(language, analyser, words.get(language, "zeppelin"))


@pytest.mark.parametrize("language", GRAMS)
def test_ethiopic_words_are_searched_in_pairs_too_and_without_what_hangs_on_in_front(tokens, language):
    assert tokens(language, "grams", "ሰላም") == ["ሰላ", "ላም"]
    assert "ሰላም" in tokens(language, "text", "ብሰላም")


def test_letters_around_a_colon_are_two_words(tokens):
    assert tokens("nl", "exact", "IND:asiel houvast_x V-nummer") == ["ind", "asiel", "houvast", "x", "v", "nummer"]


def test_a_synonym_of_several_words_is_searched_as_well(tokens):
    rules = ("bbb, bed bad brood",)
    assert "bbb" in tokens("nl", "text_search", "bed bad brood", rules)
    assert tokens("nl", "text", "bbb", rules) == ["bbb"]
    assert {"bed", "bad", "bbb"} <= set(tokens("nl", "text_search", "bbb", rules))


@pytest.mark.parametrize(
    ("language", "rule", "typed", "meant"),
    [
        ("nl", "dokter, huisarts", "huisartsen", "dokter"),
        ("ar", "طبيب, tabib", "tabib", "طبيب"),
        ("fr", "médecin, toubib", "toubib", "medecin"),
        ("ti", "ሓኪም, hakim", "hakim", "ሃኪም"),
        ("zh-hans", "医生, 大夫", "看大夫", "医生"),
    ],
)
def test_a_synonym_holds_in_every_language_and_for_every_form(tokens, language, rule, typed, meant):
    assert meant in tokens(language, "text_search", typed, (rule,))


def test_a_broken_synonym_rule_takes_no_other_down(tokens):
    assert "bbb" in tokens("nl", "text_search", "opvang", ("opvang, bbb", ",", "=>"))


def test_a_word_longer_than_any_beginning_is_suggested_as_long_as_its_beginning_agrees(tokens):
    word = "vreemdelingendetentie"
    assert set(tokens("nl", "typed_search", word)) < set(tokens("nl", "typed", word))
