"""Word and OpenDocument files are zip archives of XML: opened with suspicion."""

import zipfile
import zlib
from functools import cached_property
from io import BytesIO

from django.utils.translation import gettext as _
from lxml import etree

from press.importing import limits
from press.importing.errors import InvalidDocument

WORD, OPEN_DOCUMENT, OTHER = "word", "opendocument", "other"


class Package:
    """An archive whose sizes were checked before anything in it is unpacked. Raises InvalidDocument."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            entries = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise damaged() from error
        # zipfile never unpacks more of an entry than the archive says here.
        if len(entries) > limits.PACKAGE_ENTRIES or sum(each.file_size for each in entries) > limits.UNPACKED_BYTES:
            raise InvalidDocument(_("This file is far too large once it is unpacked."))
        if any(each.flag_bits & 1 for each in entries):
            raise InvalidDocument(_("This file has a password. Save it without one."))
        self.sizes = {each.filename: each.file_size for each in entries}

    @cached_property
    def kind(self) -> str:
        """What it holds: ``word``, ``opendocument`` or ``other``."""
        if "word/document.xml" in self.sizes:
            return WORD
        if "content.xml" in self.sizes and self.read("mimetype").startswith(b"application/vnd.oasis.opendocument.text"):
            return OPEN_DOCUMENT
        return OTHER

    def read(self, name: str) -> bytes:
        """One file of it; nothing if it is not there."""
        if name not in self.sizes:
            return b""
        if self.sizes[name] > limits.TEXT_PART_BYTES:
            raise InvalidDocument(_("This file is far too large once it is unpacked."))
        try:
            return self._archive.read(name)
        except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise damaged() from error
        except RuntimeError as error:  # what zipfile raises for a password it was not told
            raise InvalidDocument(_("This file has a password. Save it without one.")) from error

    def xml(self, name: str) -> "etree._Element | None":
        """One XML file of it, parsed without entities or network; None if it is not there."""
        if not (data := self.read(name)):
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise damaged() from error
        # No word processor writes a document type; it is where entities that grow without end are declared.
        if root.getroottree().docinfo.doctype:
            raise damaged()
        return root

    def check_xml(self) -> None:
        """Parses every XML file in it once, so that a reader less strict than ours meets no surprise."""
        for name in self.sizes:
            if name.endswith((".xml", ".rels")):
                self.xml(name)


def damaged() -> InvalidDocument:
    """For a file that cannot be what its first bytes say."""
    return InvalidDocument(_("This file is damaged, or is not what its name says."))
