"""What a statement is called by programs: the same for ever, whatever becomes of its title and place in the tree."""

from typing import Any
from uuid import uuid5

from django.conf import settings


def uri_of(page: Any) -> str:
    """Permanent, and different for each translation."""
    return uuid5(page.translation_key, page.locale.language_code).urn


def address_of(page: Any) -> str:
    """Where people read it."""
    return f"{settings.PUBLIC_URL}{page.url}"
