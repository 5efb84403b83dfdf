"""Plain text, in whatever encoding it came."""

import re

from django.utils.translation import gettext as _

from press.importing.characters import clean
from press.importing.errors import InvalidDocument
from press.importing.source import Source, grouped

# What UTF-8 looks like once somebody has read it as Windows-1252.
DAMAGED = re.compile(r"Ã[\x80-\xbf\u0152-\u2122]|â€[\x80-\xbf\u0152-\u2122]?|Â[\xa0-\xbf]")


def read_text(data: bytes) -> Source:
    """Raises InvalidDocument if it is no text."""
    return from_text(decode(data))


def from_text(text: str) -> Source:
    """Text as somebody pasted it."""
    text, repaired = repair(text)
    source = Source(groups=grouped(clean(text).replace("\f", "\n").split("\n")))
    if repaired:
        source.notices.append(("encoding_repaired", repaired))
    return source


def decode(data: bytes) -> str:
    """Unicode if it says so or can be; else Windows-1252, which old Dutch text is. Raises InvalidDocument."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = ["utf-16"]
    elif data[1::2].count(0) > len(data) // 4:
        candidates = ["utf-16-le"]
    elif data[0::2].count(0) > len(data) // 4:
        candidates = ["utf-16-be"]
    else:
        candidates = ["utf-8-sig", "cp1252"]
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _is_binary(text):
            return text
    raise InvalidDocument(_("This file is not text, or in an encoding we do not know. Save it as UTF-8."))


def _is_binary(text: str) -> bool:
    odd = sum(
        character in "\x00\ufffd" or ("\x00" < character < "\x20" and character not in "\t\n\r\f\v\x1b")
        for character in text
    )
    return "\x00" in text or odd * 50 > len(text)


def repair(text: str) -> tuple[str, str]:
    """The text with UTF-8 that was read as Windows-1252 put right, and an example of what was wrong, or nothing."""
    found = DAMAGED.search(text)
    if not found:
        return text, ""
    try:
        return text.encode("cp1252").decode("utf-8"), found[0]
    except UnicodeError:
        return text, ""
