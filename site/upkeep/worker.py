"""The one worker: runs every job when it is due, one after another.

Nothing is kept between starts. At a start everything is due, which a job must bear anyway.
"""

import logging
import signal
import time
from collections.abc import Callable, Iterable
from types import FrameType

from django.db import close_old_connections
from django.utils.module_loading import autodiscover_modules

from upkeep.jobs import JOBS, Job

logger = logging.getLogger(__name__)

LONGEST_NAP = 0.5  # seconds: so soon the worker notices that it has to stop


def find_jobs() -> list[Job]:
    """The jobs of all installed apps, by name."""
    autodiscover_modules("jobs")
    return [JOBS[name] for name in sorted(JOBS)]


class Worker:
    """Runs jobs until it is told to stop. A job that fails is logged, and due again at its next time.

    ``clock`` gives seconds that never run backwards; ``sleep`` waits for some.
    """

    def __init__(
        self,
        jobs: Iterable[Job],
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._due = dict.fromkeys(jobs, clock())
        self._stopping = False

    def run_once(self) -> list[str]:
        """Runs every job now. Returns the names of those that failed."""
        return [job.name for job in self._due if not self._run(job)]

    def run_until_stopped(self) -> None:
        """Runs jobs as they become due. Returns after ``stop``, once the job at hand is finished."""
        while not self._stopping:
            for job in self._due_now():
                if self._stopping:
                    return
                self._due[job] = self._clock() + job.every.total_seconds()
                self._run(job)
            self._nap()

    def stop(self, number: int = 0, frame: FrameType | None = None) -> None:
        """Ends the work after the job at hand; also a signal handler."""
        self._stopping = True

    def stop_on_signals(self) -> None:
        """SIGTERM and Ctrl-C end the work in an orderly way."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)

    def _due_now(self) -> list[Job]:
        return [job for job, moment in self._due.items() if moment <= self._clock()]

    def _nap(self) -> None:
        next_moment = min(self._due.values(), default=self._clock() + LONGEST_NAP)
        self._sleep(max(0.0, min(LONGEST_NAP, next_moment - self._clock())))

    def _run(self, job: Job) -> bool:
        # A connection that the database dropped overnight must not fail the next job.
        close_old_connections()
        try:
            job.run()
        except Exception:
            logger.exception("The job %s failed.", job.name)
            return False
        finally:
            close_old_connections()
        return True
