"""Many changes at once: whoever follows content one thing at a time waits, and then looks at everything."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.dispatch import Signal

changed_in_bulk = Signal()
"""Sent once, in the transaction of the changes, when a block of bulk changes ends without an error."""

_in_progress: ContextVar[bool] = ContextVar("bulk_changes_in_progress", default=False)


@contextmanager
def bulk_changes() -> Iterator[None]:
    """Within this block followers ignore single changes; at its end they are told to catch up."""
    token = _in_progress.set(True)
    try:
        yield
    finally:
        _in_progress.reset(token)
    changed_in_bulk.send(sender=None)


def in_progress() -> bool:
    """Whether a block of bulk changes is running in this context."""
    return _in_progress.get()
