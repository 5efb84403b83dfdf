"""PDF: poppler's pdftotext, in a process of its own with little time, memory and no more pages than a release has."""

import resource
import subprocess
import tempfile
from pathlib import Path

from django.utils.translation import gettext as _
from lxml import etree

from press.importing import limits
from press.importing.artefacts import Line, read_pages
from press.importing.characters import clean
from press.importing.errors import InvalidDocument
from press.importing.reading.packages import damaged
from press.importing.source import Source

PROGRAM = "pdftotext"
TAG = "{http://www.w3.org/1999/xhtml}"


def read_pdf(data: bytes) -> Source:
    """Raises InvalidDocument."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(_run(data), parser)
    pages = [] if root is None else list(root.iter(f"{TAG}page"))
    if len(pages) > limits.PDF_PAGES:
        raise InvalidDocument(_("This PDF has more than %(pages)d pages.") % {"pages": limits.PDF_PAGES})
    groups, artefacts = read_pages([_lines(page) for page in pages])
    return Source(groups=groups, is_wrapped=True, artefacts=artefacts)


def _lines(page: "etree._Element") -> list[Line]:
    height = float(page.get("height", 842)) or 842.0
    lines = []
    for element in page.iter(f"{TAG}line"):
        text = clean(" ".join(word.text or "" for word in element.iter(f"{TAG}word"))).strip()
        if text:
            lines.append(Line(text, float(element.get("yMin", 0)), float(element.get("yMax", 0)), height))
    return lines


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (limits.PDF_SECONDS, limits.PDF_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (limits.PDF_MEMORY, limits.PDF_MEMORY))


def _run(data: bytes) -> bytes:
    with tempfile.TemporaryDirectory(prefix="release-") as folder:
        path = Path(folder, "document.pdf")
        path.write_bytes(data)
        # One page more than allowed, so that we see that there are too many.
        command = [PROGRAM, "-q", "-bbox-layout", "-enc", "UTF-8", "-l", str(limits.PDF_PAGES + 1), str(path), "-"]
        try:
            done = subprocess.run(  # noqa: S603 - fixed arguments, and a name of our own
                command, capture_output=True, timeout=limits.PDF_SECONDS, check=False, preexec_fn=_limit
            )
        except FileNotFoundError as error:
            raise InvalidDocument(_("This server cannot read PDF: pdftotext is missing.")) from error
        except subprocess.TimeoutExpired as error:
            raise InvalidDocument(_("Reading this PDF took too long.")) from error
    if done.returncode == 3 or b"password" in done.stderr.lower() or (done.returncode and b"/Encrypt" in data):
        raise InvalidDocument(_("This file has a password. Save it without one."))
    if done.returncode:
        raise damaged()
    # Each word comes with its place on the page, in about a hundred characters.
    if len(done.stdout) > limits.TEXT_CHARACTERS * 40:
        raise InvalidDocument(_("This text is far too long for a press release."))
    return done.stdout
