"""A translation as a file, out and in: PO for translators, XLIFF for agencies.

What comes in becomes drafts, never a publication. A file of another text or language is refused with a sentence.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import polib
from django.utils.translation import gettext as _
from lxml import etree
from translate.storage import xliff

from languages.desk.workbench import Workbench, sentence_id
from languages.machine.checks import is_sound
from languages.table import BY_CODE, SOURCE

LARGEST = 2 * 1024 * 1024
NAME = "X-Houvast-Text"


class WrongFile(Exception):
    """A file that cannot be taken in. The message says why, for the translator."""


@dataclass
class Taken:
    """What a file holds for this text: by sentence, and what was left out."""

    texts: dict[str, str]
    unknown: int = 0
    broken: int = 0
    empty: int = 0
    doubtful: int = 0


Entry = tuple[str, str, str, bool]
"""Path, source sentence, translation, and whether the file itself marks it as doubtful."""


def name_of(bench: Workbench) -> str:
    """What a file says it is for: the text and the language."""
    return f"{bench.source.kind}:{bench.source.key}:{bench.state.language}"


def as_po(bench: Workbench) -> bytes:
    """The text as a PO file: each sentence with its place as context."""
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Project-Id-Version": "Houvast",
        "Language": bench.language.tag,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        NAME: name_of(bench),
    }
    for row in bench.rows:
        entry = polib.POEntry(msgctxt=row.path, msgid=row.source, msgstr=row.text)
        if row.before:
            entry.previous_msgid = row.before
        entry.comment = "\n".join(f"{word}: {meaning}" for word, meaning in row.words)
        if row.change and not row.is_renewed:
            entry.flags.append("fuzzy")
        file.append(entry)
    return str(file).encode()


def from_po(bench: Workbench, content: bytes) -> Taken:
    """Reads a PO file. Raises WrongFile."""
    text = _decoded(content)
    try:
        file = polib.pofile(text)
    except (OSError, ValueError, UnicodeError) as error:
        raise WrongFile(_("This is not a PO file that can be read: %(why)s") % {"why": error}) from error
    _same_text(bench, file.metadata.get(NAME, ""))
    if any(entry.msgid_plural for entry in file):
        raise WrongFile(_("This PO file has plural forms; a text of the site has none. It is another file."))
    return _take(bench, ((e.msgctxt or "", e.msgid, e.msgstr, "fuzzy" in e.flags) for e in file if not e.obsolete))


def as_xliff(bench: Workbench) -> bytes:
    """The text as XLIFF 1 (OASIS), which every agency's tool reads."""
    # By the name "Any": the library has types for half of itself.
    module: Any = xliff
    store = module.Xliff1File(sourcelanguage=BY_CODE[SOURCE].tag, targetlanguage=bench.language.tag)
    store.switchfile(name_of(bench), createifmissing=True)
    for row in bench.rows:
        unit = module.Xliff1Unit(row.source)
        store.addunit(unit)
        unit.setid(row.path)
        unit.target = row.text or None
        for word, meaning in row.words:
            unit.addnote(f"{word}: {meaning}")
        if row.before:
            unit.addnote(f"{_('Before')}: {row.before}")
        if row.change and not row.is_renewed:
            unit.markfuzzy()
    return bytes(store)


def from_xliff(bench: Workbench, content: bytes) -> Taken:
    """Reads an XLIFF 1.1 or 1.2 file. Raises WrongFile."""
    if len(content) > LARGEST:
        raise WrongFile(_too_large())
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise WrongFile(_("This XLIFF file declares entities, which no translation needs. It was not read."))
    try:
        reader: Any = xliff.Xliff1File
        store = reader.parsestring(content)
        name = next(iter(store.getfilenames()), "")
    except (ValueError, etree.XMLSyntaxError, AttributeError, TypeError, StopIteration) as error:
        raise WrongFile(_("This is not an XLIFF file that can be read: %(why)s") % {"why": error}) from error
    _same_text(bench, name)
    return _take(bench, ((u.getid().split("\x04")[-1], u.source, u.target or "", u.isfuzzy()) for u in store.units))


READERS: dict[str, Callable[[Workbench, bytes], Taken]] = {"po": from_po, "xlf": from_xliff, "xliff": from_xliff}
WRITERS: dict[str, tuple[Callable[[Workbench], bytes], str]] = {
    "po": (as_po, "text/x-gettext-translation"),
    "xlf": (as_xliff, "application/xliff+xml"),
}


def _decoded(content: bytes) -> str:
    if len(content) > LARGEST:
        raise WrongFile(_too_large())
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongFile(_("This file is not in UTF-8. Save it as UTF-8 and try again.")) from error
    if "msgid" not in text:
        raise WrongFile(_("This is not a PO file that can be read: %(why)s") % {"why": "msgid"})
    return text


def _too_large() -> str:
    return _("This file is larger than 2 MB: no text of the site is that long.")


def _same_text(bench: Workbench, name: str) -> None:
    if name == name_of(bench):
        return
    if name.rpartition(":")[0] == name_of(bench).rpartition(":")[0]:
        raise WrongFile(
            _("This file is for another language (%(code)s). Nothing was taken from it.")
            % {"code": name.rpartition(":")[2]}
        )
    raise WrongFile(_("This file was not made for this text. Nothing was taken from it."))


def _take(bench: Workbench, entries: Iterable[Entry]) -> Taken:
    taken = Taken({})
    for path, source, text, is_doubtful in entries:
        row = bench.row(sentence_id(path, source or ""))
        if row is None:
            taken.unknown += 1
        elif not text.strip():
            taken.empty += 1
        elif is_doubtful:
            taken.doubtful += 1
        elif not is_sound(text):
            taken.broken += 1
        elif text != row.text or (row.change and not row.is_renewed):
            taken.texts[row.id] = text
    return taken
