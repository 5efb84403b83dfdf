"""PO for translators, XLIFF for agencies: what comes in becomes drafts, and a wrong file is told so."""

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from languages.desk.files import as_po, as_xliff
from languages.desk.workbench import workbench
from languages.models import SentenceDraft, SourceText
from languages.record import state_of


@pytest.fixture
def bench(tree):
    source = SourceText.objects.get(key=str(tree.right.translation_key))
    return workbench(source, state_of(source, "ar"))


def take_in(desk, bench, content, name="vertaling.po"):
    address = reverse("languages_import", args=[bench.source.pk, bench.state.language])
    answer = desk.post(address, {"file": SimpleUploadedFile(name, content)}, follow=True)
    return " ".join(str(message) for message in answer.context["messages"])


def changed_po(bench, **header):
    file = polib.pofile(as_po(bench).decode())
    file.metadata.update(header)
    entry = next(entry for entry in file if entry.msgctxt == "title")
    entry.msgstr = "سؤال جديد"
    return file


def test_a_po_file_comes_back_with_its_changes(desk, bench):
    assert "1 " in take_in(desk, bench, str(changed_po(bench)).encode())
    draft = SentenceDraft.objects.get()
    assert (draft.path, draft.text) == ("title", "سؤال جديد")


def test_an_unchanged_file_changes_nothing(desk, bench):
    take_in(desk, bench, as_po(bench))
    assert not SentenceDraft.objects.exists()


def test_an_xliff_file_comes_back_with_its_changes(desk, bench):
    content = as_xliff(bench).replace(b"<target", b"<target", 1)
    title = next(row for row in bench.rows if row.path == "title")
    content = content.replace(title.text.encode(), "سؤال جديد".encode())
    take_in(desk, bench, content, "vertaling.xlf")
    assert SentenceDraft.objects.get().text == "سؤال جديد"


def test_the_file_names_what_was_there_before_and_the_office_words(desk, tree, bench):
    tree.right.short_answer = "Ga naar de huisarts."
    tree.right.save_revision().publish()
    bench.source.refresh_from_db()
    file = polib.pofile(as_po(workbench(bench.source, state_of(bench.source, "ar"))).decode())
    entry = next(entry for entry in file if entry.msgctxt == "short_answer")
    assert "huisarts" in entry.comment
    assert entry.previous_msgid
    assert "fuzzy" in entry.flags


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ({"X-Houvast-Text": "page:00000000-0000-0000-0000-000000000000:ar"}, "niet voor deze tekst"),
        ({"X-Houvast-Text": ""}, "niet voor deze tekst"),
    ],
    ids=["another page", "no name"],
)
def test_a_file_of_another_text_is_refused(desk, bench, header, said):
    assert take_in(desk, bench, str(changed_po(bench, **header)).encode())
    assert not SentenceDraft.objects.exists()


def test_a_file_for_another_language_is_refused(desk, bench):
    name = f"page:{bench.source.key}:fr"
    assert "(fr)" in take_in(desk, bench, str(changed_po(bench, **{"X-Houvast-Text": name})).encode())
    assert not SentenceDraft.objects.exists()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "leeg.po"),
        (b"\xff\xfe\x00", "kapot.po"),
        (b"zomaar tekst", "tekst.po"),
        (b'msgid "a\nmsgstr', "open.po"),
        (b'msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n', "meervoud.po"),
        (b"x" * (2 * 1024 * 1024 + 5), "groot.po"),
        (b"<xliff", "kapot.xlf"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><xliff version="1.2"/>', "bom.xlf"),
        (b'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>', "leeg.xlf"),
        (b"PK\x03\x04", "tekst.docx"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_read_is_told_so(desk, bench, content, name):
    assert len(take_in(desk, bench, content, name)) > 10
    assert not SentenceDraft.objects.exists()


def test_a_sentence_with_broken_markup_is_left_out(desk, bench):
    file = changed_po(bench)
    next(entry for entry in file if entry.msgctxt == "title").msgstr = "<b>سؤال"
    assert "1" in take_in(desk, bench, str(file).encode())
    assert not SentenceDraft.objects.exists()


def test_no_file_is_told_so(desk, bench):
    address = reverse("languages_import", args=[bench.source.pk, "ar"])
    assert list(desk.post(address, follow=True).context["messages"])
