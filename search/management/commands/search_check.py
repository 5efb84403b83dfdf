import sys
from typing import Any

from django.core.management.base import BaseCommand

from search.delivery import report


class Command(BaseCommand):
    help = "Says how search is, in plain words. Ends with 1 if something is wrong: for whatever watches the site."

    def handle(self, *args: Any, **options: Any) -> None:
        lines, is_well = report()
        for line in lines:
            self.stdout.write(line)
        if not is_well:
            sys.exit(1)
