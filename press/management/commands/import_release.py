"""``manage.py import_release``: a document becomes a draft."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from press.importing.as_json import as_json
from press.importing.errors import InvalidDocument
from press.importing.importer import import_file, newsroom_for, save_draft
from press.importing.limits import FILE_BYTES


class Command(BaseCommand):
    """Arguments and printing; the work is in ``press.importing``."""

    help = "Makes a draft of a press release in Word, OpenDocument, PDF or plain text. Publishes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="print what was recognised as JSON, and nothing else")
        parser.add_argument("--dry-run", action="store_true", help="make no draft")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with options["file"].open("rb") as file:
                imported = import_file(file.read(FILE_BYTES + 1), options["file"].name)
        except (OSError, InvalidDocument) as error:
            raise CommandError(f"{options['file']}: {getattr(error, 'strerror', None) or error}") from error
        page = None
        if not options["dry_run"]:
            newsroom = newsroom_for(imported.source.text)
            if newsroom is None:
                raise CommandError("There is no newsroom yet. Load the starter content, or use --dry-run.")
            page = save_draft(imported, newsroom, None)
        if options["json"]:
            self.stdout.write(json.dumps(as_json(imported.release), ensure_ascii=False, indent=2))
            return
        self.stdout.write(f"Draft {page.pk}: {page.title}" if page else f"Read: {imported.release.headline or '–'}")
        for remark in imported.release.warnings:
            if remark.needs_a_person:
                self.stdout.write(f"  {remark.message}")
