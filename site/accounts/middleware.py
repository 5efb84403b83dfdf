"""The second factor: without it, a password opens nothing below ``/admin/``."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from accounts.desk import has_given_code


class SecondFactorMiddleware:
    """Sends a logged-in user without a second factor in this session to set one up, or to give its code.

    Installing allauth protects only allauth's own pages; the desk is Wagtail's. See docs/unusual/second-factor.md.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.SECOND_FACTOR_REQUIRED and request.path_info.startswith("/admin/"):
            user = request.user
            if user.is_authenticated and not has_given_code(request):
                name = "mfa_reauthenticate" if is_mfa_enabled(user) else "mfa_activate_totp"
                return redirect(f"{redirect(name).url}?next=/admin/")
        return self.get_response(request)
