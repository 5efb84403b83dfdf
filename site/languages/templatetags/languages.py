"""What templates need to know of languages. A builtin: no ``{% load %}``."""

from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.models import Page

from languages import words
from languages.links import LanguageLink, page_links, versions_of, view_links
from languages.table import BY_CODE, SOURCE, Language

register = template.Library()


@register.simple_tag
def page_language() -> Language:
    """The language of the page being shown."""
    return BY_CODE.get(get_language() or SOURCE, BY_CODE[SOURCE])


@register.simple_tag
def site_address() -> str:
    """The address of the site, from the settings: what a request says of its host is not to be believed."""
    return str(settings.PUBLIC_URL)


@register.filter
def language_of(code: str) -> Language:
    """The row of the table for a code; unknown codes get the source language."""
    return BY_CODE.get(code, BY_CODE[SOURCE])


@register.simple_tag(takes_context=True)
def language_links(context: Context) -> list[LanguageLink]:
    """This page in every language: from ``page``, from ``translation_key``, or, for a view, from the address."""
    request = context.get("request")
    if context.get("is_error"):
        return view_links("/")
    page = context.get("page")
    key: Any = page.translation_key if isinstance(page, Page) else context.get("translation_key")
    if request is None or key is None:
        return view_links(request.path_info if request else "/")
    return page_links(key, versions_of(request, key))


@register.filter
def dutch(text: Any) -> SafeString:
    """Marks Dutch words (``*huisarts*``) in a text of the page's language; escapes what is not safe already."""
    return words.mark_dutch("" if text is None else text, get_language() or SOURCE)


@register.filter
def plain(text: Any) -> str:
    """The text without marks, for titles and attributes."""
    return words.plain(str(text or ""))


@register.simple_tag
def lang_attributes(code: str) -> SafeString:
    """``lang`` and ``dir`` for an element, if its language differs from the page's; else nothing."""
    if code == get_language() or code not in BY_CODE:
        return mark_safe("")
    language = BY_CODE[code]
    return mark_safe(f' lang="{language.tag}" dir="{language.direction}"')  # noqa: S308 (from our own table)
