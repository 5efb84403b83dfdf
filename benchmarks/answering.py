"""What is asked: our engines, and stock Wagtail search beside them. Each answers a text with paths, best first."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from benchmarks.judged import DEPTH

Answer = Callable[[str, str], list[str]]
"""A text and the language of the site it is typed on → at most ten paths."""

DATABASE, ELASTICSEARCH, WAGTAIL = "database", "elasticsearch", "wagtail"
ENGINES = (DATABASE, ELASTICSEARCH, WAGTAIL)


def answering(name: str) -> Answer:
    """How the engine called ``name`` answers. Where its index lacks something, it is made anew first."""
    if name == WAGTAIL:
        return stock_wagtail()
    engine = engine_called(name)
    if not engine.health().is_well:
        engine.rebuild()
    return lambda text, language: paths_of(engine, text, language)


@contextmanager
def without_hurry() -> Iterator[None]:
    """Within this block the search server has all the time it wants: quality must not depend on a busy machine."""
    from unittest.mock import patch

    engine = "search.engines.elasticsearch.engine"
    with patch(f"{engine}.SEARCHING", 60.0), patch(f"{engine}.PATIENCE", 60.0):
        yield


def paths_of(engine: Any, text: str, language: str) -> list[str]:
    """What the search page would show first for this text."""
    from search.engines.base import Query
    from search.places import named_place

    query = Query(text, language, near=named_place(text, language))
    return [_path(hit.url) for hit in engine.search(query).hits[:DEPTH]]


def engine_called(name: str) -> Any:
    """One of our engines by itself, without the other one to fall back on."""
    if name == ELASTICSEARCH:
        from search.engines.elasticsearch.client import configured
        from search.engines.elasticsearch.engine import ElasticsearchEngine

        address = configured()
        if address is None:
            raise LookupError("ELASTICSEARCH_URL names no server.")
        return ElasticsearchEngine(address)
    from search.engines.database import database_engine

    return database_engine()


def stock_wagtail() -> Answer:
    """Wagtail's own database backend over the pages of one language: what a site has that builds nothing.

    What it takes for syntax and breaks on counts as an empty answer.
    """
    from django.db import DatabaseError, transaction
    from modelsearch.backends.database import SearchBackend
    from wagtail.models import Locale, Page

    backend = SearchBackend({})
    locales = {locale.language_code: locale for locale in Locale.objects.all()}

    def answer(text: str, language: str) -> list[str]:
        pages = Page.objects.filter(locale=locales[language], live=True)
        try:
            with transaction.atomic():
                return [_path(page.get_url() or "") for page in backend.search(text, pages)[:DEPTH]]
        except DatabaseError:
            return []

    return answer


def _path(url: str) -> str:
    return urlsplit(url).path
