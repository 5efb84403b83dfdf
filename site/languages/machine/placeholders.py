"""What must come back untouched: office words, telephone numbers, addresses. Hidden in tags, counted afterwards."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from languages.machine.remarks import Remark

_TAG = re.compile(r"(<[^>]*>)")
_DUTCH = r"<(?P<tag>i|bdi)\b[^>]*>[^<]*</(?P=tag)>|\*(?=\S)[^*\n<]+?(?<=\S)\*"
_ADDRESS = (
    r"https?://[^\s<>\"]*[^\s<>\".,;:!?)]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:nl|org|com|eu|info|net|example)\b(?:/[^\s<>]*[^\s<>.,;:!?)])?"
)
_PHONE = r"(?<![\w+])(?:\+|0)\d(?:[ \u00a0()/–-]{0,2}\d){5,13}(?!\w)"


@dataclass(frozen=True)
class Form:
    """How a service is told to leave something alone. ``opening`` takes a number; ``found`` finds number and inside."""

    opening: str
    closing: str
    found: re.Pattern[str]

    def wrap(self, number: int, text: str) -> str:
        """``text`` as the service gets it."""
        return f"{self.opening.format(number)}{text}{self.closing}"


XML = Form('<x id="{}">', "</x>", re.compile(r"""<x\s+id\s*=\s*["']?(\d+)["']?\s*(?:/>|>(?:.*?)</x\s*>)""", re.DOTALL))
"""DeepL, with ``x`` among its ``ignore_tags``."""

HTML = Form(
    '<span id="k{}" translate="no">',
    "</span>",
    re.compile(r"""<span\b[^>]*?\bid\s*=\s*["']?k(\d+)["']?[^>]*?(?:/>|>(?:.*?)</span\s*>)""", re.DOTALL),
)
"""LibreTranslate, whose ``translate="no"`` is that of HTML."""


@dataclass(frozen=True)
class Hidden:
    """A sentence as a service gets it, and what each number in it stands for."""

    text: str
    kept: Mapping[int, str]

    @property
    def has_words(self) -> bool:
        """Whether anything is left to translate."""
        rest = XML.found.sub(" ", HTML.found.sub(" ", self.text))
        return any(character.isalpha() for character in _TAG.sub(" ", re.sub(r"&#?\w+;", " ", rest)))


def hide(html: str, words: Iterable[str], form: Form, first: int = 1) -> Hidden:
    """``html`` with what must not change behind numbers from ``first`` on.

    ``words`` are the office words; one written in small letters is found at the start of a sentence too, and every one
    comes back between stars, as a person would write it.
    """
    pattern, small = _pattern(tuple(words))
    kept: dict[int, str] = {}

    def keep(text: str) -> str:
        number = first + len(kept)
        kept[number] = text
        return form.wrap(number, _TAG.sub("", text).strip("*"))

    def take(match: re.Match[str]) -> str:
        return keep(f"*{small.get(match[0].casefold(), match[0])}*" if match["word"] else match[0])

    # Whole Dutch elements and starred words first; then, outside of them and of tags, everything else.
    pieces, last = [], 0
    for match in re.finditer(_DUTCH, html):
        pieces += [_in_text(html[last : match.start()], pattern, take), keep(match[0])]
        last = match.end()
    return Hidden("".join([*pieces, _in_text(html[last:], pattern, take)]), kept)


def show(answer: str, hidden: Hidden, form: Form) -> tuple[str, list[Remark]]:
    """``answer`` with everything back in its place, and what is wrong with it.

    A number that was never in this sentence means that the sentences came back in another order: ``mixed_up``.
    """
    seen = Counter(int(match[1]) for match in form.found.finditer(answer))
    if any(number not in hidden.kept for number in seen):
        return answer, [Remark("mixed_up")]
    wrong = [text.strip("*") for number, text in hidden.kept.items() if seen[number] != 1]
    restored = form.found.sub(lambda match: hidden.kept[int(match[1])], answer)
    return restored, [Remark("kept", {"what": ", ".join(_TAG.sub("", text) for text in wrong)})] if wrong else []


def kept_parts(html: str) -> list[str]:
    """The addresses and telephone numbers of a sentence, each once."""
    return list(dict.fromkeys(match[0] for match in re.finditer(f"{_ADDRESS}|{_PHONE}", _TAG.sub(" ", html))))


def without_kept(html: str, words: Iterable[str] = ()) -> str:
    """The words of a sentence that a translation is made of: no tags, office words, numbers or addresses."""
    pattern, _ = _pattern(tuple(words))
    return pattern.sub(" ", _TAG.sub(" ", re.sub(_DUTCH, " ", html)))


def _in_text(html: str, pattern: re.Pattern[str], take: Callable[[re.Match[str]], str]) -> str:
    return "".join(part if part.startswith("<") else pattern.sub(take, part) for part in _TAG.split(html))


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """What to keep in running text, and the small spelling of words that have one."""
    ordered = sorted(set(words), key=len, reverse=True)
    small = {word.casefold(): word for word in ordered if word == word.lower()}
    choices = [rf"(?i:{re.escape(word)})" if word.casefold() in small else re.escape(word) for word in ordered]
    word = rf"(?P<word>(?<![\w-])(?:{'|'.join(choices)})(?![\w-]))" if choices else r"(?P<word>(?!))"
    return re.compile(f"{_ADDRESS}|{_PHONE}|{word}"), small
