"""``manage.py worker``: arguments and printing only."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from upkeep.worker import Worker, find_jobs


class Command(BaseCommand):
    """Runs the jobs of every app when they are due, until it is stopped."""

    help = "Runs the jobs of every app when they are due, until it is stopped with Ctrl-C or SIGTERM."

    def add_arguments(self, parser: CommandParser) -> None:
        """``--once``."""
        parser.add_argument("--once", action="store_true", help="run every job once, then end; 1 if one failed")

    def handle(self, *args: Any, **options: Any) -> None:
        """Starts the worker."""
        jobs = find_jobs()
        for job in jobs:
            self.stdout.write(f"{job.name}: every {job.every}")
        worker = Worker(jobs)
        if options["once"]:
            if failed := worker.run_once():
                raise CommandError(f"These jobs failed: {', '.join(failed)}.")
        else:
            worker.stop_on_signals()
            worker.run_until_stopped()
