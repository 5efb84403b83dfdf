"""Reading a document, whatever it is called: what it is follows from what is in it."""

from pathlib import PurePath

from django.utils.translation import gettext as _

from press.importing import limits
from press.importing.errors import InvalidDocument
from press.importing.reading.opendocument import read_opendocument
from press.importing.reading.packages import OPEN_DOCUMENT, WORD, Package
from press.importing.reading.pdf import read_pdf
from press.importing.reading.text import read_text
from press.importing.reading.word import read_word
from press.importing.source import Source

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_document(data: bytes, name: str = "") -> Source:
    """The text of a file. ``name`` only helps to say what is wrong with it. Raises InvalidDocument."""
    if len(data) > limits.FILE_BYTES:
        size = limits.FILE_BYTES // limits.MEGABYTE
        raise InvalidDocument(_("This file is larger than %(size)d MB.") % {"size": size})
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xfe\xff"):
        raise InvalidDocument(_("This file is empty."))
    return checked(_read(data, PurePath(name).suffix.lower()))


def checked(source: Source) -> Source:
    """The source itself. Raises InvalidDocument if it has no words, or far too many for the recognisers."""
    lines = [line for group in source.groups for line in group.lines]
    if len(lines) > limits.LINES or sum(len(line) for line in lines) > limits.TEXT_CHARACTERS:
        raise InvalidDocument(_("This text is far too long for a press release."))
    if not any(character.isalpha() for character in source.text):
        raise InvalidDocument(_("There are no words in this document. A scan holds a picture of the text only."))
    return source


def _read(data: bytes, suffix: str) -> Source:
    # A PDF may have a few bytes before its signature.
    if b"%PDF-" in data[:1024]:
        return read_pdf(data)
    if data.startswith(OLD_OFFICE):
        raise InvalidDocument(
            _("This is an old Word file, or one with a password. Save it as .docx without a password.")
        )
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        package = Package(data)
        if package.kind == WORD:
            return read_word(package)
        if package.kind == OPEN_DOCUMENT:
            return read_opendocument(package)
        raise InvalidDocument(_("This is not a Word, OpenDocument, PDF or text file."))
    if data.startswith(b"{\\rtf"):
        raise InvalidDocument(_("This is an RTF file. Save it as .docx."))
    if suffix in {".docx", ".docm", ".odt", ".pdf"}:
        raise InvalidDocument(_("This file is damaged, or is not what its name says."))
    return read_text(data)
