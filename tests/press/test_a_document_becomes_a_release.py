import re

import frontmatter
import pytest

from press.importing.as_json import as_json
from press.importing.reading import read_document
from press.importing.recognise import recognise
from press.importing.words_kept import lost_words, words_of
from tests.press import document_makers, import_score

ENOUGH = 95
FORMS = {
    "txt": lambda text, right: text.encode(),
    "docx": document_makers.as_word,
    "odt": document_makers.as_opendocument,
    "pdf": document_makers.as_pdf,
}


@pytest.fixture(scope="module")
def known():
    return import_score.known_places()


def imported(data, name, known):
    return as_json(recognise(read_document(data, name), known, import_score.TODAY))


def test_almost_every_element_of_every_document_is_right(known, record_property):
    scores = {}
    for form, make in FORMS.items():
        for name in import_score.names():
            right = import_score.expected(name)
            data = make(import_score.text_of(name), right)
            scores[form, name] = import_score.compare(right, imported(data, f"document.{form}", known))
    total = import_score.percent(import_score.added(scores.values()))
    by_form = {
        form: import_score.percent(import_score.added(score for key, score in scores.items() if key[0] == form))
        for form in FORMS
    }
    by_key = import_score.added(scores.values())
    shown = ", ".join(f"{form} {share:.1f}" for form, share in by_form.items())
    weak = ", ".join(f"{key} {right}/{of}" for key, (right, of) in by_key.items() if right < of) or "nothing"
    record_property("import score", f"{total:.1f} % of {len(scores)} documents ({shown}); not all right: {weak}")
    assert total >= ENOUGH, {key: import_score.percent(score) for key, score in scores.items()}


@pytest.mark.parametrize("name", import_score.names())
def test_every_word_of_the_source_is_in_the_release(known, name):
    source = read_document(import_score.text_of(name).encode(), f"{name}.txt")
    release = recognise(source, known, import_score.TODAY)
    assert lost_words(release, source) == []


def test_there_are_enough_documents_and_every_key_is_used():
    names = import_score.names()
    assert len(names) >= 25
    used = {key for name in names for key, value in import_score.expected(name).items() if value}
    assert used == {*import_score.TEXTS, *import_score.LISTS, "warnings"}


def test_footnotes_of_word_become_references(known):
    data = document_makers.word_with_notes(
        [
            "Persbericht",
            "Utrecht, 3 mei 2024",
            "Scholen helpen elk kind",
            "Elk kind mag naar school.{1} Dat staat vast.{2}",
        ],
        ["Leerplichtwet, 1969", "Onderzoek van Bureau Voorbeeld, 2023, https://bureau.example/rapport"],
    )
    release = imported(data, "document.docx", known)
    assert [(each["n"], each["text"], each["url"]) for each in release["references"]] == [
        (1, "Leerplichtwet, 1969", None),
        (2, "Onderzoek van Bureau Voorbeeld, 2023", "https://bureau.example/rapport"),
    ]


def test_running_heads_and_page_numbers_are_named_and_left_out(known):
    name = "27-whole-release"
    right = import_score.expected(name)
    release = imported(document_makers.as_pdf(import_score.text_of(name), right, size=16), "document.pdf", known)
    artefacts = " ".join(each["message"] for each in release["warnings"] if each["code"] == "page_artefact")
    assert document_makers.RUNNING_HEAD in artefacts
    assert "Pagina 2" in artefacts
    assert document_makers.RUNNING_HEAD not in " ".join(each["text"] for each in release["body"])


def test_a_private_number_stands_only_in_a_contact_that_is_not_public(known):
    for name in import_score.names():
        release = imported(import_score.text_of(name).encode(), "document.txt", known)
        assert not any("06" in (each["phone"] or "") and each["public"] for each in release["contacts"])
        release.pop("contacts")
        assert "06-0000" not in str(release)


def test_a_word_is_told_from_its_damaged_form():
    assert words_of("Één café’s 2.065") == ["één", "café", "s", "2", "065"]


def test_the_statement_of_2018_is_taken_apart_as_the_starter_content_has_it(known):
    path = import_score.ROOT / "content/pages/press/lvv-2018/nl.md"
    page = frontmatter.load(path)
    body = re.sub(
        r"\n\n> (‘.*?’)\n> — [^\n]*\n\n",
        lambda quote: " " + quote[1].replace("\n> ", " ") + " ",
        page.content,
        flags=re.S,
    )
    notes = "\n".join(f"({note['n']}) {note['text']}" for note in page["notes"])
    signed = "\n".join(
        f"{each['name']}{' (landelijk)' if each.get('national') else ''}"
        f"{' (' + each['place'] + ')' if each.get('place') else ''}: {each['person']}"
        for each in page["signatories"]
    )
    text = (
        f"{page['title']}\n\n{body}\n\nNoot, niet voor publicatie:\n\n{notes}\n\n"
        f"Dit persbericht is gemaakt met de volgende organisaties:\n\n{signed}\n"
    )
    release = imported(text.encode(), "bericht.txt", known)
    assert [quote["speaker"] for quote in release["quotes"]] == ["Rian Ederveen", "Rian Ederveen"]
    assert [part["type"] for part in release["body"]] == ["paragraph"] * 4
    assert [(note["n"], note["kind"]) for note in release["notes"]] == [
        (each["n"], each["kind"]) for each in page["notes"]
    ]
    assert [(each["organisation"], each["person"]) for each in release["signatories"]] == [
        (each["name"], each["person"]) for each in page["signatories"]
    ]
    assert release["figures"] == []
