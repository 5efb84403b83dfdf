"""From an address to a page in two queries, however deep.

Wagtail's own walk takes two for every part of the address.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

DEEPEST = 6


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serves a page as Wagtail does, hooks included; only finding it is shorter. See docs/unusual/routing.md."""
    setattr(request, "_wagtail_route_for_request", find_route(request, [part for part in path.split("/") if part]))
    response: HttpResponse = wagtail_serve(request, path)
    return response


def find_route(request: HttpRequest, components: list[str]) -> RouteResult | None:
    """The page at this address in the active language, and what its own routes made of the rest; None if there is none.

    The page carries ``trail``: the pages above it, from the front page down, for the breadcrumbs.
    """
    root_path = _root_path(request)
    if root_path is None:
        return None
    paths = [
        root_path + "".join(f"{part}/" for part in components[:end]) for end in range(min(len(components), DEEPEST) + 1)
    ]
    # Wagtail keeps an index of slugs, and none of paths: without the slugs the database would read every page.
    slugs = {path.rstrip("/").rpartition("/")[2] for path in paths}
    found = Page.objects.filter(slug__in=slugs, url_path__in=paths)
    trail = list(found.select_related("locale").order_by("depth"))
    if not trail or trail[0].url_path != root_path:
        return None
    page = trail[-1].specific
    page.locale = trail[-1].locale
    page.trail = [above for above in trail[1:-1] if above.live]
    try:
        result: RouteResult = page.route(request, components[len(trail) - 1 :])
    except Http404:
        return None
    return result


def _root_path(request: HttpRequest) -> str | None:
    """The ``url_path`` of the front page of this site in the active language, from Wagtail's cache of roots."""
    site, language = Site.find_for_request(request), get_language()
    roots = Site.get_site_root_paths() if site else []
    return next((root.root_path for root in roots if root.site_id == site.pk and root.language_code == language), None)
