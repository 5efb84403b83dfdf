"""Dutch words inside texts of another language.

Marked, so that a screen reader pronounces them and they never mirror.
"""

import re

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from languages.table import BY_CODE, SOURCE

_STARRED = re.compile(r"\*(?=\S)([^*\n]+?)(?<=\S)\*")
_ITALIC = re.compile(r"<i>(.*?)</i>", re.DOTALL)
_TAG = re.compile(r"(<[^>]*>|&[#\w]+;)")
# A run of Latin letters, with what keeps a name or an abbreviation together: "V-nummer", "Dokters van de Wereld".
_LATIN_WORD = r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f0-9.’'/@-]*"
_LATIN_RUN = re.compile(rf"{_LATIN_WORD}(?:[ \u00a0]{_LATIN_WORD})*")
_NUMBER = re.compile(r"(?:[€±][ \u00a0]?)?\d(?:[\d.,:/–-]*\d)?(?:[ \u00a0]?%)?")


def mark_dutch(text: str, code: str) -> SafeString:
    """``text`` as HTML for a page in language ``code``.

    ``*huisarts*`` (and ``<i>`` in rich text) becomes an element with ``lang="nl"``. On a page whose script is not Latin
    every other run of Latin letters does too, and figures are kept together and left-to-right. Plain text is escaped;
    safe text is taken as HTML.
    """
    html = str(conditional_escape(text))
    if code == SOURCE:
        return mark_safe(_STARRED.sub(r"\1", html))  # noqa: S308 (escaped above)
    html = _ITALIC.sub(_dutch, _STARRED.sub(_dutch, html))
    script = BY_CODE[code].script
    if script != "Latn":
        html = _outside_tags(html, is_rtl=script == "Arab")
    return mark_safe(html)  # noqa: S308 (escaped above)


def _dutch(match: re.Match[str]) -> str:
    return f'<bdi lang="nl" dir="ltr">{match[1]}</bdi>'


def _outside_tags(html: str, *, is_rtl: bool) -> str:
    parts, inside = [], 0
    for part in _TAG.split(html):
        if part.startswith("<"):
            if part.startswith(("<bdi", "<a ")) and "lang=" in part:
                inside += 1
            elif inside and part in {"</bdi>", "</a>"}:
                inside -= 1
        elif not inside and not part.startswith("&"):
            part = _LATIN_RUN.sub(r'<bdi lang="nl" dir="ltr">\g<0></bdi>', part)
            if is_rtl:
                part = _isolate_numbers(part)
        parts.append(part)
    return "".join(parts)


def _isolate_numbers(part: str) -> str:
    pieces = re.split(r"(<bdi .*?</bdi>)", part)
    return "".join(
        piece if piece.startswith("<bdi ") else _NUMBER.sub(r'<bdi dir="ltr">\g<0></bdi>', piece) for piece in pieces
    )


def plain(text: str) -> str:
    """``text`` without the stars around Dutch words: for titles, feeds and search."""
    return _STARRED.sub(r"\1", text)
