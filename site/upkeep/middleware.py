"""Requests that no browser sends by itself are answered before they reach a database."""

import re
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_NUL = re.compile(r"%00|\x00", re.IGNORECASE)


class HostileInputMiddleware:
    """400 for control characters or excessive length in a path; NUL is dropped from the query string.

    PostgreSQL cannot store NUL: any filter that reached it with one would be a server error.
    """

    longest_path = 1500

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if _CONTROL.search(request.path_info) or len(request.path_info) > self.longest_path:
            return render(request, "400.html", {"is_error": True}, status=400)
        if query := request.META.get("QUERY_STRING"):
            request.META["QUERY_STRING"] = _NUL.sub("", query)
        return self.get_response(request)
