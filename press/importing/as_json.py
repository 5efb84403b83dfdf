"""A release as JSON: the field's exchange form."""

from dataclasses import asdict
from typing import Any

from press.importing.release import Release


def as_json(release: Release) -> dict[str, Any]:
    """The release with exactly the keys of the format, in its order. Messages are in the active language."""
    quotes = [
        {"text": each.text, "speaker": each.speaker, "role": each.role, "organisation": each.organisation}
        for each in release.quotes
    ]
    return {
        "label": release.label,
        "headline": release.headline,
        "subheadline": release.subheadline,
        "place": release.place,
        "lead": release.lead,
        "date": release.date,
        "date_precision": release.date_precision,
        "embargo": release.embargo,
        "body": [asdict(part) for part in release.body],
        "quotes": quotes,
        "figures": [asdict(figure) for figure in release.figures],
        "references": [asdict(reference) for reference in release.references],
        "notes": [asdict(note) for note in release.notes],
        "boilerplates": [{"text": text} for text in release.boilerplates],
        "contacts": [asdict(contact) for contact in release.contacts],
        "signatories": [asdict(signature) for signature in release.signatories],
        "links": [asdict(link) for link in release.links],
        "warnings": [{"code": each.code, "message": each.message, "where": each.where} for each in release.warnings],
    }
