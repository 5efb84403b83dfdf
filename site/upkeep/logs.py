"""Logs that say what went wrong and nothing about who asked."""

import logging
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter


class WithoutVisitors(logging.Filter):
    """Takes request data out of log records.

    The development server's line holds the whole request: only its status stays.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        record.__dict__.pop("request", None)
        if record.name == "django.server":
            record.msg, record.args = "a request ended with %s", (getattr(record, "status_code", "an error"),)
        return True


class NoRequestData(SafeExceptionReporterFilter):
    """Exception reports carry no form fields and no headers, not even starred out."""

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        """None."""
        return {}

    def get_safe_request_meta(self, request: HttpRequest) -> dict[str, Any]:
        """None."""
        return {}
