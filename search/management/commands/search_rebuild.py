from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from languages.table import BY_CODE
from search.delivery import NotPossible, rebuild_index
from search.engines.database import database_engine
from search.indexing import rebuild

DATABASE, SERVER = "database", "elasticsearch"


class Command(BaseCommand):
    help = "Brings every search row in line with the content, then rebuilds the index."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("languages", nargs="*", metavar="LANGUAGE", help="only these, on the search server")
        parser.add_argument("--engine", choices=[DATABASE, SERVER], help="only this one; otherwise what is in use")

    def handle(self, *args: Any, **options: Any) -> None:
        languages, engine = options["languages"], options["engine"]
        if unknown := sorted(set(languages) - BY_CODE.keys()):
            raise CommandError(f"There is no language {', '.join(unknown)} on this site.")
        changed = rebuild()
        total = 0
        if engine != SERVER and not languages:
            total = database_engine().rebuild()
        try:
            held = (
                {} if engine == DATABASE else rebuild_index(languages, is_required=engine == SERVER or bool(languages))
            )
        except NotPossible as reason:
            raise CommandError(str(reason)) from reason
        for language, documents in held.items():
            self.stdout.write(f"  {language}: {documents}")
        self.stdout.write(f"Search: {changed} rows changed, {sum(held.values()) or total} rows in the index.")
