"""What a page says about its own translation. A builtin: no ``{% load %}``."""

from typing import Any

from django import template
from django.template.context import Context
from wagtail.models import Page

from languages.links import versions_of
from languages.models import Recording
from languages.reading import Reading, read
from languages.recordings import digests_of
from languages.table import SOURCE

register = template.Library()


def _reading(context: Context) -> Reading:
    """What is to be told about the page at hand; worked out once a request."""
    page, request = context.get("page"), context.get("request")
    if not isinstance(page, Page) or request is None or page.locale.language_code == SOURCE:
        return Reading()
    known: dict[int, Reading] = request.__dict__.setdefault("_readings", {})
    if page.pk not in known:
        version = versions_of(request, page.translation_key).get(page.locale.language_code)
        known[page.pk] = read(page, getattr(version, "translation_state", None))
    return known[page.pk]


@register.simple_tag(takes_context=True)
def reading_of_page(context: Context) -> Reading:
    """What is to be told about the page's translation, for a page of plain text."""
    return _reading(context)


@register.inclusion_tag("components/translation_note.html", takes_context=True)
def translation_note(context: Context) -> dict[str, Any]:
    """Says, before the text, what the reader should know: made by a computer, the source is newer, or was corrected."""
    page, request = context["page"], context["request"]
    source = versions_of(request, page.translation_key).get(SOURCE)
    return {"reading": _reading(context), "source": source if source and source.pk != page.pk else None}


@register.inclusion_tag("components/changed_here.html", takes_context=True)
def changed_here(context: Context, *path: Any) -> dict[str, Any]:
    """At one part of the page (``"steps" block.id``): that the source is newer here, and what it says now."""
    changes = _reading(context).changes_at(".".join(str(each) for each in path))
    return {"change": changes[0] if changes else None, "is_wrong": any(each.weight == "correction" for each in changes)}


@register.inclusion_tag("components/in_dutch.html", takes_context=True)
def in_dutch(context: Context, *paths: Any) -> dict[str, Any]:
    """Folded: what the source says in these parts of the page. Nothing on a page in the source language."""
    return {"sentences": _reading(context).dutch_of(str(path) for path in paths)}


@register.inclusion_tag("components/recording.html", takes_context=True)
def recording(context: Context, section: str) -> dict[str, Any]:
    """The recording of one part of the page, with its size and length before it is loaded; old if the text changed."""
    known = _recordings(context)
    return {"recording": known.get(section), "is_old": section in known and known[section].is_old}


def _recordings(context: Context) -> dict[str, Any]:
    """The recordings of the page at hand by part. Asked for only where the versions of the page say there are some."""
    page, request = context.get("page"), context.get("request")
    if not isinstance(page, Page) or request is None:
        return {}
    version = versions_of(request, page.translation_key).get(page.locale.language_code)
    if not getattr(version, "has_recordings", False):
        return {}
    known: dict[int, dict[str, Any]] = request.__dict__.setdefault("_recordings", {})
    if page.pk not in known:
        digests = digests_of(page)
        known[page.pk] = {each.section: each for each in Recording.objects.filter(page=page.pk)}
        for section, each in known[page.pk].items():
            each.is_old = each.digest != digests.get(section)
    return known[page.pk]


@register.filter
def within(block: Any, part: str) -> str:
    """The path of a block: ``block|within:"steps"``."""
    return f"{part}.{block.id}"
