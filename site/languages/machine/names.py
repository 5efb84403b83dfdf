"""Names that are the same in every language. Rooms above this one know them, and bring them when their app is ready."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from django.conf import settings

from languages.office_words import office_words

_ORDINARY = Path(__file__).with_name("ordinary_words.txt")
_SOURCES: list[Callable[[], Iterable[str]]] = []


def register_names(source: Callable[[], Iterable[str]]) -> None:
    """Adds a source of names, asked once for every page that a machine translates."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def fixed_words() -> tuple[str, ...]:
    """What a machine leaves in Dutch: office words, the name of the site and every registered name, each once.

    Not all office words: a translator sees *politie* explained, but a reader wants to be told of the police.
    """
    words = [word for word in office_words() if word not in _ordinary_words()]
    names = (name.strip() for source in _SOURCES for name in source())
    return tuple(dict.fromkeys([*words, settings.WAGTAIL_SITE_NAME, *filter(None, names)]))


@cache
def _ordinary_words() -> frozenset[str]:
    """The office words that every language has a word of its own for; our translators translate them."""
    return frozenset(_ORDINARY.read_text(encoding="utf-8").split("\n"))
