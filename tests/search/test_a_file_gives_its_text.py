"""Text is read out of files by a process that a broken or hostile file can do nothing to but end it."""

import os
from io import BytesIO

import pytest

from search.attachments import child, reading
from search.attachments.models import Problem
from tests.factories.files import docx, laughing_docx, pdf, swollen_docx, swollen_pdf

ARABIC = "حق اللاجئين في الرعاية الطبية"


def read(data):
    return reading.read(BytesIO(data), len(data))


def test_a_pdf_gives_the_text_of_its_pages():
    assert read(pdf("Recht op noodopvang", "Tweede bladzijde")).text == "Recht op noodopvang\nTweede bladzijde"


def test_a_word_document_gives_its_paragraphs_in_any_script():
    found = read(docx("Eerste alinea", ARABIC, "ጠበቓ ክረክብ እኽእል"))
    assert found.text == f"Eerste alinea\n{ARABIC}\nጠበቓ ክረክብ እኽእል"


def test_a_kind_is_told_by_what_the_file_holds():
    assert read(b"\n" * 20 + pdf("Rapport")).text == "Rapport"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", Problem.BROKEN),
        (b"%PDF-1.7\nnothing of the kind", Problem.BROKEN),
        (pdf("Half")[:300], Problem.BROKEN),
        (docx("Half")[:2000], Problem.BROKEN),
        (b"PK\x03\x04" + b"\0" * 500, Problem.BROKEN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, Problem.OLD_OR_LOCKED),
        (pdf("Geheim", password="sesam"), Problem.LOCKED),
        (pdf(None, None), Problem.NO_TEXT),
        (docx(), Problem.NO_TEXT),
        (b"GIF89a", Problem.OTHER_KIND),
    ],
    ids=["empty", "no-pdf", "half-pdf", "half-docx", "no-docx", "old-word", "locked", "scan", "blank-docx", "picture"],
)
def test_a_file_without_text_for_us_says_why(data, problem):
    assert read(data) == reading.Reading(problem=problem)


@pytest.mark.parametrize(
    "bomb", [swollen_docx(child.UNPACKED + (1 << 20)), laughing_docx()], ids=["swollen", "entities"]
)
def test_a_word_document_that_would_fill_the_memory_is_set_aside(bomb):
    assert len(bomb) < 1_000_000
    assert read(bomb).problem in {Problem.TOO_MUCH, Problem.BROKEN}


def test_a_pdf_that_would_take_for_ever_is_ended(monkeypatch):
    monkeypatch.setattr(reading, "PATIENCE", 0.01)
    assert read(swollen_pdf(4 << 20)).problem is Problem.TOO_MUCH


def test_a_file_that_is_too_big_is_not_even_opened():
    class Untouchable:
        def read(self, size):
            raise AssertionError("opened")

        seek = read

    assert reading.read(Untouchable(), reading.LARGEST + 1).problem is Problem.TOO_BIG


def test_of_a_long_file_the_beginning_is_kept(monkeypatch):
    monkeypatch.setattr(reading, "LONGEST", 20)
    found = read(pdf("Recht op noodopvang", "Tweede bladzijde"))
    assert (found.text, found.is_cut) == ("Recht op noodopvang\n", True)


def test_what_reads_the_file_knows_no_secret_of_ours(monkeypatch):
    seen = {}
    run = reading.subprocess.run
    monkeypatch.setenv("SECRET_KEY", "PLANTED")
    monkeypatch.setattr(reading.subprocess, "run", lambda *args, **more: seen.update(more) or run(*args, **more))
    read(pdf("Rapport"))
    assert "PLANTED" in os.environ.values()
    assert "PLANTED" not in seen["env"].values()


def test_a_machine_without_the_reader_blames_no_file(monkeypatch):
    monkeypatch.setattr(reading, "PROGRAMS", "/nowhere")
    with pytest.raises(reading.CannotRead, match="poppler"):
        read(pdf("Rapport"))
