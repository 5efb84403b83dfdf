"""A statement for newsroom systems: IPTC ninjs 3.1, the exchange format of news agencies.

Everything here is public the minute the page is: nothing of the notes to the editor, no personal number, no address
of a person.
"""

from typing import Any

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string

from languages.table import BY_CODE
from languages.words import plain
from press.identity import address_of, uri_of
from press.streams import CHECK
from press.text import outgoing

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}
USAGE = "Free to use with the name of the source."


def as_ninjs(page: Any) -> HttpResponse:
    """The release as ninjs 3.1. Readable from any site, like a feed."""
    response = JsonResponse(
        ninjs(page), content_type="application/json; charset=utf-8", json_dumps_params={"ensure_ascii": False}
    )
    return for_everybody(response)


def for_everybody(response: HttpResponse) -> HttpResponse:
    """Lets programs on other sites read an answer that is the same for all."""
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Access-Control-Allow-Origin"] = "*"
    response["X-Robots-Tag"] = "noindex"
    return response


def ninjs(page: Any) -> dict[str, Any]:
    """The release as the object that the schema describes. What is not known is left out."""
    signed = [each.shown_name for each in page.signatories.all()]
    text = body_text(page)
    changed = last_change(page)
    found: dict[str, Any] = {
        "standard": STANDARD,
        "uri": uri_of(page),
        "type": "text",
        "pubStatus": "usable",
        "language": BY_CODE[page.locale.language_code].tag,
        "versionCreated": changed and changed.isoformat(),
        "firstCreated": page.public_since and page.public_since.isoformat(),
        "contentCreated": page.release_date.isoformat() if page.release_date and page.date_precision == "day" else None,
        "headlines": [
            {"role": role, "value": plain(value)}
            for role, value in (("main", page.title), ("subheadline", page.subheadline))
            if value
        ],
        "descriptions": [{"role": "summary", "contentType": "text/plain", "value": plain(page.lead)}],
        "bodies": [{"role": "main", "contentType": "text/plain", "value": text, "wordCount": len(text.split())}],
        "by": ", ".join(signed),
        "located": page.place,
        "subjects": [
            {"name": each.name, "uri": f"{settings.PUBLIC_URL}/#subject-{each.key}"} for each in page.subjects.all()
        ],
        "organisations": [{"name": name} for name in signed],
        "copyrightNotice": ", ".join(signed),
        "usageTerms": USAGE,
        "altIds": [{"role": "web", "value": address_of(page)}],
    }
    return {name: value for name, value in found.items() if value}


def body_text(page: Any) -> str:
    """The text from the lead to the end, paragraphs apart."""
    skipped = {"label", "headline", "subheadline", "dateline", CHECK}
    return "\n\n".join(each.text for each in outgoing(page) if each.kind not in skipped)


def body_html(page: Any) -> str:
    """The same as HTML, for readers that show it."""
    return str(render_to_string("press/body.html", {"page": page}))


def last_change(page: Any) -> Any:
    """The last change that matters to who took the text over: its publication or a correction, never a typing error."""
    moments = [page.public_since, *(each.made_at for each in page.corrections.all())]
    return max((moment for moment in moments if moment), default=None)
