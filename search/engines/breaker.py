"""A circuit breaker that all processes share: who has seen a service fail spares the others the waiting."""

import time
from dataclasses import dataclass

from django.core.cache import cache

FIRST_PAUSE = 5.0  # seconds
LONGEST_PAUSE = 60.0
REMEMBERED = 15 * 60  # seconds for which failures lengthen the pause
PROBE = 5  # seconds in which one visitor tries, and no other


@dataclass(frozen=True)
class Opened:
    """Until when nobody asks the service, how often it failed in a row, and why."""

    until: float
    failures: int
    reason: str


class Breaker:
    """Closed: everybody may try. Open: nobody. Once the pause is over one may, and closes it or opens it again.

    Its state is in the cache, which in production is a table of the database: one query to ask, whether closed or open.
    """

    def __init__(self, name: str) -> None:
        self._key = f"breaker-{name}"
        self._probe = f"breaker-{name}-probe"

    def opened(self) -> Opened | None:
        """What is wrong. None: nothing."""
        found = cache.get(self._key)
        return Opened(*found) if found else None

    def may_try(self, opened: Opened | None) -> bool:
        """Whether the caller may ask the service now, given what ``opened`` said."""
        if opened is None:
            return True
        return opened.until <= time.time() and bool(cache.add(self._probe, 1, PROBE))

    def failed(self, reason: str) -> None:
        """Opens it, for longer each time in a row."""
        before = self.opened()
        failures = before.failures + 1 if before else 1
        pause = min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE)
        cache.set(self._key, (time.time() + pause, failures, reason), REMEMBERED)
        cache.delete(self._probe)

    def worked(self) -> None:
        """Closes it."""
        cache.delete_many([self._key, self._probe])


elasticsearch_breaker = Breaker("elasticsearch")
