"""A statement as a Word document, for newsrooms that paste from Word."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from docx import Document
from docx.oxml import OxmlElement

from languages.table import BY_CODE
from languages.words import plain
from press.dates import release_date
from press.text import block_text

STYLES = {"heading": "Heading 2", "quote": "Quote"}


def word_document(page: Any, contacts: list[Any], note: str = "") -> Any:
    """The document. Its properties name the site, no person. Written from right to left where the language is."""
    document = Document()
    document.core_properties.author = document.core_properties.last_modified_by = "Houvast"
    document.core_properties.title = _clean(page.title)
    document.core_properties.comments = ""
    for style, text in _paragraphs(page, note):
        document.add_paragraph(_clean(text), style=style)
    _add_list(document, _("Spokespeople"), [_contact(each) for each in contacts])
    _add_list(document, _("On behalf of"), [_signatory(each) for each in page.signatories.all()])
    document.add_paragraph(f"{settings.PUBLIC_URL}{page.url}")
    if BY_CODE[page.locale.language_code].direction == "rtl":
        _turn(document)
    return document


def _paragraphs(page: Any, note: str) -> list[tuple[str, str]]:
    dateline = ", ".join(part for part in (page.place, release_date(page)) if part)
    found = [
        ("Intense Quote", note),
        ("Normal", page.label),
        ("Title", page.title),
        ("Subtitle", page.subheadline),
        ("Normal", dateline),
        ("Strong paragraph", page.lead),
        *((STYLES.get(block.block_type, "Normal"), block_text(block)) for block in page.body),
        ("Normal", f"– {_('END')} –"),
        *(
            ("Normal", f"{each.value['number']}. {each.value['text']} {each.value['url'] or ''}")
            for each in page.references
        ),
        *(("Normal", block_text(block)) for block in page.boilerplates),
    ]
    styled = ((("Normal" if style == "Strong paragraph" else style), text) for style, text in found)
    return [(style, line) for style, text in styled for line in str(text).split("\n") if line.strip()]


def _add_list(document: Any, heading: str, lines: list[str]) -> None:
    if lines:
        document.add_paragraph(heading, style="Heading 2")
        for line in lines:
            document.add_paragraph(_clean(line), style="List Bullet")


def _contact(contact: Any) -> str:
    organisation = contact.organisation
    reachable = [channel.value for channel in organisation.channels.all() if channel.kind != "email"]
    return ", ".join(part for part in (organisation.name, contact.person, *reachable) if part)


def _signatory(signatory: Any) -> str:
    where = _("national") if signatory.is_national else signatory.place
    named = f"{signatory.shown_name} ({where})" if where else signatory.shown_name
    return f"{named}: {signatory.person}" if signatory.person else named


def _clean(text: str) -> str:
    """Word refuses control characters."""
    return "".join(letter for letter in plain(str(text)) if letter in "\n\t" or ord(letter) >= 32)


def _turn(document: Any) -> None:
    for paragraph in document.paragraphs:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for run in paragraph.runs:
            run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))
