"""``manage.py prepare``: everything between installing and serving a demonstration."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from home.starter.accounts import make_demo_accounts
from languages.catalogues import compile_catalogues


class Command(BaseCommand):
    """Arguments and printing; each step is a module with tests."""

    requires_system_checks = ()  # each step checks what it needs
    help = "Compiles the catalogues, migrates, loads the starter content and makes the demo accounts."

    def handle(self, *args: Any, **options: Any) -> None:
        with self._step("Compiling the catalogues"):
            compile_catalogues()
        with self._step("Making the database"):
            call_command("migrate", verbosity=0, interactive=False)
        with self._step("Loading the starter content"):
            call_command("load_content", stdout=self.stdout)
        with self._step("Making the demo accounts"):
            make_demo_accounts(settings.DATA_DIR)

    @contextmanager
    def _step(self, what: str) -> Iterator[None]:
        self.stdout.write(f"· {what} …")
        start = monotonic()
        yield
        self.stdout.write(f"  done in {monotonic() - start:.0f} s")
