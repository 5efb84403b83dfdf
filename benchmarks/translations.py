"""How long editors wait with 2,000 pages in every language: the table, the work list, a publication; and a reader.

``python -m benchmarks.translations`` fills a database of its own below a temporary folder, or the one that DATABASE_URL
names, with 20 pages and then with 2,000, each in every language of the site. What was timed is checked after the clock
stops: the rows of the table, the states after the publication, the text of the page. More queries at the larger size
are an error.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SIZES = (20, 2000)
ROUNDS = 10
GOALS = {"table": 400.0, "publish": 1500.0}


def main() -> int:
    """Runs every size. Returns 1 if an answer is wrong, a goal is missed, or more pages cost more queries."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    arguments.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        return run(chosen.sizes, chosen.rounds)


def prepare(folder: str) -> None:
    """Django with a migrated database."""
    os.environ.setdefault("DATA_DIR", folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def run(sizes: list[int], rounds: int) -> int:
    """Prints a table of median milliseconds and queries."""
    from languages.table import LANGUAGES

    languages = len(LANGUAGES)
    print(f"{'what':10}" + "".join(f"{size:>9} × {languages}" for size in sizes) + "    queries")
    taken: dict[str, list[tuple[float, int]]] = {}
    for size in sizes:
        for name, figures in measure(size, rounds).items():
            taken.setdefault(name, []).append(figures)
    wrong = []
    for name, rows in taken.items():
        queries = [count for _, count in rows]
        print(f"{name:10}" + "".join(f"{ms:10.0f} ms" for ms, _ in rows) + f"    {queries}")
        if name in GOALS and rows[-1][0] > GOALS[name]:
            wrong.append(f"{name} takes more than {GOALS[name]:.0f} ms")
        if queries[-1] > queries[0]:
            wrong.append(f"{name} needs more queries with more pages")
    print("; ".join(wrong) or "All goals are met.")
    return 1 if wrong else 0


def measure(size: int, rounds: int) -> dict[str, tuple[float, int]]:
    """The figures for one size."""
    from django.db import connection
    from django.test import Client

    from languages.models import SourceText, TranslationState
    from tests.factories import accounts

    factories: Any = accounts
    grow(size)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # what a server does by itself after a while
    assert SourceText.objects.filter(kind="page", is_live=True).count() >= size
    desk, reader = Client(), Client()
    desk.force_login(factories.AdministratorFactory())
    page = some_page()
    publish(page)  # so that something waits at every size
    found = {
        "table": timed(lambda: desk.get("/admin/translations/"), rounds, lambda answer: b"t-matrix" in answer.content),
        "filtered": timed(
            lambda: desk.get("/admin/translations/?status=missing&language=ti"),
            rounds,
            lambda answer: answer.status_code == 200,
        ),
        "work list": timed(
            lambda: desk.get("/admin/translations/work/ar/"), rounds, lambda answer: answer.status_code == 200
        ),
        "reader": timed(lambda: reader.get(page.url), rounds, lambda answer: answer.status_code == 200),
    }
    found["publish"] = timed(lambda: publish(page), max(3, rounds // 3), lambda _: True)
    behind = TranslationState.objects.filter(source__key=str(page.translation_key), behind="improvement").count()
    assert behind == len(other_languages()), f"{behind} translations are behind after the publication"
    return found


def timed(act: Callable[[], Any], rounds: int, check: Callable[[Any], bool]) -> tuple[float, int]:
    """Median milliseconds and number of queries of ``act``; its last answer must pass ``check``."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    act()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        answer = act()
        times.append((time.perf_counter() - start) * 1000)
    assert check(answer), "the timed answer is wrong"
    with CaptureQueriesContext(connection) as queries:
        act()
    return statistics.median(times), len(queries)


def some_page() -> Any:
    """A Dutch page with a translation in every language."""
    from home.models import PlainPage

    return PlainPage.objects.filter(locale__language_code="nl").order_by("pk").first()


def publish(page: Any) -> None:
    """What pressing "publish" does to a source page whose text changed."""
    page.refresh_from_db()
    page.summary = f"Nieuwe samenvatting {time.perf_counter_ns()}"
    page.save_revision().publish()


def other_languages() -> list[str]:
    """Every language but the source."""
    from languages.table import LANGUAGES, SOURCE

    return [language.code for language in LANGUAGES if language.code != SOURCE]


def grow(size: int) -> None:
    """Fills up to ``size`` pages in every language, with their records. In bulk: the tree is written, not walked."""
    from uuid import uuid4

    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Locale

    from home.models import HomePage, PlainPage

    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in ["nl", *other_languages()]}
    if not HomePage.objects.exists():
        _make_homes(locales["nl"])
    kind = ContentType.objects.get_for_model(PlainPage)
    first = PlainPage.objects.filter(locale=locales["nl"]).count()
    keys = [uuid4() for _ in range(first, size)]
    for locale in locales.values():
        _make_pages(HomePage.objects.get(locale=locale), kind, keys, first, size)
    _add_rows(PlainPage, kind.pk)
    _record(keys)


def _make_homes(dutch: Any) -> None:
    """The front page of every language."""
    from wagtail.models import Page, Site

    from tests.factories import pages as factories

    made: Any = factories
    home = made.HomePageFactory(parent=Page.objects.get(depth=1), locale=dutch, slug="nl")
    Site.objects.update_or_create(is_default_site=True, defaults={"root_page": home, "hostname": "localhost"})
    for code in other_languages():
        made.translated(home, code)


def _make_pages(parent: Any, kind: Any, keys: list[Any], first: int, size: int) -> None:
    """The rows of Page of one language."""
    from wagtail.models import Page

    pages = [
        Page(
            path=f"{parent.path}{Page._int2str(first + at + 1).rjust(Page.steplen, '0')}",
            depth=parent.depth + 1,
            title=f"Tekst {first + at}",
            draft_title=f"Tekst {first + at}",
            slug=f"tekst-{first + at}",
            url_path=f"{parent.url_path}tekst-{first + at}/",
            content_type=kind,
            locale_id=parent.locale_id,
            translation_key=key,
            live=True,
        )
        for at, key in enumerate(keys)
    ]
    Page.objects.bulk_create(pages, batch_size=500)
    Page.objects.filter(pk=parent.pk).update(numchild=size)


def _record(keys: list[Any]) -> None:
    """What the source says, and that every translation says the same."""
    from wagtail.models import Page

    from languages.models import SourceText, Status, TranslationState

    sentences = [["title", "Tekst"], ["summary", "Samenvatting."]]
    SourceText.objects.bulk_create(
        (SourceText(kind="page", key=str(key), title="Tekst", sentences=sentences, length=20) for key in keys),
        batch_size=500,
    )
    sources = {source.key: source for source in SourceText.objects.filter(key__in=[str(key) for key in keys])}
    pages = Page.objects.filter(translation_key__in=keys).exclude(locale__language_code="nl").select_related("locale")
    TranslationState.objects.bulk_create(
        (
            TranslationState(
                page=page,
                source=sources[str(page.translation_key)],
                language=page.locale.language_code,
                status=Status.CURRENT,
                made_from=sentences,
            )
            for page in pages
        ),
        batch_size=500,
    )


def _add_rows(model: Any, kind: int) -> None:
    """The rows of the child table, which no bulk method writes."""
    from django.db import connection

    pointer, table = model._meta.pk.column, model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({pointer}, summary, body) "  # noqa: S608 (names of our own tables)
            f"SELECT id, 'Samenvatting.', '[]' FROM wagtailcore_page "
            f"WHERE content_type_id = %s AND id NOT IN (SELECT {pointer} FROM {table})",
            [kind],
        )


if __name__ == "__main__":
    sys.exit(main())
