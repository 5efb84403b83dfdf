"""Rows to deliver, and a count of what reaches the server."""

from itertools import count

import elastic_transport
import pytest

from directory.models import Organisation
from publishing.findable import KIND_RIGHTS, Finding
from search.engines.base import Query
from search.indexing import paused
from search.models import ORGANISATION
from search.rows import write


@pytest.fixture
def write_row(db):
    """``write_row(title, language=…, key=…)``: a row that anybody may find, delivered nowhere yet; returns its key."""
    numbers, owners = count(1), {}

    def write_one(title, language="nl", key="", **parts):
        key = key or f"thing:{next(numbers)}"
        if key not in owners:
            with paused():
                owners[key] = Organisation.objects.create(key=key.replace(":", "-")[:50], name="x").pk
        parts = {"kind": KIND_RIGHTS, "translation_key": key, "url": f"/{language}/{key}/", **parts}
        write(ORGANISATION, {owners[key]: [Finding(key=key, language=language, title=title, **parts)]})
        return key

    def bury(key):
        write(ORGANISATION, {owners[key]: []})

    write_one.bury = bury
    return write_one


@pytest.fixture
def found():
    """``found(engine, text)``: the keys of the hits."""

    def keys(engine, text, language="nl"):
        return [hit.key for hit in engine.search(Query(text, language)).hits]

    return keys


@pytest.fixture
def requests(monkeypatch):
    """The requests that were sent to the server since the test began."""
    sent = []
    send = elastic_transport.Transport.perform_request

    def perform_request(self, method, target, **more):
        sent.append((method, target))
        return send(self, method, target, **more)

    monkeypatch.setattr(elastic_transport.Transport, "perform_request", perform_request)
    return sent
