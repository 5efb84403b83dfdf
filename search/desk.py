"""Wagtail's own search, for the desk: the database backend, answering "no hits" where stock Wagtail has an error.

See docs/unusual/desk-search.md.
"""

import re
from typing import Any

from django.db.models import QuerySet
from modelsearch import index
from modelsearch.backends.base import BaseSearchBackend, BaseSearchResults, EmptySearchResults
from modelsearch.backends.database import SearchBackend as database_backend
from modelsearch.query import MATCH_ALL, PlainText

from search.analysis import clean

# Whatever an engine could take for syntax. Letters, digits and what joins names (hyphen, dot, at sign) stay.
_SYNTAX = re.compile(r"[^\w\s@.,'’-]|_")
_ANY_WORD = re.compile(r"[^\W_]")


def words_only(text: str) -> str:
    """The words of a query, without signs; empty if there are none."""
    words = [word for word in _SYNTAX.sub(" ", clean(text)).split() if _ANY_WORD.search(word)]
    return " ".join(words)


class WordsOnly(BaseSearchBackend):
    """Mixin for a backend of modelsearch: no text that somebody types is ever read as an expression."""

    def _search(
        self, query_compiler_class: Any, query: Any, model_or_queryset: Any, **kwargs: Any
    ) -> BaseSearchResults:
        if isinstance(query, PlainText):
            query, kwargs["operator"] = query.query_string, query.operator
        if isinstance(query, str):
            query = words_only(query)
            if not query:
                return self._nothing(query_compiler_class, model_or_queryset)
        return super()._search(query_compiler_class, query, model_or_queryset, **kwargs)

    def _nothing(self, query_compiler_class: Any, model_or_queryset: Any) -> BaseSearchResults:
        """Everything among nothing: unlike ``EmptySearchResults`` it knows its model, which lists ask for."""
        queryset = model_or_queryset if isinstance(model_or_queryset, QuerySet) else model_or_queryset.objects.all()
        if not index.class_is_indexed(queryset.model):
            return EmptySearchResults()
        return self.results_class(self, query_compiler_class(queryset.none(), MATCH_ALL))


def SearchBackend(params: dict[str, Any]) -> BaseSearchBackend:
    """The backend for the database in use."""
    stock = type(database_backend(params))
    backend: BaseSearchBackend = type("DeskSearchBackend", (WordsOnly, stock), {})(params)
    return backend
