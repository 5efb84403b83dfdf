"""A statement to take away: plain text, a Word document, its quotes, and how it read before a correction.

Everything is made when it is asked for and kept nowhere, so that a correction is in all of it at once.
"""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control

from languages.words import plain
from press.changes import differences
from press.surroundings import contacts, numbered_corrections
from press.text import outgoing
from press.word import word_document

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def as_text(page: Any, request: HttpRequest) -> HttpResponse:
    """The release as plain text."""
    return _plain_text(text_of(page))


def text_of(page: Any) -> str:
    """The same, as a string."""
    context = {"page": page, "signatories": page.signatories.select_related("organisation"), "contacts": contacts(page)}
    return str(render_to_string("press/press_release_page.txt", context))


def as_word(page: Any, note: str = "") -> HttpResponse:
    """The release as a Word document; ``note`` stands above it."""
    out = BytesIO()
    word_document(page, contacts(page), note).save(out)
    return _not_indexed(HttpResponse(out.getvalue(), content_type=WORD))


def as_file(page: Any, response: HttpResponse, ending: str) -> HttpResponse:
    """``response`` as a download under the name of the page."""
    response["Content-Disposition"] = f'attachment; filename="{page.slug}.{ending}"'
    return response


def as_quotes(page: Any) -> HttpResponse:
    """The quotes, each with its speaker and its address."""
    lines = []
    for block in quotes_of(page):
        value = block.value
        who = ", ".join(part for part in (value["speaker"], value["role"], value["organisation"]) if part)
        lines.append(f"{plain(value['text'])}\n— {plain(who)}\n{settings.PUBLIC_URL}{page.url}#quote-{block.id[:8]}\n")
    return _plain_text("\n".join(lines))


def quotes_of(page: Any) -> list[Any]:
    """The quote blocks of the body."""
    return [block for block in page.body if block.block_type == "quote"]


def as_earlier(page: Any, request: HttpRequest, number: int) -> HttpResponse:
    """How the release read before correction ``number``, and what changed. Raises Http404."""
    corrections = {each.place: each for each in numbered_corrections(page)}
    if number not in corrections:
        raise Http404
    earlier = corrections[number].earlier_page()
    following = corrections[number + 1].earlier_page() if number + 1 in corrections else page
    context = {
        "page": page,
        "earlier": earlier,
        "correction": corrections[number],
        "changes": differences(outgoing(earlier), outgoing(following)),
        "is_press": True,
    }
    return _not_indexed(render(request, "press/earlier.html", context))


def _plain_text(text: str) -> HttpResponse:
    return _not_indexed(HttpResponse(text, content_type="text/plain; charset=utf-8"))


def _not_indexed(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, no_cache=True)
    return response
