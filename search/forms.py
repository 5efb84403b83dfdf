"""What may be asked. Whatever else is sent is ignored: a search never answers with an error."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from languages.normalise import normalise
from search.analysis import LONGEST_QUERY, clean
from search.engines.base import FACETS, LAST_PAGE, RELEVANCE, SORTS, Query
from search.places import named_place

PARAMETERS = {
    "kinds": "kind",
    "topics": "topic",
    "regions": "region",
    "organisations": "organisation",
    "years": "year",
    "languages": "language",
}
"""Facet → what it is called in a form and in an address."""

_KEY = re.compile(r"[a-z0-9-]{1,80}")


class WordsField(forms.CharField):
    """Words as they may be searched for: normalised, without what no database can store, cut at 200 characters."""

    def to_python(self, value: Any) -> str:
        return clean(str(value or ""))


class SearchForm(forms.Form):
    """The one form of the search page. ``query`` is within bounds, whatever was sent."""

    q = WordsField(label=_("What are you looking for?"), required=False)

    def query(self, language: str) -> Query | None:
        """What is looked for; None if there are no words."""
        self.full_clean()
        words = self.cleaned_data.get("q", "")
        if not words:
            return None
        sort = self.data.get("sort", "")
        return Query(
            words,
            language,
            **{name: self._chosen(name) for name in FACETS},
            for_journalists=bool(self.data.get("journalists")),
            sort=sort if sort in SORTS else RELEVANCE,
            near=named_place(words, language),
            page=self._page(),
            as_typed=bool(self.data.get("exact")),
        )

    @property
    def was_cut(self) -> bool:
        """Whether more was typed than is searched for."""
        return len(normalise(self.data.get("q", ""))) > LONGEST_QUERY

    def _chosen(self, facet: str) -> tuple[str, ...]:
        """The values that were ticked, without the one that a chip takes away (``kind`` takes all of them)."""
        name = PARAMETERS[facet]
        dropped = self.data.get("drop", "")
        if dropped == name:
            return ()
        values = self.data.getlist(name) if hasattr(self.data, "getlist") else []
        return tuple(value for value in values if _KEY.fullmatch(value) and dropped != f"{name}.{value}")

    def _page(self) -> int:
        page = self.data.get("page", "")
        if not (page.isascii() and page.isdecimal()):
            return 1
        return int(page) if len(page) <= len(str(LAST_PAGE)) else LAST_PAGE
