"""``manage.py catalogues``: compiles the catalogues, updates them, or checks that they are complete."""

import shutil
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from languages.catalogues import compile_catalogues, extracted, problems, update_catalogues


class Command(BaseCommand):
    """Arguments and printing; the work is in ``languages.catalogues``."""

    requires_system_checks = ()  # runs before there is a database
    help = "Compiles the catalogues. --update brings in new texts (needs gettext), --check says what is missing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")
        parser.add_argument("--update", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["update"]:
            update_catalogues()
        if not options["check"]:
            self.stdout.write(f"{compile_catalogues()} catalogues compiled")
            return
        found = problems(extracted() if shutil.which("xgettext") else None)
        if found:
            raise CommandError("\n".join([*found[:40], f"{len(found)} problems in the catalogues."]))
        self.stdout.write("The catalogues are complete.")
