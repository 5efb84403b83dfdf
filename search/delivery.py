"""Rows to the search server, if there is one: right after a change, and by the worker. Without one nothing happens."""

import logging
import time
from collections.abc import Iterable, Sequence

from django.db import DatabaseError, connection, transaction

from languages.table import LANGUAGES
from search.engines.breaker import Breaker, elasticsearch_breaker
from search.engines.database import database_engine
from search.engines.elasticsearch import check
from search.engines.elasticsearch.client import AFTER_COMMIT, ERRORS, WORKING, Address, client, configured, in_words
from search.engines.elasticsearch.delivery import deliver, lag
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.indexing import Later
from search.engines.elasticsearch.rebuild import NotRebuilt, agree

logger = logging.getLogger(__name__)

AT_ONCE = 50  # rows that go within the request that changed them; the worker sends the rest
MOST_WAITING = 100
"""More rows than this wait only when something is wrong, or a great deal was changed a moment ago."""
PAUSES = (1.0, 2.0, 5.0, 15.0, 30.0, 60.0)
"""Seconds between attempts of the worker while the server does not take what it is sent."""


def deliver_after_commit() -> None:
    """Asks for a delivery when the transaction at hand is through; once, however often it is asked."""
    if configured() and not any(hook[1] is after_commit for hook in connection.run_on_commit):
        transaction.on_commit(after_commit, robust=True)


def after_commit() -> None:
    """Makes a change searchable at once. Takes at most half a second; if it fails the worker does it."""
    address = configured()
    if address is None or elasticsearch_breaker.opened():
        return
    try:
        deliver(client(address, AFTER_COMMIT), batch=AT_ONCE)
    except (*ERRORS, Later) as error:
        logger.info("Search will be told later. %s", _words(error))
    except DatabaseError as error:
        logger.warning("Search will be told later. %s", type(error).__name__)


class Courier:
    """The worker's part: sends what waits, and leaves the server alone for longer each time it does not take it."""

    def __init__(self, breaker: Breaker = elasticsearch_breaker) -> None:
        self._breaker = breaker
        self._failures = 0
        self._next = 0.0

    def run(self) -> int:
        """Sends everything that waits, unless it is too early for another attempt. Returns how many rows."""
        address = configured()
        if address is None or time.monotonic() < self._next:
            return 0
        server, total = client(address, WORKING), 0
        try:
            while not (done := deliver(server)).is_all:
                total += done.rows
        except (*ERRORS, Later) as error:
            self._wait()
            logger.warning("Rows wait to be delivered. %s", _words(error))
            return total
        if total or done.rows:
            self._recovered()
        return total + done.rows

    def _wait(self) -> None:
        self._next = time.monotonic() + PAUSES[min(self._failures, len(PAUSES) - 1)]
        self._failures += 1

    def _recovered(self) -> None:
        self._failures, self._next = 0, 0.0


courier = Courier()


def maintain() -> list[str]:
    """Builds what is missing, and what settings or synonyms have changed. Returns the languages that were rebuilt."""
    address = configured()
    if address is None:
        return []
    server = client(address, WORKING)
    try:
        agree(server, address.prefix)
        return list(rebuild(address, check.out_of_date(server, address.prefix)))
    except (*ERRORS, Later, NotRebuilt) as error:
        logger.warning("The search index was not rebuilt. %s", _words(error))
        return []


def rebuild(address: Address, languages: Iterable[str]) -> dict[str, int]:
    """Rebuilds these languages. Returns how many things each holds. Raises as ``rebuild.rebuild`` does."""
    engine = ElasticsearchEngine(address)
    return {language: engine.rebuild_language(language) for language in languages}


def _words(error: Exception) -> str:
    return str(error) if isinstance(error, NotRebuilt | Later) else in_words(error)


class NotPossible(Exception):
    """A sentence for whoever typed the command."""


def rebuild_index(languages: Sequence[str] = (), *, is_required: bool = False) -> dict[str, int]:
    """Rebuilds these languages on the search server, or all. Returns how many things each holds.

    Raises NotPossible with the reason; the indices that were searched until then are searched still. Without a
    server that is only a reason if one ``is_required``.
    """
    address = configured()
    if address is None:
        if is_required:
            raise NotPossible("ELASTICSEARCH_URL is not set: the database answers searches.")
        return {}
    try:
        return rebuild(address, languages or [language.code for language in LANGUAGES])
    except (*ERRORS, Later, NotRebuilt) as error:
        raise NotPossible(_words(error)) from error


def report() -> tuple[list[str], bool]:
    """How search is, a line each, and whether all is well."""
    database = database_engine().health()
    lines = [database.message or f"The database answers: {database.documents} rows."]
    address = configured()
    if address is None:
        return [*lines, "ELASTICSEARCH_URL is not set: the database answers searches."], database.is_well
    try:
        states = check.states(client(address, check.PATIENCE), address.prefix)
    except ERRORS as error:
        return [*lines, f"{in_words(error)} The database answers searches."], False
    waiting, refused = lag(), list(check.set_aside())
    lines.append(f"Elasticsearch answers; {waiting} rows wait to be delivered.")
    lines += [state.problem or f"{state.language}: {state.documents} of {state.rows}." for state in states]
    lines += [f"Set aside: {line}" for line in refused]
    if opened := elasticsearch_breaker.opened():
        lines.append(f"Searches go to the database for now: {opened.reason}")
    is_well = database.is_well and not (waiting > MOST_WAITING or refused or opened)
    return lines, is_well and not any(state.problem for state in states)
