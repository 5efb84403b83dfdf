"""Each language's analysis, token by token: one that returns none would make every text empty, silently."""

import pytest

from languages.table import LANGUAGES
from search.analysis import LONGEST_QUERY, clean, row_text, tokens
from search.slots import languages_to_search, phrase, query_slots, query_terms
from search.stopwords import STOP_WORDS

FOLDED = [
    ("nl", "Eén huisarts, twee foto's.", ["een", "huisarts", "twee", "foto"]),
    ("nl", "e\u0301e\u0301n huur\u00adtoeslag", ["een", "huurtoeslag"]),
    ("nl", "V-nummer 2024/AB_c", ["v", "nummer", "2024", "ab", "c"]),
    ("en", "the municipality's DOCTORS", ["the", "municipality", "doctors"]),
    ("fr", "L’hébergement d'urgence, qu'il", ["hebergement", "urgence", "il"]),
    ("es", "¿Qué años, niño?", ["que", "anos", "nino"]),
    ("pt-br", "ações e ação", ["acoes", "e", "acao"]),
    ("ar", "أطفال إقامة آمن مدرسة على", ["اطفال", "اقامه", "امن", "مدرسه", "علي"]),
    ("ar", "مـــدرســـة مَدْرَسَةٌ \u200fمدرسة\u200e", ["مدرسه", "مدرسه", "مدرسه"]),
    ("ar", "١٢٣ ۴۵", ["123", "45"]),
    ("fa", "کتاب‌ها كتاب علی", ["كتاب", "ها", "كتاب", "علي"]),
    ("ti", "ሐኪም ኀኪም ሠላም ፀሓይ ዓዲ", ["ሀኪም", "ሀኪም", "ሰላም", "ጸሃይ", "ኣዲ"]),
    ("ti", "ሕክም\u135fና። ብዘይ፡ወረቐት", ["ህክምና", "ብዘይ", "ወረቐት"]),
    ("am", "ሐኪም ሃኪም ኃኪም ዓለም ኣለም", ["ሀኪም", "ሀኪም", "ሀኪም", "አለም", "አለም"]),
    ("tr", "İstanbul'da ISPARTA ısparta Işık", ["istanbul", "isparta", "isparta", "isik"]),
    ("so", "Dhakhtarka Xuquuqda", ["dhakhtarka", "xuquuqda"]),
    ("zh-hans", "无证移民 医", ["无证", "证移", "移民", "医"]),
    ("zh-hans", "找IND办", ["找", "ind", "办"]),
    ("nl", "½ ﬁets", ["1", "2", "fiets"]),
    ("nl", '" * ( ) : ^ - \x00 ™ …', []),
]

INDEXED = [
    ("nl", "gemeenten gemeente", "gemeenten gemeent gemeente gemeent"),
    ("nl", "brieven huizen scholen kinderen", "brieven brief huizen huis scholen schol kinderen kind"),
    ("en", "municipalities houses", "municipalities municipality houses house"),
    ("fr", "étrangère étrangers", "etrangere etranger etrangers etranger"),
    ("es", "derechos", "derechos derecho"),
    ("pt-br", "ações ação", "acoes aco acao aco"),
    ("ar", "والحقوق بالحقوق حقوق", "والحقوق حقوق بالحقوق حقوق حقوق"),
    ("fa", "کتابها", "كتابها كتاب"),
    ("ti", "ብሓኪም", "ብሃኪም ሃኪም"),
    ("am", "በሐኪም", "በሀኪም ሀኪም"),
    ("tr", "haklar hakları", "haklar hak haklari hak"),
    ("so", "xuquuqda", "xuquuqda xuquuq"),
    ("zh-hans", "移民法", "移民 移 民 民法 民 法"),
]


@pytest.mark.parametrize(("language", "text", "expected"), FOLDED)
def test_spellings_of_one_word_become_one_token(language, text, expected):
    assert [token.form for token in tokens(clean(text), language)] == expected


@pytest.mark.parametrize(("language", "text", "expected"), INDEXED)
def test_a_row_holds_each_word_and_its_stem(language, text, expected):
    assert row_text(text, language) == expected


@pytest.mark.parametrize("language", [each.code for each in LANGUAGES])
def test_no_language_loses_its_words(language):
    text = "doctor طبيب ሓኪም 医生"
    assert len(row_text(text, language).split()) >= 4


def test_every_token_says_where_it_stands():
    text = "Bel: l'hôpital 移民法"
    assert [text[token.start : token.end] for token in tokens(text, "fr")] == ["Bel", "hôpital", "移民", "民法"]


TERMS = [
    ("nl", "Mag ik naar de huisarts", [("huisarts", True)]),
    ("nl", "de het", [("de", False), ("het", True)]),
    ("nl", "rode kaart", [("rode", False), ("kaart", True)]),
    ("nl", "a", [("a", False)]),
    ("zh-hans", "我的移民", [("我的", False), ("的移", False), ("移民", False)]),
    ("en", '"*:*" ()', []),
]


@pytest.mark.parametrize(("language", "text", "expected"), TERMS)
def test_a_query_is_read_without_its_small_words_and_its_last_word_may_be_unfinished(language, text, expected):
    assert [(term.form, term.is_prefix) for term in query_terms(text, language)] == expected


def test_small_words_of_the_visitors_language_are_small_in_every_reading():
    assert [term.form for term in query_terms("ik ben zwanger", "en")] == ["ik", "ben", "zwanger"]
    assert [term.form for term in query_terms("ik ben zwanger", "en", typed_in="nl")] == ["zwanger"]


def test_a_query_is_cut_and_holds_nothing_that_a_database_cannot_store():
    assert len(clean("x" * 5000)) == LONGEST_QUERY
    assert clean("a\x00b \ud800c\u202e") == "a b c"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("dwangsom", "ar", ("ar", "nl", "en")),
        ("طبيب", "nl", ("nl", "en", "ar", "fa", "ps", "ckb")),
        ("ሓኪም", "en", ("en", "nl", "ti", "am")),
        ("医生", "zh-hans", ("zh-hans", "nl", "en")),
    ],
)
def test_the_languages_of_office_words_and_of_the_script_are_searched_too(text, language, expected):
    assert languages_to_search(text, language) == expected


def test_what_goes_without_saying_on_this_site_tells_nothing():
    assert forms(query_terms("bevallen zonder papieren", "nl")) == ["bevallen"]
    assert forms(query_terms("help for undocumented people in detention", "en")) == ["detention"]
    assert forms(query_terms("sans-papiers enceinte", "fr")) == ["enceinte"]
    # Part of what is said, and not all of it.
    assert forms(query_terms("papieren", "nl")) == ["papieren"]


def test_what_goes_without_saying_is_looked_for_if_there_is_nothing_else():
    assert forms(query_terms("zonder papieren", "nl")) == ["zonder", "papieren"]
    assert forms(query_terms("hulp", "nl")) == ["hulp"]


def test_a_phrase_that_says_more_than_what_goes_without_saying_counts():
    synonyms = {"nl": {phrase("medische hulp", "nl"): (("dokter",),)}}
    (slot,) = query_slots("medische hulp", "nl", "nl", synonyms)
    assert ["dokter"] in [forms(way) for way in slot.ways]


@pytest.mark.parametrize("language", STOP_WORDS)
def test_stop_words_are_written_as_a_query_is_read(language):
    """A word in another spelling would never be met."""
    for word in STOP_WORDS[language]:
        assert forms(query_terms(word, language)) == [word]


def forms(terms):
    return [term.form for term in terms]
