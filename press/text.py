"""The text of a statement that goes out: what is signed, compared and copied. There is one definition of it, here.

Left out are the signatories (they follow from who signed), the contacts, the embargo and the notes to the editor.
"""

import hashlib
import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from django.utils.dates import MONTHS
from django.utils.translation import override

from languages.words import plain
from press.streams import CHECK

if TYPE_CHECKING:
    from press.models import PressReleasePage

_LINK = re.compile(r'<a\b[^>]*\bhref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_BREAKS = re.compile(r"</(?:p|li|h2|h3)>\s*|<br\s*/?>")
_TAGS = re.compile(r"<[^>]+>")
_END = re.compile(r"(?<=[.!?…؟።。])[\"'’”»)\]]*\s+(?![a-zà-ÿ])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|bijv|ca|dhr|dr|drs|enz|etc|evt|incl|ir|jl|max|min|mr|mw|nl|nr|o\.a|prof|resp|sr|st|vgl"
    r"|(?:\w\.)+\w)\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Paragraph:
    """One piece of the text. ``kind`` is ``headline``, ``lead``, ``quote`` …: what it is, never how it looks."""

    kind: str
    text: str

    @property
    def sentences(self) -> list[str]:
        """Its sentences, in order."""
        return split_sentences(self.text)


def outgoing(release: "PressReleasePage") -> list[Paragraph]:
    """The text of this page as it stands in memory, paragraph by paragraph."""
    found = [
        ("label", release.label),
        ("headline", release.title),
        ("subheadline", release.subheadline),
        ("dateline", _dateline(release)),
        ("lead", release.lead),
        *((block.block_type, _draft_text(block)) for block in release.body),
        *(("reference", _reference(block.value)) for block in release.references),
        *(("boilerplate", block_text(block)) for block in release.boilerplates),
    ]
    lines = ((kind, " ".join(line.split())) for kind, text in found for line in plain(text).split("\n"))
    return [Paragraph(kind, line) for kind, line in lines if line]


def hash_of(paragraphs: list[Paragraph]) -> str:
    """The fingerprint of a text (SHA-256, hexadecimal): equal only if every sentence is."""
    whole = "\n".join(f"{each.kind}\t{sentence}" for each in paragraphs for sentence in each.sentences)
    return hashlib.sha256(whole.encode()).hexdigest()


def block_text(block: Any) -> str:
    """The words of a body block as somebody would paste them into an article; a link with its address behind it.

    A passage that nobody has settled yet has none: it is not for readers.
    """
    value = block.value
    if block.block_type == CHECK:
        return ""
    if block.block_type == "quote":
        who = ", ".join(part for part in (value["speaker"], value["role"], value["organisation"]) if part)
        return f"{value['text']} ({who})"
    if block.block_type == "figure":
        known = (value["denominator"], value.get("definition"), value["source"])
        return f"{value['value']} {value['claim']} ({'; '.join(part for part in known if part)})"
    if block.block_type == "case":
        return plain(value["text"])
    return _prose(value)


def _draft_text(block: Any) -> str:
    return _prose(block.value["text"]) if block.block_type == CHECK else block_text(block)


def _prose(value: Any) -> str:
    source = _LINK.sub(_link, getattr(value, "source", str(value)))
    return plain(unescape(_TAGS.sub("", _BREAKS.sub("\n", source))).strip())


def split_sentences(text: str) -> list[str]:
    """The sentences of a paragraph. An abbreviation or an initial does not end one."""
    sentences: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if _ABBREVIATION.search(text[start : match.end()].rstrip()):
            continue
        sentences.append(text[start : match.end()].strip())
        start = match.end()
    return [each for each in (*sentences, text[start:].strip()) if each]


def _link(match: re.Match[str]) -> str:
    address, words = match.groups()
    shown = address.removeprefix("mailto:")
    return words if shown in words else f"{words} ({shown})"


def _reference(value: Any) -> str:
    return f"{value['number']}. {value['text']} {value['url'] or ''}"


def _dateline(release: "PressReleasePage") -> str:
    """Place and date as far as they are known. The month is named in the language of the statement."""
    day = release.release_date
    date = ""
    if day:
        with override(release.locale.language_code):
            month = str(MONTHS[day.month])
        date = {"year": f"{day.year}", "month": f"{month} {day.year}"}.get(
            release.date_precision, f"{day.day} {month} {day.year}"
        )
    return ", ".join(part for part in (release.place, date) if part)
