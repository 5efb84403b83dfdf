"""A site to measure: the one at hand, or one made for the occasion; and the services that it needs."""

import importlib.util
import os
import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def elasticsearch_if(wanted: bool, heap: str = "512m") -> Iterator[None]:
    """Within this block ELASTICSEARCH_URL names a server: the one that it named before, else one of our own."""
    if not wanted or os.environ.get("ELASTICSEARCH_URL"):
        yield
        return
    from ops.elasticsearch import throwaway_elasticsearch

    with throwaway_elasticsearch(heap, lasting=True) as server:
        os.environ["ELASTICSEARCH_URL"] = server.url
        yield


@contextmanager
def site_at_hand() -> Iterator[None]:
    """The site that DATA_DIR and DATABASE_URL name. Raises Failed if there is none."""
    from django.db import DatabaseError

    from ops.steps import Failed

    _start_django()
    from search.models import SearchDocument

    try:
        if not SearchDocument.objects.exists():
            raise Failed("This site has nothing to find: fill it with `manage.py prepare`, or say --prepare.")
    except DatabaseError as error:
        raise Failed("There is no site in DATA_DIR or DATABASE_URL: name one, or say --prepare.") from error
    yield


@contextmanager
def empty_site(*, postgres: bool = False) -> Iterator[None]:
    """A migrated site without content, in a temporary folder, on SQLite or on a PostgreSQL of its own."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="houvast-benchmark-"))
        os.environ |= {
            "DATA_DIR": folder,
            "SECRET_KEY": secrets.token_urlsafe(48),
            # A server that is used by others too keeps its own indices.
            "ELASTICSEARCH_PREFIX": f"benchmark-{os.getpid()}",
        }
        os.environ.pop("DATABASE_URL", None)
        if postgres:
            from ops.postgres import throwaway_postgres

            os.environ["DATABASE_URL"] = stack.enter_context(throwaway_postgres())
        _start_django()
        from django.core.management import call_command
        from django.db import connections

        if postgres:
            _create_database()
        stack.callback(connections.close_all)
        call_command("migrate", verbosity=0, interactive=False)
        yield


@contextmanager
def starter_site(*, postgres: bool = False) -> Iterator[None]:
    """The same with the starter content."""
    with empty_site(postgres=postgres):
        from home.starter.loader import load_content

        load_content(ROOT / "content")
        yield


def with_our_packages() -> None:
    """Starts the same command again with the project's own Python, if this one lacks the packages."""
    own = ROOT / ".venv" / "bin" / "python"
    if importlib.util.find_spec("django") is None and own.exists():
        os.execv(own, [str(own), *sys.argv])  # noqa: S606 (the same command)


def _start_django() -> None:
    import django
    from django.core.exceptions import ImproperlyConfigured

    from ops.steps import Failed

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise Failed(str(error)) from error
    from languages.catalogues import compile_catalogues

    compile_catalogues()


def _create_database() -> None:
    """``throwaway_postgres`` yields a server; the database in its address is made by Django's test runner, or here."""
    import psycopg
    from django.conf import settings

    about = settings.DATABASES["default"]
    with psycopg.connect(host=about["HOST"], user=about["USER"], dbname="postgres", autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{about["NAME"]}"')
