"""The search page, and what helps to type."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from directory.provinces import province_name
from directory.spoken import spoken_name
from knowledge.models import TopicPage
from languages.table import SOURCE
from publishing.visibility import visible_pages
from search import choices
from search.analysis import clean
from search.attachments.findings import Owner, pages_of
from search.checked import unchecked
from search.engines import get_engine
from search.engines.base import RELEVANCE, Hit, Results
from search.forms import SearchForm
from search.kinds import ONE


@dataclass(frozen=True)
class ShownHit:
    """A hit with its labels in the visitor's language. ``language_name`` is empty if the hit is in that language.

    ``page`` is what a file belongs to; ``is_unchecked`` says that a computer translated it and nobody checked.
    """

    hit: Hit
    kind: str
    language_name: str
    places: list[str]
    kilometres: int | None
    page: Owner | None
    is_unchecked: bool


# No cookie and no session to ride on, and nothing changes: there is nothing to forge. The form posts so that the
# words stay out of the address, the browser's history and every log.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """One page: the form, and what was found. GET answers too, for links made on purpose. Nothing is kept."""
    form = SearchForm(request.POST if request.method == "POST" else request.GET)
    language = get_language() or SOURCE
    query = form.query(language)
    results = get_engine().search(query) if query else None
    context = {
        "query": query,
        "words": query.text if query else "",
        "was_cut": form.was_cut,
        "results": results,
        "topics": _topics(language) if results is None or not results.facets else [],
        "section": "search",
        **(_found(results, language) if results else {}),
    }
    response = _unkept(render(request, "search/search.html", context))
    if request.method == "POST":
        # A browser cannot go back to the answer of a form that it may not store at all; no cache on the way may.
        response["Cache-Control"] = "private, no-cache"
    return response


@csrf_exempt
@require_POST
def suggest(request: HttpRequest) -> HttpResponse:
    """At most five titles that hold the words typed so far. Nothing is kept, here or on the way."""
    words = clean(request.POST.get("q", ""))
    found = get_engine().suggest(words, get_language() or SOURCE) if len(words) > 1 else []
    return _unkept(JsonResponse({"suggestions": found}))


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """Lets a browser or a tool search here (OpenSearch 1.1)."""
    return render(request, "search/opensearch.xml", content_type="application/opensearchdescription+xml; charset=utf-8")


def _unkept(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-store"
    return response


def _found(results: Results, language: str) -> dict[str, Any]:
    query, filters, pages = results.query, choices.filters(results), pages_of(results.hits, language)
    machine_made = unchecked(results.hits)
    is_filtered = query.for_journalists or query.sort != RELEVANCE or any(each.is_used for each in filters)
    return {
        "region": query.near.region if query.near else "",
        "region_name": province_name(query.near.region) if query.near else "",
        "can_narrow": bool(results.facets) or bool(query.choices) or is_filtered,
        "is_filtered": is_filtered,
        "hits": [_shown(hit, language, pages.get(hit.key), hit.url in machine_made) for hit in results.hits],
        "chips": choices.chips(results),
        "filters": filters,
        "hidden": choices.hidden(query),
        "previous": results.previous_page,
        "next": results.next_page,
    }


def _shown(hit: Hit, language: str, page: Owner | None, is_unchecked: bool) -> ShownHit:
    return ShownHit(
        hit,
        kind=str(ONE.get(hit.kind, "")),
        language_name="" if hit.language == language else spoken_name(hit.language.split("-")[0]),
        places=[name for key in hit.regions if (name := province_name(key))],
        kilometres=None if hit.distance is None else round(hit.distance),
        page=page,
        is_unchecked=is_unchecked,
    )


def _topics(language: str) -> Any:
    """The topics that anybody may read in this language."""
    return visible_pages(TopicPage.objects.filter(locale__language_code=language)).order_by("path")
