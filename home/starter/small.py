"""Loads the small tables: legal sources and emergency numbers."""

from pathlib import Path
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from wagtail.models import Locale

from home.models import EmergencyNumber
from home.starter.errors import ContentError
from home.starter.ledger import Ledger, Verdict, file_digest
from home.starter.tables import read_table
from knowledge.models import LegalSource
from languages.table import BY_CODE, SOURCE

_NAMESPACE = UUID("0b3f3a52-5a1e-4f5f-8a0f-9c7f0f4b6d21")
LEGAL_FIELDS = ("kind", "title", "citation", "url")


def load_legal_sources(ledger: Ledger, path: Path) -> None:
    """One legal source a row, known by its key."""
    for line, row in read_table(path, ("key", *LEGAL_FIELDS)):
        found = LegalSource.objects.filter(key=row["key"]).first()
        now = [getattr(found, name) for name in LEGAL_FIELDS] if found else None
        digest = file_digest(row.values())
        if ledger.judge(f"legal:{row['key']}", digest, now) in {Verdict.CREATE, Verdict.UPDATE}:
            law = found or LegalSource(key=row["key"])
            for name in LEGAL_FIELDS:
                setattr(law, name, row[name])
            try:
                law.full_clean()
            except ValidationError as error:
                raise ContentError(path, "; ".join(error.messages), line) from error
            law.save()
            ledger.remember(f"legal:{row['key']}", digest, [row[name] for name in LEGAL_FIELDS])


def load_emergency_numbers(ledger: Ledger, path: Path) -> None:
    """One number a row, its words in a column per language; a language without a column comes later."""
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    for _, row in read_table(path, ("number", "order", SOURCE)):
        translation_key = uuid5(_NAMESPACE, row["number"])
        for code in BY_CODE:
            if not row.get(code, "").strip():
                continue
            found = EmergencyNumber.objects.filter(translation_key=translation_key, locale=locales[code]).first()
            now = [found.number, found.words, found.sort_order] if found else None
            content = [row["number"], row[code], int(row["order"])]
            key = f"emergency:{row['number']}:{code}"
            if ledger.judge(key, file_digest(row["number"], row[code], row["order"]), now) in {
                Verdict.CREATE,
                Verdict.UPDATE,
            }:
                number = found or EmergencyNumber(translation_key=translation_key, locale=locales[code])
                number.number, number.words, number.sort_order = row["number"], row[code], int(row["order"])
                number.save()
                ledger.remember(key, file_digest(row["number"], row[code], row["order"]), content)
