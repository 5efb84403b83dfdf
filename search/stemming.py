"""Light stems: endings that hide a word from whoever types another form of it.

A row holds the word *and* its stem, a query looks for either, so a stem that goes too far costs a little order and
loses nothing. PostgreSQL's own configurations are used beside these where they exist.
"""

import re
from collections.abc import Callable
from functools import lru_cache

SHORTEST = 4

_DUTCH_PAIRS = {
    "kinderen": "kind",
    "steden": "stad",
    "leden": "lid",
    "eieren": "ei",
    "artsen": "arts",
    "huisartsen": "huisarts",
    "tandartsen": "tandarts",
    "schepen": "schip",
    "wegen": "weg",
    "dagen": "dag",
}
# What is its own stem already must not lose its s.
_DUTCH_PAIRS |= {stemmed: stemmed for stemmed in _DUTCH_PAIRS.values()}
_ARABIC_FRONT = re.compile(r"^(?:[وف]?[بكل]?ال|[وف]?لل|و)(?=\w{3})")
_ETHIOPIC_FRONT = re.compile(r"^(?:ኣብ|አብ|ብዘይ|ያለ|ስለ|በ|ለ|ከ|የ|ን|ብ|ዝ)(?=\w{2})")
_TURKISH_END = re.compile(r"(?<=\w{3})(?:l[ae]r)(?:[iu]n?(?:d[ae]n?|[ae])?|d[ae]n?|[ae]|[iu]m[iu]z)?$")
_SOMALI_END = re.compile(r"(?<=\w{4})(?:iga|ka|ga|ha|da|ta)$")


@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    """The stem of a folded word; the word itself where nothing is known."""
    rule = _RULES.get(language)
    return rule(word) if rule and len(word) >= SHORTEST and word.isalpha() else word


def _dutch(word: str) -> str:
    """gemeenten, gemeente → gemeent; woningen → woning; brieven → brief; scholen, school → schol; bedden → bed."""
    if word in _DUTCH_PAIRS:
        return _DUTCH_PAIRS[word]
    bare = re.sub(r"(?<=\w{3})(?:en|e|s)$", "", word)
    if bare != word and bare[-1] in "vz":
        bare = bare[:-1] + {"v": "f", "z": "s"}[bare[-1]]
    if re.search(r"([bdfgklmnprst])\1$", bare):
        bare = bare[:-1]
    return re.sub(r"([aeou])\1([^aeiouy])$", r"\1\2", bare)


def _english(word: str) -> str:
    """municipalities → municipality; doctors → doctor; houses → house; applying, applied → apply, appli stay apart."""
    if word.endswith("ies") and len(word) > SHORTEST:
        return word[:-3] + "y"
    if re.search(r"(?:ch|sh|ss|x|z)es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"[^su]s$", word) else word


def _romance(word: str) -> str:
    """derechos → derecho; étrangers → etranger; étrangère → etranger; acoes, acao → aco."""
    bare = re.sub(r"(?<=\w{2})(?:oes|aes|ao)$", "o", word)
    if bare == word:
        bare = re.sub(r"(?<=\w{3})(?:es|s|x|e)$", "", word)
    return bare


def _by(pattern: re.Pattern[str]) -> Callable[[str], str]:
    return lambda word: pattern.sub("", word)


def _persian(word: str) -> str:
    """كتابهاي, كتابها → كتاب; پزشكان → پزشك."""
    return re.sub(r"(?:(?<=\w{2})ها(?:ي)?|(?<=\w{4})ان)$", "", word)


_RULES: dict[str, Callable[[str], str]] = {
    "nl": _dutch,
    "en": _english,
    "fr": _romance,
    "es": _romance,
    "pt-br": _romance,
    "ar": _by(_ARABIC_FRONT),
    "fa": _persian,
    "ti": _by(_ETHIOPIC_FRONT),
    "am": _by(_ETHIOPIC_FRONT),
    "tr": _by(_TURKISH_END),
    "so": _by(_SOMALI_END),
}
