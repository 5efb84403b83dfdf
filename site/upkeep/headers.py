"""Headers: strict for visitors, a little wider for the desk."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

DESK_PREFIXES = ("/admin/", "/account/")


def is_desk(path: str) -> bool:
    """Whether a path belongs to the desk: it alone has cookies, inline scripts and form protection by cookie."""
    return path.startswith(DESK_PREFIXES)


class HeadersMiddleware:
    """Widens the policy for the desk, and hides which software answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers["Server"] = "web"
        if is_desk(request.path_info):
            setattr(response, "_csp_replace", settings.DESK_CONTENT_SECURITY_POLICY)
            # Under no-referrer a form of our own sends "Origin: null", which the check against forged requests refuses.
            response.headers["Referrer-Policy"] = "same-origin"
        else:
            response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
