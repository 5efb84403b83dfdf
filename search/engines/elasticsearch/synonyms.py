"""The rules of editors as the server reads them."""

import re

from search.analysis import clean
from search.rules import rules_of

_SYNTAX = re.compile(r"[,\\#]|=>")


def synonyms_of(language: str) -> tuple[str, ...]:
    """One rule for each group of words that mean the same: ``"bbb, bed bad brood"``."""
    groups = ([clean(_SYNTAX.sub(" ", words)) for words in group] for group in rules_of(language))
    rules = (", ".join(words for words in group if words) for group in groups)
    return tuple(sorted(rule for rule in rules if ", " in rule))
