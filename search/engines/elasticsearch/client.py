"""The connection to the server, and its errors in words."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from elastic_transport import ConnectionTimeout, TransportError
from elasticsearch import ApiError, Elasticsearch

SEARCHING = 1.0
"""Seconds that a visitor waits for the server, at most. The ``timeout`` in a request's body binds nothing."""

AFTER_COMMIT = 0.5
"""Seconds that somebody who saves waits for it."""

WORKING = 30.0
"""Seconds that the worker waits."""

ERRORS = (TransportError, ApiError)
"""No answer, and an answer that is an error: they have no base in common but Exception."""


@dataclass(frozen=True)
class Address:
    """Where the server is and how to be let in; read from the environment."""

    url: str
    api_key: str = ""
    user: str = ""
    password: str = ""
    ca_file: str = ""
    prefix: str = "houvast"


def configured() -> Address | None:
    """The server that the settings name. None: there is none, the database answers."""
    return Address(**settings.ELASTICSEARCH) if settings.ELASTICSEARCH else None


@lru_cache(maxsize=4)
def client(address: Address, timeout: float) -> Elasticsearch:
    """A client that asks once and waits ``timeout`` seconds. It recovers by itself when the server comes back."""
    options: dict[str, Any] = {}
    if address.api_key:
        options["api_key"] = address.api_key
    elif address.user:
        options["basic_auth"] = (address.user, address.password)
    if address.ca_file:
        options["ca_certs"] = address.ca_file
    return Elasticsearch(
        address.url, request_timeout=timeout, max_retries=0, retry_on_timeout=False, http_compress=False, **options
    )


def in_words(error: Exception) -> str:
    """What is wrong, for whoever keeps the server running. Never a word of a visitor's."""
    if isinstance(error, ConnectionTimeout):
        return "Elasticsearch does not answer in time."
    if isinstance(error, TransportError):
        return f"Elasticsearch cannot be reached ({type(error).__name__})."
    if isinstance(error, ApiError):
        return f"Elasticsearch answers {error.status_code} ({_kind(error)})."
    return f"Elasticsearch fails ({type(error).__name__})."


def is_about_one_question(error: ApiError) -> bool:
    """Whether the server found fault with this request, and would answer another one."""
    return error.status_code == 400 and _kind(error) != "index_closed_exception"


def _kind(error: ApiError) -> str:
    body = error.body
    reason = body.get("error") if isinstance(body, dict) else None
    return str(reason.get("type", "")) if isinstance(reason, dict) else type(error).__name__
