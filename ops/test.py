"""``make test``: everything that must be green before a change lands. Every step runs, whatever became of those before.

REQUIRE_ALL=1 turns a step that cannot run here into a failure.
"""

import os
import secrets
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from ops import machine
from ops.checker import html_checker
from ops.elasticsearch import throwaway_elasticsearch
from ops.environment import DEVELOPMENT, MAIN
from ops.postgres import throwaway_postgres
from ops.serving import terminating_like_ctrl_c
from ops.steps import ROOT, Failed, Steps, main, say

PYTHON = MAIN.python
DATABASE = "houvast.sqlite3"
MANAGE = (PYTHON, ROOT / "manage.py")
# Two processes: what the smallest machines that run this have cores for. Tests of one group stay in one of them.
PYTEST = (PYTHON, "-m", "pytest", "-n", "2", "--dist", "loadgroup")


def test() -> int:
    """Runs every step; returns the exit code."""
    with terminating_like_ctrl_c():
        if machine.VENV.find() is None:
            machine.provide([machine.VENV])
        machine.provide(machine.NEEDS)
        MAIN.prepare(DEVELOPMENT)
        steps = Steps(strict=os.environ.get("REQUIRE_ALL") == "1")
        # A data folder of its own: the tests neither see nor touch the data of `make run`.
        data = Path(tempfile.mkdtemp(prefix="houvast-test-"))
        try:
            check_everything(steps, data)
        finally:
            shutil.rmtree(data, ignore_errors=True)
    return steps.summary()


def check_everything(steps: Steps, data: Path) -> None:
    """All steps. While one core reads the code, the other makes what the tests begin with."""
    steps.run("compile catalogues", [*MANAGE, "catalogues"], for_tests(data))
    site = data / "site"
    site.mkdir()
    with steps.beside("a migrated database", [*MANAGE, "migrate", "-v", "0"], for_a_site(site)) as migrated:
        read_the_code(steps)
        if migrated():
            # Under the names that the two processes of pytest look for.
            for process in ("gw0", "gw1"):
                shutil.copy(site / DATABASE, data / f"test.sqlite3_{process}")
    with steps.beside("a filled site for the browser", [*MANAGE, "prepare"], for_a_site(site)) as filled:
        ask_django(steps, data)
        run_the_tests(steps, data)
        browse(steps, data, filled)


def for_tests(data: Path) -> dict[str, str]:
    """An environment for the tests: on SQLite, whatever database the developer works with."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "DATA_DIR": str(data),
        "DATABASE_URL": f"sqlite:///{data / DATABASE}",
    }


def for_a_site(folder: Path) -> dict[str, str]:
    """An environment for the site that the browser reads, as `make run` fills it."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / DATABASE}",
        "SECRET_KEY": "only-for-the-site-that-the-browser-reads",
    }


def read_the_code(steps: Steps) -> None:
    """What needs no database."""
    path = {"PYTHONPATH": "site:."}
    steps.run("format", [MAIN.tool("ruff"), "format", "--check"])
    steps.run("lint", [MAIN.tool("ruff"), "check"])
    steps.run("templates", [MAIN.tool("djhtml"), "--check", "templates"])
    steps.run("layers", [MAIN.tool("lint-imports")], path)
    steps.run("types", [MAIN.tool("mypy")], path)


def ask_django(steps: Steps, data: Path) -> None:
    """What Django and Wagtail say of models, settings and catalogues."""
    test = for_tests(data)
    steps.run("check", [*MANAGE, "check", "--fail-level", "WARNING"], test)
    steps.run("migrations", [*MANAGE, "makemigrations", "--check", "--dry-run"], test)
    steps.run("deployment", [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], made_up_production(data))
    if machine.GETTEXT.find():
        steps.run("catalogues", [*MANAGE, "catalogues", "--check"], test)
    else:
        steps.skip("catalogues", machine.GETTEXT.missing)


def made_up_production(data: Path) -> dict[str, str]:
    """An environment in which production's settings load; nothing is ever connected to."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "PUBLIC_URL": "https://houvast.example",
        "DATABASE_URL": "postgres://houvast@localhost/houvast",
        "DATA_DIR": str(data),
    }


def run_the_tests(steps: Steps, data: Path) -> None:
    """pytest on both databases (what asks none is run once), then with a search server."""
    own = for_tests(data)
    plain = (*PYTEST, "-m", "not browser and not elasticsearch")
    # The migrated databases are there, and stay for the tests with a search server.
    steps.run("tests on SQLite", [*plain, "--reuse-db"], own)
    try:
        with throwaway_postgres() as url:
            steps.run("tests on PostgreSQL", [*plain, "--database-only"], {**own, "DATABASE_URL": url})
    except Failed as failure:
        steps.skip("tests on PostgreSQL", str(failure))
    try:
        with throwaway_elasticsearch() as server:
            with_server = {**own, "ELASTICSEARCH_URL": server.url}
            steps.run("tests on Elasticsearch", [*PYTEST, "--reuse-db", "-m", "elasticsearch"], with_server)
    except Failed as failure:
        steps.skip("tests on Elasticsearch", str(failure))


def browse(steps: Steps, data: Path, filled: Callable[[], bool]) -> None:
    """The site in a browser, once it is filled."""
    if not filled():
        return
    if chromium := machine.CHROMIUM.find():
        browser = {"CHROMIUM": str(chromium), "FILLED_SITE": str(data / "site"), **checker()}
        steps.run("tests in a browser", [*PYTEST, "-m", "browser"], {**for_tests(data), **browser})
    else:
        steps.skip("tests in a browser", machine.CHROMIUM.missing)


def checker() -> dict[str, str]:
    """Where the HTML checker is, for the test that uses it; without it, that test says so."""
    try:
        return {"VNU_JAR": str(html_checker())}
    except Failed as failure:
        say(f"! {failure}")
        return {}


if __name__ == "__main__":
    main(test)
