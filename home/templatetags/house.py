"""What ``base.html`` puts around every page."""

from typing import Any

from django import template
from django.template.context import Context
from wagtail.models import Page

from home.navigation import SiteNavigation

register = template.Library()


@register.simple_tag(takes_context=True)
def site_navigation(context: Context) -> SiteNavigation | None:
    """Header, footer, emergency row and quick exit. None where no request is known: the page of a server error."""
    request = context.get("request")
    return SiteNavigation(request) if request is not None else None


@register.simple_tag
def breadcrumbs(page: Page) -> list[Any]:
    """The pages above this one, without the front page."""
    found = getattr(page, "trail", None)
    return list(page.get_ancestors().filter(depth__gt=2)) if found is None else found
