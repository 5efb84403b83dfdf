"""From a file or pasted text to a draft, all or nothing."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from languages.table import SOURCE
from press.importing.as_json import as_json
from press.importing.draft import make_draft
from press.importing.organisations import Register, known_to_the_site, remark_unknown
from press.importing.reading import checked, read_document
from press.importing.reading.text import from_text
from press.importing.recognise import recognise
from press.importing.release import Release
from press.importing.source import Source
from press.models import ImportedDocument, NewsroomPage, PressReleasePage

STOP_WORDS = {
    "nl": frozenset(
        [
            "de",
            "het",
            "een",
            "van",
            "en",
            "niet",
            "zijn",
            "voor",
            "dat",
            "met",
            "die",
            "voor",
            "ook",
            "wij",
            "zij",
            "worden",
        ]
    ),
    "en": frozenset(
        ["the", "of", "and", "to", "in", "is", "are", "for", "that", "with", "they", "we", "not", "be", "this"]
    ),
}


@dataclass
class Imported:
    """A document, and what it says."""

    source: Source
    release: Release
    name: str = ""


def import_file(data: bytes, name: str = "") -> Imported:
    """Reads a file and takes it apart. Changes nothing. Raises InvalidDocument."""
    return _understood(read_document(data, name), name)


def import_text(text: str) -> Imported:
    """Takes pasted text apart. Changes nothing. Raises InvalidDocument."""
    return _understood(checked(from_text(text)), "")


def _understood(source: Source, name: str) -> Imported:
    release = recognise(source, known_to_the_site())
    remark_unknown(release, Register())
    return Imported(source, release, name)


def language_of(text: str) -> str:
    """``nl`` or ``en``: the one with more of its commonest words."""
    words = text.lower().split()
    return max(STOP_WORDS, key=lambda code: sum(word in STOP_WORDS[code] for word in words))


@transaction.atomic
def save_draft(imported: Imported, newsroom: NewsroomPage, user: Any) -> PressReleasePage:
    """A draft of it below this newsroom, with its source kept beside it for the desk."""
    page = make_draft(imported.release, newsroom, user, Register())
    ImportedDocument.objects.create(
        release=page,
        name=imported.name[:255],
        text=imported.source.text,
        recognised={
            **as_json(imported.release),
            "to_check": [each.message for each in imported.release.warnings if each.needs_a_person],
        },
        made_by=user,
    )
    return page


def newsroom_for(text: str) -> NewsroomPage | None:
    """The newsroom in the language of this text, or else the Dutch one."""
    found = {page.locale.language_code: page for page in NewsroomPage.objects.select_related("locale")}
    return found.get(language_of(text)) or found.get(SOURCE)
