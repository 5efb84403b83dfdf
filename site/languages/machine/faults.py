"""What goes wrong with a translation service, by what it means for the queue."""

from typing import Any

from languages.machine.remarks import Remark


class Fault(Exception):
    """A translation could not be made. ``remark`` tells an operator what to do."""

    def __init__(self, kind: str, **values: Any) -> None:
        self.remark = Remark(kind, values)
        super().__init__(str(self.remark))


class ServiceFault(Fault):
    """The service as a whole is away or refuses us: every page waits, none is to blame.

    ``wait`` is the number of seconds the service asked for, 0 where it said nothing.
    """

    def __init__(self, kind: str, *, wait: int = 0, **values: Any) -> None:
        self.wait = wait
        super().__init__(kind, **values)


class AnswerFault(Fault):
    """The answer for this page cannot be used: tried again a few times, then given up."""


class Impossible(Fault):
    """Asking again changes nothing: another language, a page that is not public."""
