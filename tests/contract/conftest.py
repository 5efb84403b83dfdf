"""Every engine, and a way to make things that it finds. A new engine joins ENGINES, with a fixture of that name."""

from itertools import count

import pytest

from directory.models import Organisation
from publishing.findable import KIND_RIGHTS, Finding
from search.engines.base import Query
from search.engines.database import database_engine
from search.engines.limits import LIMITS
from search.indexing import paused
from search.models import ORGANISATION, SearchDocument
from search.rows import write

ENGINES = ["database", "elasticsearch"]


@pytest.fixture
def database(db):
    """The engine on whichever database the settings name."""
    return database_engine()


def pytest_generate_tests(metafunc):
    """Each engine in turn, except one that by design cannot keep the promise of a test (``search.engines.limits``)."""
    if "engine_name" not in metafunc.fixturenames:
        return
    promise = metafunc.definition.get_closest_marker("promise")
    cannot = LIMITS[promise.args[0]].cannot if promise else ()
    metafunc.parametrize("engine_name", [name for name in ENGINES if name not in cannot])


def pytest_collection_modifyitems(items):
    """Marks what needs a server, so that it can be left out by hand."""
    for item in items:
        if getattr(item, "callspec", None) and item.callspec.params.get("engine_name") == "elasticsearch":
            item.add_marker("elasticsearch")


@pytest.fixture
def engine(request, engine_name, db):
    """An engine."""
    return request.getfixturevalue(engine_name)


@pytest.fixture
def add(db, engine):
    """``add(title, language=…, …)``: one more thing that can be found; returns its key."""
    numbers = count(1)
    things: dict[int, list[Finding]] = {}

    def add_one(title, language="nl", key="", **parts):
        key = key or f"thing:{next(numbers)}"
        known = SearchDocument.objects.filter(key=key).values_list("source_id", flat=True).first()
        with paused():
            pk = known or Organisation.objects.create(key=key.replace(":", "-"), name="x").pk
        parts = {"kind": KIND_RIGHTS, "translation_key": key, "url": f"/{language}/{key}/", **parts}
        others = things.setdefault(pk, [])
        others.append(Finding(key=key, language=language, title=title, **parts))
        write(ORGANISATION, {pk: others})
        engine.apply(SearchDocument.objects.filter(key=key))
        return key

    return add_one


def found(engine, text, language="nl", **more):
    """The keys of the hits, best first."""
    return [hit.key for hit in engine.search(Query(text, language, **more)).hits]
