"""Whether an answer can be a translation of a sentence. Pure functions; what they find is put before a translator."""

import re
from collections import Counter
from collections.abc import Iterable
from html import unescape

from wagtail_localize.strings import StringValue

from languages.machine.figures import missing_dates, missing_numbers
from languages.machine.placeholders import kept_parts, without_kept
from languages.machine.remarks import Remark
from languages.machine.tongues import is_in_script, seems_another
from languages.normalise import normalise
from languages.table import BY_CODE

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b([^>]*?)(/?)>", re.IGNORECASE)
_STARRED = re.compile(r"\*(?=\S)([^*\n<]+?)(?<=\S)\*|<(?:i|bdi)\b[^>]*>([^<]*)</(?:i|bdi)>")
_PAGE = re.compile(
    r"<(?:!doctype|html|head|body|script|title)\b|\b(?:bad gateway|service unavailable|internal server error"
    r"|too many requests|quota exceeded|rate limit|access denied|gateway time-?out)\b",
    re.IGNORECASE,
)
_VOID = {"br"}
# How long a translation from Dutch is, in characters, against its source.
_LENGTHS = {
    "Latn": (0.4, 2.4),
    "Cyrl": (0.4, 2.4),
    "Beng": (0.4, 2.2),
    "Arab": (0.3, 1.9),
    "Ethi": (0.25, 1.7),
    "Hans": (0.1, 0.9),
}
_SHORT = 20  # characters: below it, lengths differ for all kinds of good reasons


def check(
    source: str, answer: str, source_code: str, code: str, names: Iterable[str] = (), words: Iterable[str] = ()
) -> list[Remark]:
    """What is wrong with ``answer`` as the translation of ``source``; both are HTML, stars and all.

    ``names`` must stand in both as they are; ``words`` are the office words, which are Dutch in every language.
    """
    if not normalise(answer):
        return [Remark("empty")]
    if is_message(answer) and not is_message(source):
        return [Remark("message"), *_markup(source, answer)]
    names, words = tuple(names), tuple(words)
    return [
        *_markup(source, answer),
        *_figures(_text(source), _text(answer), source_code, code),
        *_names(source, answer, names),
        *_language(source, answer, code, (*names, *words)),
        *_length(_text(source), _text(answer), code),
    ]


def is_message(answer: str) -> bool:
    """Whether this is a web page or an error message in place of a translation."""
    return bool(_PAGE.search(answer))


def is_sound(html: str) -> bool:
    """Whether every tag is closed, in the right order, and one that a sentence may have."""
    opened: list[str] = []
    for match in _TAG.finditer(html):
        name = match[2].lower()
        if name in _VOID or match[4]:
            continue
        if not match[1]:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    if opened or "<" in _TAG.sub("", html):
        return False
    try:
        StringValue.from_translated_html(html)
    except ValueError:
        return False
    return True


def _text(html: str) -> str:
    return unescape(_TAG.sub(" ", html))


def _markup(source: str, answer: str) -> list[Remark]:
    same = _tags(source) == _tags(answer) and is_sound(answer)
    return [] if same else [Remark("markup")]


def _tags(html: str) -> Counter[tuple[str, str, str]]:
    # A Dutch word may be marked with stars or with <i>; its name is looked for elsewhere.
    return Counter(
        (match[1], match[2].lower(), "".join(sorted(match[3].split())))
        for match in _TAG.finditer(html)
        if match[2] != "i"
    )


def _figures(source: str, answer: str, source_code: str, code: str) -> list[Remark]:
    lost = [part for part in kept_parts(source) if part not in answer]
    dates = missing_dates(source, answer, source_code, code)
    numbers = missing_numbers(source, answer)
    found = {"kept": lost, "date": dates, "number": numbers}
    return [Remark(name, {"what": ", ".join(what)}) for name, what in found.items() if what]


def _names(source: str, answer: str, names: tuple[str, ...]) -> list[Remark]:
    wanted = [match[1] or match[2] for match in _STARRED.finditer(source)]
    plain, there = _text(source), _text(answer).casefold()
    wanted += [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plain)]
    lost = [name for name in dict.fromkeys(wanted) if name and name.casefold() not in there]
    return [Remark("name", {"what": ", ".join(lost)})] if lost else []


def _language(source: str, answer: str, code: str, kept: tuple[str, ...]) -> list[Remark]:
    before, after = (without_kept(unescape(html), kept) for html in (source, answer))
    if normalise(before).casefold() == normalise(after).casefold():
        # A single word can be the same: "contact" is French too.
        may_stay = len(re.findall(r"[^\W\d_]+", before)) < (2 if BY_CODE[code].script == "Latn" else 1)
        return [] if may_stay else [Remark("same")]
    if not is_in_script(after, BY_CODE[code].script):
        return [Remark("script")]
    return [Remark("tongue")] if seems_another(after, code) else []


def _length(source: str, answer: str, code: str) -> list[Remark]:
    least, most = _LENGTHS.get(BY_CODE[code].script, (0.1, 3.0))
    before, after = len(normalise(source)), len(normalise(answer))
    if after < before * least and before >= _SHORT:
        return [Remark("short")]
    return [Remark("long")] if after > max(before, _SHORT) * most + _SHORT else []
