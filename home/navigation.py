"""The words in the header and footer, resolved for the language of the page in one query."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from wagtail.models import Page

from home.models.settings import SECTIONS, VIEWS, EmergencyNumber, Navigation
from languages.links import missing_url
from languages.table import SOURCE
from publishing.visibility import visible_pages


@dataclass(frozen=True)
class NavigationLink:
    """A link in the header or footer. ``language`` is that of its words, where it differs from the page's."""

    label: str
    url: str
    language: str
    is_current: bool = False


class SiteNavigation:
    """What stands around every page, for one request."""

    def __init__(self, request: HttpRequest) -> None:
        self.code = get_language() or SOURCE
        self.path = request.path_info
        self.settings = Navigation.for_request(request)

    @cached_property
    def header(self) -> list[NavigationLink]:
        """The sections, in the order of the settings."""
        values = [block["value"] for block in self.settings.header.raw_data]
        return [link for value in values if (link := self._section(value["section"], value["page"]))]

    @cached_property
    def footer(self) -> list[NavigationLink]:
        """Plain pages: in this language, else under their English or Dutch name to "not in your language yet"."""
        return [link for block in self.settings.footer.raw_data if (link := self._page_link(block["value"]))]

    @cached_property
    def emergency_numbers(self) -> list[EmergencyNumber]:
        """The emergency row in this language."""
        return list(EmergencyNumber.objects.filter(locale__language_code=self.code))

    def _section(self, name: str, page_id: int | None) -> NavigationLink | None:
        if name in VIEWS:
            url = reverse(VIEWS[name])
        elif page_id and (link := self._page_link(page_id)):
            url = link.url
        else:
            return None
        return NavigationLink(str(SECTIONS[name]), url, self.code, is_current=self.path.startswith(url))

    def _page_link(self, pk: int) -> NavigationLink | None:
        versions = self._versions.get(pk, {})
        if page := versions.get(self.code):
            return NavigationLink(page.title, page.url or "", self.code, is_current=self.path == page.url)
        shown = versions.get("en") or versions.get(SOURCE)
        if shown is None:
            return None
        return NavigationLink(shown.title, missing_url(self.code, shown.translation_key), shown.locale.language_code)

    @cached_property
    def _versions(self) -> dict[int, dict[str, Page]]:
        """Chosen page → language code → its version, in this language, English and Dutch.

        The stream keeps ids: no query for it.
        """
        chosen = [block["value"]["page"] for block in self.settings.header.raw_data]
        chosen += [block["value"] for block in self.settings.footer.raw_data]
        keys = Page.objects.filter(pk__in=[pk for pk in chosen if pk]).values("translation_key")
        codes = {self.code, "en", SOURCE}
        found = visible_pages(Page.objects.filter(translation_key__in=keys, locale__language_code__in=codes))
        by_key: dict[Any, dict[str, Page]] = {}
        by_id: dict[int, Any] = {}
        for page in found.select_related("locale"):
            by_key.setdefault(page.translation_key, {})[page.locale.language_code] = page
            by_id[page.pk] = page.translation_key
        return {pk: by_key[key] for pk, key in by_id.items()}
