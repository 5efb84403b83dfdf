"""Whether a request comes from somebody who is at the desk: with a password, and a code where one is required."""

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest


def has_given_code(request: HttpRequest) -> bool:
    """Whether a code of the second factor was given in this session."""
    # Without the user argument the records are always empty.
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def is_at_the_desk(request: HttpRequest) -> bool:
    """Whether this is a logged-in user of the desk.

    Looks at the session only if its cookie was sent: an answer to a visitor must not even vary by it.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return False
    return not settings.SECOND_FACTOR_REQUIRED or has_given_code(request)
