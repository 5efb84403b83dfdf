"""From a file to its text. The file is read by a process of its own, within limits: it may be broken or hostile."""

import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from search.attachments import child
from search.attachments.models import Problem

LARGEST = 40_000_000  # bytes of a file
PATIENCE = 30  # seconds on the clock; the process has fewer of computing
LONGEST = 150_000  # characters of text that are kept: some sixty pages
START = 1024  # a PDF may begin with a little junk
CHILD = Path(child.__file__)
PROGRAMS = "/usr/local/bin:/usr/bin:/bin"


class CannotRead(Exception):
    """This machine lacks what reading needs: no fault of the file, which can be read later."""


@dataclass(frozen=True)
class Reading:
    """The text of a file, or the problem that it has. ``is_cut`` says that there was more."""

    text: str = ""
    problem: Problem | None = None
    is_cut: bool = False


def read(file: IO[bytes], size: int) -> Reading:
    """The text of a PDF or Word document. Raises CannotRead for what is not installed, nothing for what is in it."""
    if size > LARGEST:
        return Reading(problem=Problem.TOO_BIG)
    file.seek(0)
    kind = _kind(file.read(START))
    if isinstance(kind, Problem):
        return Reading(problem=kind)
    with tempfile.NamedTemporaryFile(suffix=f".{kind}") as copy, tempfile.TemporaryFile() as out:
        file.seek(0)
        while piece := file.read(1 << 20):
            copy.write(piece)
        copy.flush()
        problem = _run(kind, copy.name, out)
        out.seek(0)
        return _reading(out.read(child.OUTPUT).decode("utf-8", "ignore"), problem)


def _kind(start: bytes) -> str | Problem:
    """By what a file begins with; its name says nothing."""
    if b"%PDF-" in start:
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return "docx"
    if start.startswith(b"\xd0\xcf\x11\xe0"):  # old Word, or a new one behind a password
        return Problem.OLD_OR_LOCKED
    return Problem.OTHER_KIND if start else Problem.BROKEN


def _run(kind: str, path: str, out: IO[bytes]) -> Problem | None:
    """Nothing of our environment is passed on: it holds the site's secrets."""
    with tempfile.TemporaryFile() as complaints:  # a file, because a pipe of a hostile one could fill our memory
        code = _run_child(kind, path, out, complaints)
        complaints.seek(0)
        if code == child.NO_PROGRAM:
            raise CannotRead("pdftotext is missing: apt install poppler-utils")
        return _problem(code, complaints.read(10_000))


def _run_child(kind: str, path: str, out: IO[bytes], complaints: IO[bytes]) -> int:
    try:
        return subprocess.run(  # noqa: S603 (our own program; the path is ours)
            [sys.executable, "-I", str(CHILD), kind, path],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=complaints,
            env={"PATH": PROGRAMS, "LANG": "C.UTF-8"},
            cwd=tempfile.gettempdir(),
            timeout=PATIENCE,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired:
        return child.TOO_MUCH


def _problem(code: int, message: bytes) -> Problem | None:
    if code == 0:
        return None
    if b"Incorrect password" in message:
        return Problem.LOCKED
    if code in {child.TOO_MUCH, -signal.SIGXCPU, -signal.SIGKILL, -signal.SIGSEGV, -signal.SIGABRT}:
        return Problem.TOO_MUCH
    return Problem.BROKEN


def _reading(text: str, problem: Problem | None) -> Reading:
    words = "\n".join(line for line in (" ".join(line.split()) for line in text.splitlines()) if line)
    words = words.replace("\x00", "")
    if problem is None and not any(letter.isalnum() for letter in words):
        problem = Problem.NO_TEXT
    if problem:
        return Reading(problem=problem)
    return Reading(words[:LONGEST], is_cut=len(words) > LONGEST)
