"""``manage.py send_press_mail``: arguments and printing only."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from press.mailing.queue import queue_releases, releases_to_mail, send_waiting
from press.models import Letter, Subscriber


class Command(BaseCommand):
    """Sends the letters that wait, as the worker does every minute. Prints counts, never an address."""

    help = "Sends statements to the journalists' list. --dry-run says what would go out, and sends nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """``--dry-run``."""
        parser.add_argument("--dry-run", action="store_true", help="say what would go out, and send nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Sends, or tells."""
        if options["dry_run"]:
            for page in releases_to_mail():
                readers = Subscriber.objects.confirmed().filter(
                    language=page.locale.language_code, confirmed_at__lte=page.public_since
                )
                new = readers.exclude(letters__release=page).count()
                self.stdout.write(f"{page.locale.language_code}: {page.title}: {new} new letters")
            self.stdout.write(f"waiting: {Letter.objects.waiting().count()}")
        else:
            queue_releases()
            outcome = send_waiting()
            self.stdout.write(f"sent: {outcome.sent}, refused: {outcome.refused}, held back: {outcome.held_back}")
        self.stdout.write(f"begun and never finished, not sent again: {Letter.objects.unsure().count()}")
