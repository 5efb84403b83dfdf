"""A program of its own that reads one file and prints its text: ``child.py pdf|docx FILE``.

It runs with few rights to time, memory and disk, because the file may have been made to use them up. It imports
nothing of the site. Its exit code says how it ended.
"""

import os
import resource
import sys
import zipfile
from xml.parsers.expat import ExpatError

SECONDS = 20
MEMORY = 1_000_000_000  # bytes
OUTPUT = 4_000_000  # bytes of text; what comes after is not written
PAGES = 500
UNPACKED = 60_000_000  # bytes of the parts of a Word document together
PARTS = 5_000

TOO_MUCH, BROKEN, NO_PROGRAM = 10, 11, 12


def limit() -> None:
    """Gives up what this process does not need. What it starts inherits that."""
    for what, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, OUTPUT),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def read_pdf(path: str) -> None:
    """Becomes poppler's ``pdftotext``."""
    try:
        os.execvp("pdftotext", ["pdftotext", "-enc", "UTF-8", "-nopgbrk", "-l", str(PAGES), path, "-"])  # noqa: S606, S607
    except FileNotFoundError:
        sys.exit(NO_PROGRAM)


def read_docx(path: str) -> None:
    """Prints the text of a Word document, if its parts are not far bigger than an honest document's."""
    import mammoth

    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
                sys.exit(TOO_MUCH)
        with open(path, "rb") as file:
            text = mammoth.extract_raw_text(file).value
    except (zipfile.BadZipFile, KeyError, ValueError, ExpatError, AttributeError, IndexError, EOFError):
        sys.exit(BROKEN)
    except (MemoryError, RecursionError):
        sys.exit(TOO_MUCH)
    sys.stdout.buffer.write(text.encode("utf-8", "ignore")[:OUTPUT])


if __name__ == "__main__":
    limit()
    {"pdf": read_pdf, "docx": read_docx}[sys.argv[1]](sys.argv[2])
