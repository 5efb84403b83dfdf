"""How long a journalist waits with 200 and with 20,000 statements: the newsroom, its choices, a statement, the feeds.

``python -m benchmarks.press`` fills a database of its own below a temporary folder, or the one that DATABASE_URL names.
Every timed answer is checked after the clock stops, and another number of queries at the larger size is an error: a
figure for less work is worth nothing.
"""

import argparse
import datetime
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SIZES = (200, 20_000)
ROUNDS = 40
FIRST_DAY = datetime.date(2010, 1, 1)


@dataclass(frozen=True)
class Case:
    """One address, and what its answer must hold how often."""

    name: str
    address: str
    mark: str
    times: int


def main() -> int:
    """Runs both sizes. Returns 1 if an answer is wrong or costs more queries when there is more."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    arguments.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        return measure(chosen.sizes, chosen.rounds)


def prepare(folder: str) -> None:
    """Django with a migrated database."""
    os.environ.setdefault("DATA_DIR", folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def measure(sizes: list[int], rounds: int) -> int:
    """Prints a table; the larger size must cost the same queries."""
    from django.db import connection

    newsroom = plant()
    queries: dict[str, int] = {}
    is_wrong = False
    print(f"{connection.vendor}, {rounds} requests a line")
    print(f"{'':34}{'statements':>11}{'queries':>9}{'median':>10}{'p95':>10}")
    for size in sizes:
        grow(newsroom, size)
        for case in cases(newsroom, size):
            count, times = run(case, rounds)
            median, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
            print(f"{case.name:34}{size:>11,}{count:>9}{median:>8.1f}ms{p95:>8.1f}ms")
            if queries.setdefault(case.name, count) != count:
                print(f"  {case.name}: {queries[case.name]} queries at the smaller size, {count} now.")
                is_wrong = True
    return int(is_wrong)


def plant() -> Any:
    """A newsroom with a subject and an organisation, on a site that has pages of rights too."""
    from wagtail.models import Locale, Page, Site

    from press.models import Subject
    from tests.factories.directory import OrganisationFactory
    from tests.factories.pages import HomePageFactory, NewsroomPageFactory, RightsPageFactory, TopicPageFactory

    locale, _ = Locale.objects.get_or_create(language_code="nl")
    home = HomePageFactory(parent=Page.objects.get(depth=1), locale=locale, slug="nl")
    Site.objects.update_or_create(is_default_site=True, defaults={"root_page": home, "hostname": "localhost"})
    Page.objects.filter(depth=2).exclude(pk=home.pk).delete()
    OrganisationFactory(key="steunpunt", name="Steunpunt")
    # Without a single page of rights a database guesses wrongly how many there are.
    RightsPageFactory(parent=TopicPageFactory(parent=home))
    Subject.objects.create(key="opvang").words.create(language="nl", name="Opvang")
    return NewsroomPageFactory(parent=home)


def grow(newsroom: Any, size: int) -> None:
    """Statements until there are ``size``: a day apart, every third on the subject, two signatories each."""
    from django.db import connection, transaction
    from wagtail.models import Page

    from directory.models import Organisation
    from press.models import PressReleasePage, Signatory, Subject

    organisation, subject = Organisation.objects.get(key="steunpunt"), Subject.objects.get()
    about = PressReleasePage.subjects.through
    numbers = range(PressReleasePage.objects.count(), size)
    with transaction.atomic():
        pages = Page.objects.bulk_create(row(newsroom, number) for number in numbers)
        for number, page in zip(numbers, pages, strict=True):
            release = PressReleasePage(
                page_ptr_id=page.pk,
                lead=f"Organisaties vragen om opvang, voor de {number}e keer.",
                listed_on=FIRST_DAY + datetime.timedelta(days=number % 5800),
                body=[("paragraph", "<p>Niemand hoort op straat te slapen.</p>" * 20)],
            )
            # Only its own table: its row of Page is there.
            release.save_base(raw=True, force_insert=True)
            if number % 3 == 0:
                about.objects.create(pressreleasepage_id=page.pk, subject_id=subject.pk)
        Signatory.objects.bulk_create(
            Signatory(release_id=page.pk, organisation=by, name="" if by else "Een tweede")
            for page in pages
            for by in (organisation, None)
        )
        Page.objects.filter(pk=newsroom.pk).update(numchild=size)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def row(newsroom: Any, number: int) -> Any:
    """The row of Page of one statement."""
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone
    from wagtail.models import Page

    from press.models import PressReleasePage

    return Page(
        title=f"Verklaring {number}",
        draft_title=f"Verklaring {number}",
        slug=f"verklaring-{number}",
        url_path=f"{newsroom.url_path}verklaring-{number}/",
        path=Page._get_path(newsroom.path, newsroom.depth + 1, number + 1),
        depth=newsroom.depth + 1,
        locale_id=newsroom.locale_id,
        content_type=ContentType.objects.get_for_model(PressReleasePage),
        first_published_at=timezone.now(),
    )


def cases(newsroom: Any, size: int) -> list[Case]:
    """What is asked: the first page, a year, a subject, an organisation, words, a statement, feeds."""
    from urllib.parse import urlsplit

    path = urlsplit(newsroom.url).path
    hit, entry = 'class="hit"', "<entry>"
    return [
        Case("newsroom", path, hit, 20),
        Case("newsroom, the fifth page", f"{path}?page=5", hit, 20),
        Case("newsroom, a year", f"{path}?year=2010", hit, 20),
        Case("newsroom, a subject", f"{path}?subject=opvang", hit, 20),
        Case("newsroom, an organisation", f"{path}?organisation=steunpunt", hit, 20),
        Case("newsroom, words", f"{path}?q=opvang", hit, 20),
        Case("newsroom, words that are nowhere", f"{path}?q=zzzz", hit, 0),
        Case("statement", f"{path}verklaring-{size // 6 * 3}/", "release-lead", 1),
        Case("Atom", "/nl/press.atom", entry, 30),
        Case("JSON Feed", "/nl/press.json", '"content_text"', 30),
        Case("front page", "/nl/", f'href="{path}verklaring-', 2),
    ]


def run(case: Case, rounds: int) -> tuple[int, list[float]]:
    """Number of queries and milliseconds of each request. Raises AssertionError for a wrong answer."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(raise_request_exception=True)
    client.get(case.address)
    with CaptureQueriesContext(connection) as captured:
        client.get(case.address)
    count = len(captured)
    times, answers = [], []
    for _ in range(rounds):
        start = time.perf_counter()
        answers.append(client.get(case.address))
        times.append((time.perf_counter() - start) * 1000)
    for answer in answers:
        found = answer.content.decode().count(case.mark)
        if answer.status_code != 200 or found != case.times:
            raise AssertionError(f"{case.address}: {answer.status_code}, {found} of “{case.mark}”, not {case.times}.")
    return count, times


if __name__ == "__main__":
    sys.exit(main())
