"""What every test can ask for: languages, a visitor, somebody at the desk, a count of queries, and the scenes."""

import gc
import os

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.scenes import home, in_order, scene, scenes, tree  # noqa: F401  (fixtures)
from tests.search_server import elasticsearch, search_server  # noqa: F401  (fixtures)

DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}
"""Fixtures of a test that asks a database."""


def missing(reason):
    """Skips a test for want of a tool; under REQUIRE_ALL=1 that is a failure."""
    (pytest.fail if os.environ.get("REQUIRE_ALL") == "1" else pytest.skip)(reason)


def pytest_addoption(parser):
    parser.addoption(
        "--database-only",
        action="store_true",
        help="leave out what asks no database: another one changes nothing for it",
    )


def pytest_configure(config):
    """Compiles the catalogues once, before anything asks Django whether it knows a language: it remembers a no."""
    if not hasattr(config, "workerinput"):
        from languages.catalogues import compile_catalogues

        compile_catalogues()


def pytest_collection_modifyitems(config, items):
    if config.getoption("--database-only"):
        others = [item for item in items if not DATABASE & set(item.fixturenames)]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if DATABASE & set(item.fixturenames)]
    items[:] = in_order(items)


def pytest_collection_finish(session):
    """What is loaded by now stays: nobody has to look through it for garbage again and again."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def require():
    """``require("CHROMIUM", "no browser")``: what the environment says of a tool, or the end of this test."""

    def value(name, reason):
        return os.environ.get(name) or missing(reason)

    return value


@pytest.fixture(autouse=True)
def _forget_what_the_last_test_cached():
    """Wagtail remembers the roots of sites for an hour; the next test has other ones."""
    for cache in caches.all():
        cache.clear()


@pytest.fixture
def db(scene, db):  # noqa: F811
    """The database, in the scene of this test; what the test changes is undone after it."""


@pytest.fixture
def locales(db):
    """Every language of the site as a Wagtail locale, by its code."""
    from tests.factories.small_site import every_locale

    return every_locale()


@pytest.fixture
def visitor(db):
    """Somebody without an account. A server error is raised, so that a test shows its reason."""
    return Client()


@pytest.fixture
def desk(db):
    """An administrator, logged in."""
    from tests.factories.accounts import AdministratorFactory

    client = Client()
    client.force_login(AdministratorFactory())
    return client


@pytest.fixture
def queries(visitor):
    """``queries(url)``: a visitor's number of queries, once the caches that outlive a request are filled."""

    def count(url):
        assert visitor.get(url).status_code == 200
        with CaptureQueriesContext(connection) as captured:
            visitor.get(url)
        return len(captured)

    return count
