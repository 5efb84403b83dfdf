"""The language of a request comes from its address, and from nothing else."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from languages.table import BY_CODE, SOURCE


class AddressLanguageMiddleware:
    """Activates the language that the first part of the path names; elsewhere (desk, robots.txt) the source language.

    Django's own LocaleMiddleware would also answer a 404 outside the language prefixes with a redirect into them, and
    make every page vary by Accept-Language. Only ``/`` negotiates here (``languages.views.choose``).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        first, _, _ = request.path_info.lstrip("/").partition("/")
        code = first if first in BY_CODE else SOURCE
        with translation.override(code):
            setattr(request, "LANGUAGE_CODE", code)
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", BY_CODE[code].tag)
        return response
