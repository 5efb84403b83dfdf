"""The shared tree with its rows, and a way to ask what is found."""

import pytest

from search.engines import get_engine
from search.engines.base import Query
from search.indexing import paused, rebuild


@pytest.fixture
def _without_rows():
    """Building the tree writes no rows: it is not what the tests are about."""
    with paused():
        yield


@pytest.fixture
def site(_without_rows, tree):
    """The small tree, every row written."""
    rebuild()
    return tree


@pytest.fixture
def found(db):
    """``found(text, language)``: the addresses that a search gives, as paths."""

    def addresses(text, language="nl"):
        return [hit.url for hit in get_engine().search(Query(text, language)).hits]

    return addresses
