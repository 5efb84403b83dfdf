"""How long things take, and that what was timed was right."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Times:
    """Seconds of some calls, and how many of them gave an answer without what it had to hold."""

    seconds: list[float] = field(default_factory=list)
    wrong: int = 0

    def add(self, call: Callable[[], bool]) -> None:
        """Times one call, which says whether its answer was right."""
        start = time.perf_counter()
        was_right = call()
        self.seconds.append(time.perf_counter() - start)
        self.wrong += not was_right

    def share(self, part: float) -> float:
        """Milliseconds within which this part of the calls was through."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(int(part * len(ordered)), len(ordered) - 1)] if ordered else 0.0

    def summary(self) -> dict[str, Any]:
        """For the report."""
        return {
            "calls": len(self.seconds),
            "p50_ms": round(self.share(0.5), 1),
            "p95_ms": round(self.share(0.95), 1),
            "wrong": self.wrong,
        }


def timed(calls: Iterable[Callable[[], bool]]) -> Times:
    """The times of these calls, each made once before, so that servers and caches are what they are on a busy day."""
    calls = list(calls)
    for call in calls:
        call()
    times = Times()
    for call in calls:
        times.add(call)
    return times


def seconds_of(work: Callable[[], Any]) -> float:
    """How long it took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
