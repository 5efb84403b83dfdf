"""Choosing a language, the page that says a text does not exist in it, and the reviewer's page."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, get_language_from_request
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from languages.desk.workbench import Workbench, workbench
from languages.links import translations_of
from languages.models import TranslationState
from languages.reviewing import PURPOSE, Verdict, fingerprint, receive
from publishing.links import LinkRefused
from publishing.models import PersonalLink
from publishing.visibility import visible_pages

LONGEST_PROPOSAL = 20_000


def choose(request: HttpRequest) -> HttpResponse:
    """``/``: the only address that looks at Accept-Language."""
    response = redirect(f"/{get_language_from_request(request, check_path=False)}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


def not_translated(request: HttpRequest, translation_key: UUID) -> HttpResponse:
    """Says in the visitor's language that a page does not exist in it, and offers the languages that have it.

    Raises Http404 for a key of no visible page; redirects once the translation exists.
    """
    versions = translations_of(visible_pages(Page.objects.filter(translation_key=translation_key)))
    if not versions:
        raise Http404
    if here := versions.get(get_language() or ""):
        return redirect(here.url)
    shown = next(iter(versions.values()))
    response = render(
        request,
        "languages/not_translated.html",
        {"versions": list(versions.values()), "shown": shown, "translation_key": translation_key},
    )
    response["X-Robots-Tag"] = "noindex"
    return response


# The authority is the personal link in the address: there is no cookie and no session that somebody could ride on.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def check_translation(request: HttpRequest, token: str) -> HttpResponse:
    """A reviewer without an account reads a translation beside the source, proposes, and says whether it is right."""
    try:
        link = PersonalLink.objects.open(token, PURPOSE)
        state = TranslationState.objects.select_related("source").exclude(source=None).get(pk=link.target_pk)
    except (LinkRefused, TranslationState.DoesNotExist) as error:
        reason = getattr(error, "reason", "unknown")
        return _private(render(request, "languages/link_refused.html", {"reason": reason}, status=404))
    bench = workbench(state.source, state)  # type: ignore[arg-type]
    context = {"bench": bench, "holder": link.holder, "print": fingerprint(bench), "token": token}
    if request.method == "POST":
        context |= _reviewed(request, bench, link)
    return _private(render(request, "languages/check_translation.html", context))


def _reviewed(request: HttpRequest, bench: Workbench, link: PersonalLink) -> dict[str, Any]:
    proposals = {row.id: request.POST.get(f"text-{row.id}", "")[:LONGEST_PROPOSAL] for row in bench.rows}
    for row in bench.rows:
        row.typed = proposals[row.id] or None
    if request.POST.get("print") != fingerprint(bench):
        return {"problem": "changed", "print": fingerprint(bench)}
    verdict = Verdict("right" in request.POST, proposals)
    differs = any(row.typed and row.typed.strip() != row.published for row in bench.rows)
    if verdict.is_right and differs:
        return {"problem": "both"}
    if not verdict.is_right and not differs:
        return {"problem": "nothing"}
    return {"done": True, "taken": receive(bench, link, verdict), "is_right": verdict.is_right}


def _private(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-store"
    return response
