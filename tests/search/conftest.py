"""The shared tree with its rows, and a way to ask what is found."""

import pytest

from search.engines import get_engine
from search.engines.base import Query


@pytest.fixture
def site(tree):
    """The small tree, every row written."""
    return tree


@pytest.fixture
def found(db):
    """``found(text, language)``: the addresses that a search gives, as paths."""

    def addresses(text, language="nl"):
        return [hit.url for hit in get_engine().search(Query(text, language)).hits]

    return addresses
