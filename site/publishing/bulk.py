"""Many changes at once: whoever follows content one thing at a time waits, and then looks at everything."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial

from django.dispatch import Signal
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import TaskResult

changed_in_bulk = Signal()
"""Sent once, in the transaction of the changes, when a block of bulk changes ends without an error."""

_Tasks = dict[tuple[str, str], Callable[[], None]]
_waiting: ContextVar[_Tasks | None] = ContextVar("tasks_of_bulk_changes", default=None)


@contextmanager
def bulk_changes() -> Iterator[None]:
    """Within this block followers ignore single changes; at its end they are told to catch up."""
    waiting: _Tasks = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for run in waiting.values():
        run()
    changed_in_bulk.send(sender=None)


def in_progress() -> bool:
    """Whether a block of bulk changes is running in this context."""
    return _waiting.get() is not None


class ImmediateOrOnceBackend(ImmediateBackend):
    """Runs a task at once; during bulk changes, each distinct one once, at their end.

    What Wagtail enqueues brings an index in line with an object as it is at that time. A page that is made, translated
    and published is saved five times over.
    """

    def _execute_task(self, task_result: TaskResult[object]) -> None:
        run = partial(super()._execute_task, task_result)
        waiting = _waiting.get()
        if waiting is None:
            run()
        else:
            what = repr((task_result.args, task_result.kwargs))
            waiting.setdefault((task_result.task.module_path, what), run)
