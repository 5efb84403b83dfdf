"""A press release from its file: Markdown with quotes, and a head with what surrounds the text."""

import re
from datetime import datetime
from typing import Any

from django.utils import timezone

from directory.models import Organisation
from home.starter.errors import ContentError
from home.starter.files import PageFile
from home.starter.pictures import load_picture
from home.starter.streams import html, stream
from press.models import ReleaseContact, Signatory

_QUOTE = re.compile(r"^> (?P<text>.+?)\n> — (?P<who>.+)$", re.DOTALL)

_FIGURE = ("value", "claim", "denominator", "definition", "source")


def fields(page: PageFile) -> dict[str, Any]:
    """The words of a release. A quote is ``> words`` followed by ``> — speaker; role; organisation``.

    A figure is ``= value | claim | denominator | definition | source``; a case starts with ``!``.
    """
    chunks = [chunk.strip() for chunk in re.split(r"\n\s*\n", page.body) if chunk.strip()]
    if not chunks:
        raise ContentError(page.path, "a release needs a lead.", page.body_line)
    notes = [
        ("note", {"kind": each["kind"], "number": each.get("n"), "text": each["text"]})
        for each in page.head.get("notes", [])
    ]
    references = [
        ("reference", {"number": each["n"], "text": each["text"], "url": each.get("url", "")})
        for each in page.head.get("references", [])
    ]
    boilerplates = [("boilerplate", html(text)) for text in page.head.get("boilerplates", [])]
    return {
        "title": page.need("title"),
        "seo_title": page.head.get("browser_title", ""),
        "search_description": page.head.get("summary", ""),
        "label": page.head.get("label", ""),
        "subheadline": page.head.get("subheadline", ""),
        "place": page.head.get("place", ""),
        "release_date": page.head.get("date"),
        "date_precision": page.head.get("date_precision", "day"),
        "date_is_inferred": bool(page.head.get("date_is_inferred", False)),
        "lead": _flat(chunks[0]),
        "body": stream(page, "body", [_block(page, chunk) for chunk in chunks[1:]]),
        "references": stream(page, "references", references),
        "boilerplates": stream(page, "boilerplates", boilerplates),
        "editor_notes": stream(page, "editor_notes", notes),
        "embargo_until": moment(page, "embargo"),
        "press_kit": stream(page, "press_kit", [_picture(page, each) for each in page.head.get("pictures", [])]),
    }


def moment(page: PageFile, name: str) -> datetime | None:
    """A minute of the head, by the clock in Amsterdam. Raises ContentError for anything else."""
    value = page.head.get(name)
    if value is None:
        return None
    if not isinstance(value, datetime):
        raise ContentError(page.path, f"“{name}” is not a minute such as 2026-10-06 10:00:00.", 1)
    return timezone.make_aware(value)


def _picture(page: PageFile, each: dict[str, Any]) -> tuple[str, Any]:
    image = load_picture(page.path.parent / each["file"], each["title"], each["alt"], each["rights"])
    return ("picture", {"image": image.pk, "caption": each["caption"], "consent": each["consent"]})


def _block(page: PageFile, chunk: str) -> tuple[str, Any]:
    if chunk.startswith("## "):
        return ("heading", chunk[3:].strip())
    if chunk.startswith("= "):
        parts = [part.strip() for part in _flat(chunk[2:]).split("|")]
        if len(parts) != len(_FIGURE):
            raise ContentError(page.path, f"a figure has {len(_FIGURE)} parts between bars: {', '.join(_FIGURE)}.")
        return ("figure", dict(zip(_FIGURE, parts, strict=True)))
    if chunk.startswith("! "):
        return ("case", {"text": _flat(chunk[2:]), "consent": True})
    if chunk.startswith(">"):
        match = _QUOTE.match(chunk)
        if match is None:
            raise ContentError(page.path, "a quote ends with a line “> — speaker; role; organisation”.")
        speaker, role, organisation = [part.strip() for part in match["who"].split(";")]
        text = _flat(match["text"].replace("\n>", "\n"))
        return ("quote", {"text": text, "speaker": speaker, "role": role, "organisation": organisation})
    return ("paragraph", html(_flat(chunk)))


def _flat(text: str) -> str:
    return " ".join(text.split())


def signatories(page: PageFile) -> list[Signatory]:
    """Who signs, in the order of the file."""
    return [
        Signatory(
            organisation=_organisation(page, each),
            name=each.get("name", ""),
            place=each.get("place", ""),
            is_national=bool(each.get("national", False)),
            person=each.get("person", ""),
            sort_order=order,
        )
        for order, each in enumerate(page.head.get("signatories", []))
    ]


def contacts(page: PageFile) -> list[ReleaseContact]:
    """Whom to call: organisations, with the names the release publishes."""
    return [
        ReleaseContact(organisation=_organisation(page, each), person=each.get("person", ""), sort_order=order)
        for order, each in enumerate(page.head.get("contacts", []))
    ]


def _organisation(page: PageFile, each: dict[str, Any]) -> Organisation | None:
    """The organisation of the directory; None for one that is only named, as in the examples."""
    if not each.get("organisation") and each.get("name"):
        return None
    found = Organisation.objects.filter(key=each.get("organisation", "")).first()
    if found is None:
        raise ContentError(page.path, f"organisations.csv has no “{each.get('organisation')}”.", 1)
    return found
