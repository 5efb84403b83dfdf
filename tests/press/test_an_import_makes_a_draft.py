import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from press.importing.importer import import_text, save_draft
from press.importing.organisations import Register
from press.models import ImportedDocument, PressReleasePage
from tests.factories.accounts import AdministratorFactory, UserFactory
from tests.factories.directory import OrganisationFactory
from tests.press import document_makers, import_score

WHOLE = "27-whole-release"
KEYS = [
    *("label", "headline", "subheadline", "place", "lead", "date", "date_precision", "embargo"),
    *(
        "body",
        "quotes",
        "figures",
        "references",
        "notes",
        "boilerplates",
        "contacts",
        "signatories",
        "links",
        "warnings",
    ),
]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "bericht.docx"
    path.write_bytes(document_makers.as_word(import_score.text_of(WHOLE), import_score.expected(WHOLE)))
    return path


@pytest.fixture
def draft(tree):
    OrganisationFactory(key="noorderlicht", name="Noorderlicht", other_names="Stichting Noorderlicht\nSNL")
    page = save_draft(import_text(import_score.text_of(WHOLE)), tree.newsroom, AdministratorFactory())
    return page.get_latest_revision_as_object()


def command(*arguments):
    out = io.StringIO()
    call_command("import_release", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_the_command_prints_json_with_the_keys_of_the_format_and_nothing_else(tree, file):
    printed = json.loads(command(file, "--json", "--dry-run"))
    # In the order of the format, which a reader of the file sees.
    assert sorted(printed) == sorted(KEYS)
    assert list(printed["body"][0]) == ["type", "text", "check"]
    assert not PressReleasePage.objects.filter(title=printed["headline"]).exists()


def test_the_command_makes_a_draft_and_says_what_needs_a_person(tree, file):
    said = command(file)
    page = PressReleasePage.objects.get(title__startswith="Organisaties: helft van de bedden")
    assert not page.live
    assert "Draft" in said
    assert "412" not in said or "source" in said


def test_the_command_names_a_file_that_it_cannot_read(tree, tmp_path):
    with pytest.raises(CommandError, match=r"geen\.docx"):
        command(tmp_path / "geen.docx")
    (tmp_path / "leeg.docx").write_bytes(b"")
    with pytest.raises(CommandError, match="leeg"):
        command(tmp_path / "leeg.docx")


def test_a_draft_has_the_blocks_of_the_page(draft):
    kinds = [block.block_type for block in draft.body]
    assert "heading" in kinds
    assert "quote" in kinds
    quotes = [block.value for block in draft.body if block.block_type == "quote"]
    assert quotes[-1]["speaker"] == "Joris Smit"
    assert quotes[-1]["organisation"] == "Praktijk De Linde"
    assert [(block.value["number"], block.value["kind"]) for block in draft.editor_notes] == [
        (1, "source"),
        (2, "info"),
    ]
    assert draft.embargo_until.isoformat() == "2025-11-11T10:00:00+01:00"


def test_a_draft_is_not_live_and_a_visitor_does_not_see_it(draft, visitor):
    assert not PressReleasePage.objects.get(pk=draft.pk).live
    assert visitor.get(draft.get_url()).status_code == 404


def test_organisations_are_found_by_their_other_names(draft):
    signatory = draft.signatories.first()
    assert signatory.organisation.key == "noorderlicht"
    assert [each.organisation.key for each in draft.release_contacts.all()] == ["noorderlicht"]
    assert Register().find("snl").key == "noorderlicht"


def test_a_whole_name_counts_for_more_than_one_in_brackets(tree):
    OrganisationFactory(key="los", name="Stichting LOS", other_names="Landelijk Ongedocumenteerden Steunpunt")
    OrganisationFactory(key="meldpunt", name="Meldpunt", other_names="Meldpunt Detentie (LOS)")
    register = Register()
    assert register.find("Landelijk Ongedocumenteerden Steunpunt (LOS)").key == "los"
    assert register.find("LOS").key == "los"
    assert register.find("Meldpunt Detentie").key == "meldpunt"


def test_no_private_number_is_in_the_draft(draft):
    text = json.dumps(draft.get_latest_revision().content)
    assert "06-0000" not in text
    assert "06-0000" in json.dumps(draft.imported_from.recognised)


def test_an_unknown_organisation_is_named(draft):
    assert any("Wereldkelder" in message for message in draft.imported_from.recognised["to_check"])


def test_two_imports_of_one_document_are_two_drafts(tree):
    first, second = (save_draft(import_text(import_score.text_of(WHOLE)), tree.newsroom, None) for _ in range(2))
    assert first.slug != second.slug


def test_a_file_is_uploaded_at_the_desk_and_shown_beside_its_source(tree, desk, file):
    upload = SimpleUploadedFile("bericht.docx", file.read_bytes())
    response = desk.post(reverse("press_import"), {"file": upload, "text": ""}, follow=True)
    page = response.content.decode()
    assert response.status_code == 200
    assert "Raadsvoorstel opvang" in page
    assert "Organisaties: helft van de bedden" in page
    assert page.count("06-00000000") == 1  # in the source only


def test_a_text_that_cannot_be_read_stays_in_the_form(tree, desk):
    response = desk.post(reverse("press_import"), {"text": "12345 !!! 67890"})
    assert response.status_code == 422
    assert "12345 !!! 67890" in response.content.decode()
    assert ImportedDocument.objects.count() == 0


def test_who_may_not_write_statements_may_not_import(tree, client):
    client.force_login(UserFactory())
    assert client.get(reverse("press_import")).status_code in {302, 403}


def test_the_source_is_forgotten_once_the_statement_is_public(draft):
    draft.lead = "De helft van de bedden verdwijnt."
    draft.save_revision(clean=False).publish()
    assert not ImportedDocument.objects.filter(release=draft.pk).exists()


def test_a_text_without_headline_still_becomes_a_draft(tree):
    page = save_draft(import_text(import_score.text_of("23-only-prose")), tree.newsroom, None)
    assert "het regende al dagen" in str(page.body.raw_data)
    assert page.title


def test_a_very_long_headline_is_kept_in_full(tree):
    headline = "Organisaties vragen " + "heel " * 80 + "veel"
    text = f"PERSBERICHT\n\n{headline.strip()}\n\nDit is de eerste alinea van het bericht. Hier staat meer.\n"
    page = save_draft(import_text(text), tree.newsroom, None)
    assert headline in str(page.body.raw_data) + page.title + page.lead
