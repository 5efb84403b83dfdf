"""Jobs: what has to happen again and again. An app writes its own in its ``jobs.py``; the worker finds them there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.core.management import call_command


@dataclass(frozen=True)
class Job:
    """Something to do every so often. It must bear being done twice, and being late.

    ``name`` is ``<app>.<function>``, for the log.
    """

    name: str
    run: Callable[[], object]
    every: timedelta


JOBS: dict[str, Job] = {}
"""Every job whose module was imported, by its name."""


def job(*, every: timedelta) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Registers a function as a job; the function stays what it is.

    ``every`` is the time from one start to the next. A second job under the same name is a mistake: ValueError.
    """

    def register(function: Callable[[], object]) -> Callable[[], object]:
        name = f"{function.__module__.removesuffix('.jobs')}.{function.__name__}"
        if name in JOBS and JOBS[name].run is not function:
            raise ValueError(f"There are two jobs called {name}.")
        JOBS[name] = Job(name, function, every)
        return function

    return register


@job(every=timedelta(days=1))
def clearsessions() -> None:
    """Forgets log-ins that have expired. Here, not in accounts: the leaves of the house know nothing of each other."""
    call_command("clearsessions")
