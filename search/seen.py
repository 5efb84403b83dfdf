"""How search sees a page: what an editor needs to know why it is found, or is not."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from languages.table import BY_CODE
from publishing.findable import Findable
from publishing.visibility import is_visible
from search.delivered import SetAside
from search.kinds import MANY
from search.models import SearchDocument

TITLE = _("How search sees this page")
FIELDS = (("title", _("Title")), ("summary", _("Summary")), ("headings", _("Headings")), ("body", _("Text")))


@dataclass(frozen=True)
class Seen:
    """One row: a thing in one language. ``refused`` is what the search server says against it; empty if nothing."""

    row: SearchDocument
    language: str
    tag: str
    kind: str
    fields: list[tuple[str, str]]
    refused: str


def reason(page: Any, row: SearchDocument | None) -> str:
    """Whether people can find this page now, and if not, why."""
    live = page.live
    if not isinstance(page, Findable):
        return str(_("Nobody finds it: pages of this kind are not searched."))
    if not live:
        return str(_("Nobody finds it: it is not published."))
    if not is_visible(page):
        return str(_("Nobody finds it: it is restricted or under embargo, here or in another language."))
    if row is None or not row.visible:
        return str(_("It will be found in about a minute: the worker has not come to it yet."))
    return str(_("Anybody can find it."))


def seen_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """The page of the desk. For whoever may edit the page."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    rows = list(SearchDocument.objects.filter(translation_key=str(page.translation_key), deleted=False))
    refused = {
        (each.key, each.language): each.error for each in SetAside.objects.filter(key__in={row.key for row in rows})
    }
    own = next((row for row in rows if row.language == page.locale.language_code), None)
    context = {
        "page": page,
        "page_title": TITLE,
        "reason": reason(page, own),
        "seen": [
            _seen(row, refused.get((row.key, row.language), ""))
            for row in sorted(rows, key=lambda row: row is not own)
            if row.language in BY_CODE
        ],
    }
    return render(request, "search/seen_page.html", context)


def _seen(row: SearchDocument, refused: str) -> Seen:
    language = BY_CODE[row.language]
    fields = [(str(label), text) for name, label in FIELDS if (text := getattr(row, name))]
    return Seen(row, language.own_name, language.tag, str(MANY.get(row.kind, row.kind)), fields, refused)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    """Where it is."""
    return [path("pages/<int:page_id>/search/", seen_page, name="search_seen_page")]


@hooks.register("register_page_header_buttons")
def header_button(page: Page, user: Any, next_url: str | None = None, **kwargs: Any) -> list[Button]:
    """In the menu of the page."""
    if not page.pk or not page.permissions_for_user(user).can_edit():
        return []
    return [Button(TITLE, reverse("search_seen_page", args=[page.pk]), icon_name="search", priority=90)]
