"""Redirects from old addresses, without telling where a hidden page is."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from publishing.visibility import is_visible


class VisibleRedirectMiddleware(RedirectMiddleware):
    """Wagtail's redirects; one that leads to a page not everybody may see is as if it were not there."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The redirect for a 404, or the response as it is."""
        answer: HttpResponseBase = super().process_response(request, response)
        if answer is response:
            return response
        path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
        redirect = get_redirect(request, path) or get_redirect(request, urlsplit(path).path)
        page = redirect.redirect_page if redirect else None
        return answer if page is None or is_visible(page) else response
