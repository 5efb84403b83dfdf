"""``manage.py load_content``: loads the starter content."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from home.starter.errors import ContentError
from home.starter.loader import load_content


class Command(BaseCommand):
    """Arguments and printing; the work is in ``home.starter``."""

    help = "Loads the starter content; leaves alone what an editor changed since."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=settings.ROOT / "content")

    def handle(self, *args: Any, **options: Any) -> None:
        verbose = options["verbosity"] > 1
        try:
            report = load_content(options["folder"], say=self.stdout.write if verbose else lambda text: None)
        except ContentError as error:
            raise CommandError(f"Nothing was loaded. {error}") from error
        for verdict, count in report.counts.items():
            if count:
                self.stdout.write(f"{count} {verdict.value}")
        for key in report.kept:
            self.stdout.write(f"  kept as an editor left it: {key}")
