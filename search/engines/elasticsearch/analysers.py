"""How each language becomes tokens on the server. Pure functions; tests assert tokens of a real server.

Text has been through ``languages.normalise`` before, rows and queries alike: the server does not compose Unicode.
Every index has the same names: ``text`` (stemmed) and ``text_search``, ``exact`` (folded only), ``typed`` and
``typed_search`` (beginnings of words), ``words`` (for "did you mean").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from search.compounds import LONGEST_PART, PARTS, SHORTEST_PART, SHORTEST_WORD, WHOLE
from search.engines.elasticsearch.dutch import OVERRIDES

Part = dict[str, Any]
NOT_BEFORE_SYNONYMS = ("both_ways", "without_prefix", "remove_duplicates")
"""Filters that put several tokens in one place, so that no rule can be read through them. Whatever stands before them
has been done when synonyms are looked up: a rule holds for all forms of its words.
"""
GRAMS = ("am", "ti")
"""Languages whose words change inside: pairs of letters are searched as well, in a field of their own."""
LONGEST_BEGINNING = 20
"""Letters of a word that suggestions look at. Of a longer word, typed or indexed, the rest counts for nothing."""


@dataclass(frozen=True)
class Recipe:
    """The filters of one language, in order. A filter is a built-in name, or a name and its definition.

    ``before`` are filters of characters, for every analyser. ``exact`` ends without a stem. ``index_only`` stands after
    the first filter of ``text`` when a text is indexed, and not when one is searched: the parts of a compound stand at
    one place, so that huisarts would find every page with "huis". ``inside`` names stemmers that another filter uses.
    """

    text: tuple[str | tuple[str, Part], ...] = ("lowercase", "asciifolding")
    exact: tuple[str | tuple[str, Part], ...] = ("lowercase", "asciifolding")
    before: tuple[tuple[str, Part], ...] = ()
    index_only: tuple[tuple[str, Part], ...] = ()
    inside: tuple[str, ...] = ()


def analysis(language: str, synonyms: Sequence[str] = ()) -> Part:
    """The ``analysis`` of an index for this language; ``synonyms`` are rules such as ``"bbb, bed bad brood"``.

    A language without a recipe is lower-cased and folded.
    """
    recipe = RECIPES.get(language, Recipe())
    filters: dict[str, Part] = {}
    text = [_named(each, filters) for each in recipe.text]
    filters |= {name: {"type": "stemmer", "language": name[5:]} for name in recipe.inside}
    exact = [_named(each, filters) for each in recipe.exact]
    index_only = [_named(each, filters) for each in recipe.index_only]
    characters = dict((_APART, *recipe.before))
    before = list(characters)
    filters |= {
        "beginnings": {"type": "edge_ngram", "min_gram": 1, "max_gram": LONGEST_BEGINNING},
        "beginning": {"type": "truncate", "length": LONGEST_BEGINNING},
        "runs": {"type": "shingle", "min_shingle_size": 2, "max_shingle_size": 3},
    }
    search = text
    if synonyms:
        filters["synonyms"] = {"type": "synonym_graph", "synonyms": list(synonyms), "lenient": True}
        at = next((place for place, name in enumerate(text) if name in NOT_BEFORE_SYNONYMS), len(text))
        search = [*text[:at], "synonyms", *text[at:]]
    pairs = {"pairs": {"type": "ngram", "min_gram": 2, "max_gram": 2, "token_chars": ["letter", "digit"]}}
    return {
        "char_filter": characters,
        "filter": filters,
        "tokenizer": pairs if language in GRAMS else {},
        "analyzer": {
            "text": _analyser(before, [text[0], *index_only, *text[1:]]),
            "text_search": _analyser(before, search),
            "exact": _analyser(before, exact),
            "typed": _analyser(before, [*exact, "beginnings"]),
            "typed_search": _analyser(before, [*exact, "beginning"]),
            "words": _analyser(before, ["lowercase", "runs"]),
            **({"grams": _analyser(before, ["lowercase"], "pairs")} if language in GRAMS else {}),
        },
    }


def _analyser(before: list[str], filters: list[str], tokenizer: str = "standard") -> Part:
    return {"type": "custom", "char_filter": before, "tokenizer": tokenizer, "filter": filters}


def _named(each: str | tuple[str, Part], filters: dict[str, Part]) -> str:
    """The name of a filter; what it is made of joins ``filters``."""
    if isinstance(each, str):
        return each
    filters[each[0]] = each[1]
    return each[0]


def _stem(language: str) -> tuple[str, Part]:
    return (f"stem_{language}", {"type": "stemmer", "language": language})


def _letters(name: str, *rules: str) -> tuple[str, Part]:
    return (name, {"type": "mapping", "mappings": list(rules)})


def _endings(name: str, pattern: str) -> tuple[str, Part]:
    return (name, {"type": "pattern_replace", "pattern": pattern, "replacement": "$1"})


def _both_ways(language: str) -> tuple[str | tuple[str, Part], ...]:
    """Stemmed then folded, and folded then stemmed, at one place: with and without accents meet."""
    name = f"stem_{language}"
    both = {
        "type": "multiplexer",
        "filters": [f"{name},asciifolding", f"asciifolding,{name}"],
        "preserve_original": False,
    }
    return ("both_ways", both), "remove_duplicates"


def _ethiopic(pairs: dict[str, str]) -> list[str]:
    """Each row of letters sounds like another: seven orders each."""
    return [f"{chr(ord(old) + order)} => {chr(ord(new) + order)}" for old, new in pairs.items() for order in range(7)]


# The tokenizer takes letters on both sides of these for one word.
_APART = _letters("apart", r": => \u0020", r"_ => \u0020", r". => \u0020")
_ROWS = {"ሐ": "ሀ", "ኀ": "ሀ", "ሠ": "ሰ", "ዐ": "አ", "ፀ": "ጸ"}
# In Amharic the first and the fourth order of these sound alike. Rules do not chain, and a letter may be listed once.
_AMHARIC_A = {**dict.fromkeys("ሃሓኃኻ", "ሀ"), **dict.fromkeys("ኣዓ", "አ")}
_AMHARIC = [rule for rule in _ethiopic({**_ROWS, "ኸ": "ሀ"}) if rule[0] not in _AMHARIC_A]
_AMHARIC += [f"{old} => {new}" for old, new in _AMHARIC_A.items()]
_PREFIXES = "^(?:በ|ለ|ከ|የ|ን|ብ|ዝ|ም|ኣብ|አብ|ብዘይ|ያለ|ስለ)(.{2,})$"
_WITHOUT_PREFIX = ("without_prefix", {"type": "pattern_capture", "preserve_original": True, "patterns": [_PREFIXES]})
_ETHIOPIC_TEXT = ("lowercase", _WITHOUT_PREFIX)

_POSSESSIVE = ("possessive", {"type": "stemmer", "language": "possessive_english"})  # foto's, Ali's
_DUTCH = (
    "lowercase",
    _POSSESSIVE,
    ("overrides", {"type": "stemmer_override", "rules": [f"{word} => {stem}" for word, stem in OVERRIDES.items()]}),
    _stem("dutch"),
    "asciifolding",
    "remove_duplicates",
)
_COMPOUNDS = (
    "compounds",
    {
        "type": "dictionary_decompounder",
        "min_word_size": SHORTEST_WORD,
        "min_subword_size": SHORTEST_PART,
        "max_subword_size": LONGEST_PART,
        # The longest word from the left is taken: a word that only looks like a compound takes itself.
        "word_list": sorted(PARTS | WHOLE),
    },
)
_ARTICLES = ["l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu"]
_ELISION = ("elision", {"type": "elision", "articles_case": True, "articles": _ARTICLES})
_TURKISH = ("turkish_lowercase", {"type": "lowercase", "language": "turkish"})
_PERSIAN = ("lowercase", "decimal_digit", "arabic_normalization", "persian_normalization")
_BENGALI = ("lowercase", "decimal_digit", "indic_normalization", "bengali_normalization")
_SOMALI_END = "^(.{4,}?)(?:iga|ka|ga|ha|da|ta)$"
_UKRAINIAN_END = (
    "^(.{3,}?)(?:ами|ями|ого|ому|ими|іми|ові|еві|ах|ях|ів|їв|ам|ям|ом|ем|ою|ею|ий|ій|их|а|я|у|ю|и|і|ї|о|е)$"
)

RECIPES: dict[str, Recipe] = {
    "nl": Recipe(_DUTCH, index_only=(_COMPOUNDS,)),
    "en": Recipe((_POSSESSIVE, "lowercase", _stem("english"), "asciifolding")),
    "fr": Recipe(
        (_ELISION, "lowercase", *_both_ways("light_french")),
        (_ELISION, "lowercase", "asciifolding"),
        inside=("stem_light_french",),
    ),
    "es": Recipe(("lowercase", "asciifolding", _stem("spanish_plural"), _stem("light_spanish"))),
    "pt-br": Recipe(("lowercase", *_both_ways("light_portuguese")), inside=("stem_light_portuguese",)),
    "ar": Recipe(
        ("lowercase", "decimal_digit", "arabic_normalization", _stem("arabic")),
        ("lowercase", "decimal_digit", "arabic_normalization"),
    ),
    "fa": Recipe((*_PERSIAN, _stem("persian")), _PERSIAN),
    "ps": Recipe(_PERSIAN, _PERSIAN),
    "ur": Recipe(_PERSIAN, _PERSIAN),
    "ckb": Recipe(
        ("lowercase", "decimal_digit", "sorani_normalization", _stem("sorani")),
        ("lowercase", "decimal_digit", "sorani_normalization"),
    ),
    "tr": Recipe(
        ("apostrophe", _TURKISH, _stem("turkish"), "asciifolding"), ("apostrophe", "lowercase", "asciifolding")
    ),
    "zh-hans": Recipe(("cjk_width", "lowercase", "cjk_bigram"), ("cjk_width", "lowercase")),
    "ru": Recipe(
        ("lowercase", _stem("russian")), ("lowercase",), (_letters("yo", "ё => е", "Ё => Е"),)
    ),
    "uk": Recipe(
        ("lowercase", _endings("endings", _UKRAINIAN_END)),
        ("lowercase",),
        (_letters("signs", "’ => '", "ʼ => '", "ґ => г", "Ґ => Г"),),
    ),
    "so": Recipe(("lowercase", "asciifolding", _endings("endings", _SOMALI_END))),
    "id": Recipe(("lowercase", "asciifolding", _stem("indonesian"))),
    "bn": Recipe((*_BENGALI, _stem("bengali")), _BENGALI),
    "ti": Recipe(_ETHIOPIC_TEXT, ("lowercase",), (_letters("homophones", *_ethiopic(_ROWS)),)),
    "am": Recipe(_ETHIOPIC_TEXT, ("lowercase",), (_letters("homophones", *_AMHARIC),)),
}  # fmt: skip
