"""A release for readers and for programs."""

import json
from datetime import datetime
from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from directory.spoken import SPOKEN, spoken_name
from press import dates
from press.structured import news_article
from press.text import block_text

register = template.Library()

_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


@register.filter
def as_text(block: Any) -> str:
    """The words of a body block, as somebody would paste them into an article."""
    return block_text(block)


@register.filter
def amsterdam(moment: datetime) -> str:
    """Day and minute by the clock in Amsterdam, and whether that is summer or winter time."""
    return dates.amsterdam(moment)


@register.filter
def spoken_names(codes: str) -> str:
    """``nl en`` as names in the active language."""
    return ", ".join(spoken_name(code) for code in codes.split() if code in SPOKEN)


@register.simple_tag(takes_context=True)
def json_ld(context: Context) -> SafeString:
    """The release as JSON-LD. A block of data, which no policy takes for a script; no text in it can end it."""
    data = news_article(context["page"], context["signatories"], context["corrections"])
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 (escaped above)
