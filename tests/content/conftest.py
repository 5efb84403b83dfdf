"""The starter content, loaded once for all these tests and rolled back after them."""

from pathlib import Path

import pytest
from django.db import connection

from tests.scenes import settle, undone

CONTENT = Path(__file__).resolve().parents[2] / "content"


@pytest.fixture(scope="package")
def starter(scenes, django_db_blocker):
    """What the loader reports of ``content/``."""
    from home.starter.loader import load_content

    with django_db_blocker.unblock():
        scenes.go_to(-1)
        with undone():
            report = load_content(CONTENT)
            settle()
            _count_what_is_there()
            yield report


def _count_what_is_there():
    """PostgreSQL plans by what it last counted, and counts nothing by itself before a transaction ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            tables = map(connection.ops.quote_name, connection.introspection.table_names(cursor))
            # By name: without names the tables of the whole server are counted too, and those another process may hold.
            cursor.execute(f"ANALYZE {', '.join(tables)}")


@pytest.fixture
def site(starter, db):
    """The starter content in the database; what a test changes is undone after it."""
    return starter
