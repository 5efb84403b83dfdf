"""How fast search is with 1,000, 10,000 and 100,000 documents: both engines, and stock Wagtail search beside them.

    python benchmarks/search_speed.py [--sizes 1000 10000 100000] [--sqlite] [--json]

It makes a site of its own on a PostgreSQL of its own, and asks the Elasticsearch in ELASTICSEARCH_URL or one of its
own. Each query is the title of a document that was planted, and its answer must hold that document.
"""

import argparse
import json
import platform
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from benchmarks import sites  # noqa: E402 (a script finds its own project first)
from benchmarks.answering import DATABASE, ELASTICSEARCH, WAGTAIL, engine_called, paths_of, stock_wagtail  # noqa: E402
from benchmarks.filling import Filling  # noqa: E402
from benchmarks.synthetic import Collection, Text  # noqa: E402
from benchmarks.timing import Times, seconds_of, timed  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
STOCK_UP_TO = 10_000  # it indexes a page at a time: more takes too long to wait for
PUBLISHED = 20
PATIENCE = 30.0  # seconds until a published page counts as lost

HEAD = (
    "Milliseconds, half of the calls / 95 % of them; documents a second while rebuilding.",
    "documents  engine         rebuild s  docs/s   engine call    full page      suggestions    visible after  wrong",
)

Planted = list[tuple[Text, str]]


def run() -> int:
    """The command; returns its exit code: 1 if an answer that was timed was wrong."""
    sites.with_our_packages()
    options = _options()
    report: dict[str, Any] = {"machine": machine(), "database": "sqlite" if options.sqlite else "postgresql"}
    with ExitStack() as stack:
        stack.enter_context(sites.elasticsearch_if(wanted=True, heap="1g"))
        stack.enter_context(sites.starter_site(postgres=not options.sqlite))
        stack.enter_context(_quiet())
        report["sizes"] = []
        print("\n".join(HEAD), file=sys.stderr)
        for size in measured(options.sizes, options.stock_up_to):
            report["sizes"].append(size)
            print("\n".join(lines_of(size)), file=sys.stderr, flush=True)
    if options.json:
        print(json.dumps(report, indent=1))
    return int(any(times["wrong"] for size in report["sizes"] for times in _all_times(size)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure how fast search is.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--stock-up-to", type=int, default=STOCK_UP_TO, help="documents, for stock Wagtail search")
    parser.add_argument("--sqlite", action="store_true", help="on SQLite instead of PostgreSQL")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def machine() -> str:
    """What the figures were measured on."""
    import os

    with open("/proc/meminfo", encoding="ascii") as file:
        memory = int(file.readline().split()[1]) // 1_000_000
    return f"{os.cpu_count()} cores, {memory} GB, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}"


@contextmanager
def _quiet() -> Iterator[None]:
    """Log lines of a worker are not what this is about; the test client needs its host."""
    import logging

    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


def measured(sizes: Iterable[int], stock_up_to: int) -> Iterator[dict[str, Any]]:
    """Figures at each size, of a collection that grows."""
    filling = Filling(Collection(ROOT / "content", tells=tells).texts())
    for size in sorted(sizes):
        with _answered_by(DATABASE):
            before = filling.size
            seconds = seconds_of(partial(filling.grow_to, size))
        engines = {name: of_engine(name, filling.planted) for name in (DATABASE, ELASTICSEARCH)}
        if size <= stock_up_to:
            engines[WAGTAIL] = of_stock(filling.planted)
        yield {"documents": size, "rows_per_second": round((size - before) / seconds), "engines": engines}


def tells(word: str, language: str) -> bool:
    """Whether a search insists on this word: a stop word or the name of a town need not be in what it finds."""
    from search.analysis import tokens
    from search.places import named_place
    from search.stopwords import STOP_WORDS

    forms = {token.form for token in tokens(word, language)}
    return not forms & STOP_WORDS.get(language, frozenset()) and named_place(word, language) is None


@contextmanager
def _answered_by(name: str) -> Iterator[None]:
    """Within this block the site has only this engine."""
    from django.conf import settings
    from django.test import override_settings

    address = settings.ELASTICSEARCH if name == ELASTICSEARCH else None
    with override_settings(ELASTICSEARCH=address):
        yield


def of_engine(name: str, planted: Planted) -> dict[str, Any]:
    """Rebuild, engine call, full page, suggestions while typing, and from publishing to being found."""
    with _answered_by(name):
        engine = engine_called(name)
        rebuild = seconds_of(engine.rebuild)
        figures: dict[str, Any] = {"rebuild_s": round(rebuild, 1)}
        figures["documents_per_second"] = round(_rows() / rebuild)
        _settle()
        figures["engine"] = timed(partial(_finds, engine, *each) for each in planted).summary()
        figures["page"] = timed(partial(_page_shows, *each) for each in planted).summary()
        figures["suggestions"] = timed(partial(_suggests, text) for text, _url in planted).summary()
        figures["publish_to_visible"] = published(engine).summary()
        return figures


def _rows() -> int:
    from search.models import SearchDocument

    return SearchDocument.objects.filter(visible=True).count()


def _settle() -> None:
    """PostgreSQL learns by itself how much there is; after a bulk it needs a minute, or to be told."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _finds(engine: Any, text: Text, url: str) -> bool:
    from search.engines.resilient import Unavailable

    try:
        return url in paths_of(engine, text.title, text.language)
    except Unavailable:
        return False


def _page_shows(text: Text, url: str) -> bool:
    from django.test import Client

    answer = Client().post(f"/{text.language}/search/", {"q": text.title}, secure=True)
    return answer.status_code == 200 and f'href="{url}"' in answer.content.decode()


def _suggests(text: Text) -> bool:
    """Two letters before the end of its title, a document is suggested."""
    from django.test import Client

    answer = Client().post(f"/{text.language}/search/suggest/", {"q": text.title[:-2]}, secure=True)
    return answer.status_code == 200 and text.title in answer.json()["suggestions"]


def published(engine: Any) -> Times:
    """From the click on "publish" until a search finds the new words, with the worker going round beside it."""
    from home.models import PlainPage

    pages = PlainPage.objects.filter(locale__language_code="nl")
    times = Times()
    for _ in range(PUBLISHED):
        page = pages.get(slug="contact")
        page.title = word = f"zep{time.time_ns() % 10**12}"
        revision = page.save_revision()
        times.add(partial(_publish_and_wait, engine, revision, page.get_url(), word))
    return times


def _publish_and_wait(engine: Any, revision: Any, url: str, word: str) -> bool:
    from search.delivery import courier
    from search.engines.base import Query
    from search.engines.resilient import Unavailable

    revision.publish()
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(Unavailable):
            if url in [hit.url for hit in engine.search(Query(word, "nl", as_typed=True)).hits]:
                return True
        courier.run()
        time.sleep(0.02)
    return False


def of_stock(planted: Planted) -> dict[str, Any]:
    """Stock Wagtail: pages indexed one by one as its own command does, and found in one language only."""
    from modelsearch.backends.database import SearchBackend

    from home.models import PlainPage

    backend = SearchBackend({})
    pages = PlainPage.objects.all()

    def rebuild() -> None:
        index = backend.get_index_for_model(PlainPage)
        for start in range(0, pages.count(), 500):
            index.add_items(PlainPage, list(pages.order_by("pk")[start : start + 500]))

    seconds = seconds_of(rebuild)
    _settle()
    answer = stock_wagtail()
    calls: list[Callable[[], bool]] = [
        partial(lambda text, url: url in answer(text.title, text.language), *each) for each in planted
    ]
    return {
        "rebuild_s": round(seconds, 1),
        "documents_per_second": round(pages.count() / seconds),
        "engine": timed(calls).summary(),
    }


def _all_times(size: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name, figures in size["engines"].items():
        if name != WAGTAIL:
            yield from (each for each in figures.values() if isinstance(each, dict))


def lines_of(size: dict[str, Any]) -> Iterator[str]:
    """The figures of one size, a line for each engine."""
    for name, figures in size["engines"].items():
        times = [figures.get(key) for key in ("engine", "page", "suggestions", "publish_to_visible")]
        shown = [f"{each['p50_ms']:.0f} / {each['p95_ms']:.0f}" if each else "–" for each in times]
        wrong = sum(each["wrong"] for each in times if each)
        yield (
            f"{size['documents']:9}  {name:13} {figures['rebuild_s']:10}  {figures['documents_per_second']:6}"
            f"   {shown[0]:13}  {shown[1]:13}  {shown[2]:13}  {shown[3]:13}  {wrong}"
        )


if __name__ == "__main__":
    from ops.steps import main

    main(run)
