import io
import subprocess
import zipfile

import pytest
from django.utils import translation
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

from press.importing.as_json import as_json
from press.importing.errors import InvalidDocument
from press.importing.importer import language_of
from press.importing.limits import FILE_BYTES, PDF_PAGES
from press.importing.reading import pdf, read_document
from press.importing.reading.text import from_text
from press.importing.recognise import recognise
from tests.press import document_makers


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def word(text="Persbericht"):
    document = Document()
    document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def paper(pages=1, encryption=None, text="Een bericht met woorden."):
    stream = io.BytesIO()
    made = canvas.Canvas(stream, encrypt=encryption)
    for _ in range(pages):
        made.drawString(72, 500, text)
        made.showPage()
    made.save()
    return stream.getvalue()


def archive(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


BOMB = document_makers.changed(word(), {"word/media/image1.png": b"\0" * (70 * 1024 * 1024)})
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

BAD = {
    "empty": (b"", "leeg.docx", "empty"),
    "blank": (b" \n\t\n", "leeg.txt", "empty"),
    "huge": (b"a" * (50 * 1024 * 1024), "groot.txt", "larger than 10 MB"),
    "encrypted PDF": (paper(encryption=StandardEncryption("geheim")), "a.pdf", "password"),
    "encrypted Word": (OLD_OFFICE, "a.docx", "password"),
    "corrupt Word": (word()[:900], "a.docx", "damaged"),
    "corrupt inside": (
        document_makers.changed(word(), {}, {"word/document.xml": ("<w:body>", "<w:bo")}),
        "a.docx",
        "damaged",
    ),
    "corrupt PDF": (b"%PDF-1.7\n garbage", "a.pdf", "damaged"),
    "macros": (document_makers.changed(word(), {"word/vbaProject.bin": b"x"}), "a.docm", "macros"),
    "macros under another name": (document_makers.changed(word(), {"word/vbaProject.bin": b"x"}), "a.docx", "macros"),
    "zip bomb": (BOMB, "a.docx", "too large"),
    "many small files": (archive(**{f"word__{n}": b"" for n in range(2100)}), "a.docx", "too large"),
    "entities": (archive(word__document_xml=ENTITIES), "a.docx", "damaged"),
    "another archive": (archive(a="b"), "a.docx", "not a Word"),
    "wrong name": (b"gewone tekst", "a.docx", "damaged"),
    "binary": (bytes(range(256)) * 20, "a.txt", "not text"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "scan.png", "not text"),
    "only figures": (b"123 456 !!!", "a.txt", "no words"),
    "a scan": (paper(text=""), "scan.pdf", "no words"),
    "too many pages": (paper(pages=PDF_PAGES + 1), "a.pdf", "more than"),
    "too long": (b"woord " * 60_000, "a.txt", "too long"),
    "RTF": (b"{\\rtf1 tekst}", "a.rtf", "RTF"),
}


@pytest.mark.parametrize(("data", "name", "sentence"), BAD.values(), ids=BAD.keys())
def test_each_bad_document_has_its_sentence(data, name, sentence):
    with pytest.raises(InvalidDocument, match=sentence) as caught:
        read_document(data, name)
    assert str(caught.value).endswith(".")


def test_a_document_with_another_ending_is_read_as_what_it_is():
    assert read_document(word("Een bericht."), "bericht.txt").groups[0].text == "Een bericht."
    assert read_document(paper(), "bericht.docx").groups[0].text == "Een bericht met woorden."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_common_encoding_is_read(encoding):
    assert read_document("Één café in de Noordstraat".encode(encoding), "a.txt").text == "Één café in de Noordstraat"


def test_damaged_letters_are_repaired_and_said():
    source = from_text("Eén café: ‘open’".encode().decode("cp1252"))
    assert source.text == "Eén café: ‘open’"
    assert source.notices[0][0] == "encoding_repaired"


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch):
    def too_long(*args, **kwargs):
        raise subprocess.TimeoutExpired("pdftotext", kwargs["timeout"])

    monkeypatch.setattr(pdf.subprocess, "run", too_long)
    with pytest.raises(InvalidDocument, match="too long"):
        read_document(paper(), "a.pdf")


def test_a_server_without_pdftotext_says_so(monkeypatch):
    monkeypatch.setattr(pdf, "PROGRAM", "pdftotext-that-is-not-there")
    with pytest.raises(InvalidDocument, match="pdftotext"):
        read_document(paper(), "a.pdf")


def test_nothing_recognisable_is_kept_to_the_last_word_and_marked():
    text = "zo maar een lange zin zonder kop en zonder datum, die nergens over gaat en nergens eindigt, maar wel " * 3
    release = as_json(recognise(from_text(text)))
    assert " ".join(part["text"] for part in release["body"]).split() == text.split()
    assert all(part["check"] for part in release["body"])
    assert [each["code"] for each in release["warnings"]] == ["nothing_recognised"]


LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [
                *(
                    "",
                    "PERSBERICHT",
                    "Utrecht, 23 november 2018",
                    "Embargo tot 31-02-2025 25:99",
                    "Contact:",
                    "- a",
                    "(1)",
                ),
                *(
                    "Noot, niet voor publicatie:",
                    "Mede namens:",
                    "Bronnen:",
                    "Over ons",
                    "“",
                    "‘’",
                    "zegt X:",
                    "06-00000000",
                ),
                *("X, Y zegt: “a b c d e”", "7 van de 10", "http://[", "mailto:a@b.example", "EINDE", "(Utrecht): Jan"),
            ]
        ),
    ),
    max_size=25,
)


@given(lines=LINES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_becomes_a_release_with_every_key(lines):
    source = from_text("\n".join(lines))
    release = as_json(recognise(source))
    assert len(release) == 18
    assert language_of(source.text) in {"nl", "en"}


@given(data=st.binary(max_size=400), start=st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", b"\xff\xfe"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_are_read_or_refused_with_a_sentence(data, start):
    try:
        text = read_document(start + data, "a.bin").text
    except InvalidDocument as error:
        text = str(error)
    assert text


def test_the_largest_file_allowed_is_not_refused_for_its_size():
    with pytest.raises(InvalidDocument, match="too long"):
        read_document(b"a b\n" * (FILE_BYTES // 4), "a.txt")


@pytest.mark.parametrize("odd", ["A" * 5000, "“ " * 1400, "12 " * 900, "woord " * 1500], ids=lambda odd: odd[:3])
def test_what_nobody_writes_is_kept_to_check_and_not_looked_into(odd):
    head = "PERSBERICHT\n\nDe kop van het bericht\n\nEen eerste zin van het bericht. Een tweede zin.\n\n"
    release = recognise(from_text(f"{head}{odd}\n\nDe laatste zin van het bericht."))
    assert [part.check for part in release.body if part.text.split() == odd.split()] == [True]
    assert (release.quotes, release.figures) == ([], [])
