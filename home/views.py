"""Addresses for machines: robots.txt, the sitemap, security.txt."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page

from languages.links import page_links, translations_of
from languages.table import BY_CODE
from publishing.visibility import visible_pages


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt (RFC 9309)."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /account/",
        f"Sitemap: {settings.PUBLIC_URL}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """How to report a weakness (RFC 9116)."""
    expires = (timezone.now() + timedelta(days=180)).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.PUBLIC_URL}{settings.SECURITY_CONTACT_PATH}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.PUBLIC_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The list of sitemaps: one for each language that has pages (sitemaps.org)."""
    codes = set(visible_pages(Page.objects.filter(depth__gt=1)).values_list("locale__language_code", flat=True))
    context = {"codes": [code for code in BY_CODE if code in codes], "root": settings.PUBLIC_URL}
    return render(request, "home/sitemap_index.xml", context, "application/xml")


@require_safe
def language_sitemap(request: HttpRequest, code: str) -> HttpResponse:
    """Every visible page of one language, with its versions in other languages. 404 for an unknown language."""
    if code not in BY_CODE:
        raise Http404
    pages = visible_pages(Page.objects.filter(depth__gt=1)).select_related("locale").order_by("translation_key", "pk")
    groups: dict[object, list[Page]] = {}
    for page in pages:
        groups.setdefault(page.translation_key, []).append(page)
    entries = []
    for key, found in groups.items():
        versions = translations_of(found)
        if code in versions:
            links = [link for link in page_links(key, versions) if link.exists]
            entries.append({"page": versions[code], "links": links})
    return render(request, "home/sitemap.xml", {"entries": entries, "root": settings.PUBLIC_URL}, "application/xml")
