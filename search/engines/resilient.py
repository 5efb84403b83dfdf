"""An engine that may fail, and one that does not: a visitor always gets an answer."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from django.db import DatabaseError

from search.engines.base import Health, Query, Results, SearchEngine
from search.engines.breaker import Breaker
from search.models import SearchDocument

logger = logging.getLogger(__name__)
Answer = TypeVar("Answer")


class Unavailable(Exception):
    """An engine cannot answer now. ``is_general`` says that it could not answer anything else either."""

    def __init__(self, reason: str, *, is_general: bool = True) -> None:
        super().__init__(reason)
        self.is_general = is_general


class ResilientEngine:
    """``SearchEngine``: asks ``first``; when that cannot answer, asks ``second``, and spares ``first`` for a while."""

    def __init__(self, first: SearchEngine, second: SearchEngine, breaker: Breaker) -> None:
        self.first = first
        self.second = second
        self.breaker = breaker

    def search(self, query: Query) -> Results:
        """See ``SearchEngine``. Never raises for what is wrong with the first engine."""
        return self._either(
            lambda: self.first.search(query), lambda: replace(self.second.search(query), is_simplified=True)
        )

    def suggest(self, text: str, language: str) -> list[str]:
        """See ``SearchEngine``."""
        return self._either(lambda: self.first.suggest(text, language), lambda: self.second.suggest(text, language))

    def apply(self, documents: Iterable[SearchDocument]) -> int:
        """See ``SearchEngine``. Raises what the first engine raises: rows that were not taken must be sent again."""
        return self.first.apply(documents)

    def rebuild(self) -> int:
        """See ``SearchEngine``. Both: the second one is the net."""
        self.second.rebuild()
        return self.first.rebuild()

    def health(self) -> Health:
        """See ``SearchEngine``: that of the first engine, and of the second only if it is that one that is unwell."""
        second = self.second.health()
        return self.first.health() if second.is_well else second

    def _either(self, ask: Callable[[], Answer], fall_back: Callable[[], Answer]) -> Answer:
        opened = self.breaker.opened()
        if self.breaker.may_try(opened):
            try:
                answer = ask()
            except DatabaseError:
                raise  # the second engine would need the same database
            except Unavailable as reason:
                if reason.is_general:
                    self.breaker.failed(str(reason))
                    logger.warning("Searches are answered by the database. %s", reason)
            except Exception as error:
                # A mistake of ours, or an answer nobody foresaw. No text of it: it may hold what a visitor typed.
                logger.error("The search engine failed with %s; the database answered.", type(error).__name__)
            else:
                if opened is not None:
                    self.breaker.worked()
                return answer
        return fall_back()
