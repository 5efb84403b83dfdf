"""A real Elasticsearch for tests: the server that ELASTICSEARCH_URL names, with indices that belong to this process."""

import os
import time
from dataclasses import asdict

import pytest


@pytest.fixture(scope="session")
def search_server(require):
    """Where the server is; names begin with something of our own, so that processes do not meet."""
    from search.engines.elasticsearch.client import Address

    url = require("ELASTICSEARCH_URL", "no Elasticsearch: `python -m ops.elasticsearch` starts one")
    address = Address(url, prefix=f"test-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}-{os.getpid()}")
    yield address
    _server(address).indices.delete(index=f"{address.prefix}-*")


@pytest.fixture
def elasticsearch(search_server, db, settings, monkeypatch):
    """The engine, switched on, with empty indices. What it is given is found at once."""
    from languages.table import BY_CODE
    from search.engines.elasticsearch import check, engine

    # What is slow on a busy machine is not what these tests are about.
    monkeypatch.setattr(engine, "PATIENCE", 60.0)
    monkeypatch.setattr(engine, "SEARCHING", 30.0)
    settings.ELASTICSEARCH = asdict(search_server)
    # To make an index takes as long as ten searches: a site of three languages tells as much as one of all.
    monkeypatch.setattr(check, "LANGUAGES", [BY_CODE[code] for code in LANGUAGES])
    start_anew(search_server)
    with_indices(search_server, LANGUAGES)
    return prompt_engine(search_server)


LANGUAGES = ("nl", "en", "ar")


def prompt_engine(address):
    """The engine as the worker feeds it: rows that it is given are found at once, and none waits any more."""
    from search.engines.elasticsearch.delivery import deliver
    from search.engines.elasticsearch.engine import ElasticsearchEngine

    class PromptEngine(ElasticsearchEngine):
        def apply(self, documents):
            documents = list(documents)
            with_indices(address, {row.language for row in documents})
            taken = super().apply(documents)
            deliver(self.working, refresh=True)
            return taken

        def _ask(self, languages, clock, **body):
            languages = list(languages)
            with_indices(address, languages)
            deliver(self.working, refresh=True)
            return super()._ask(languages, clock, **body)

    return PromptEngine(address, refresh=True, languages=LANGUAGES)


def start_anew(address):
    """Nothing is in the indices, and numbers go on from those of the last test.

    The server remembers the numbers of what was deleted; the database of a test has forgotten them.
    """
    from search.engines.elasticsearch import engine
    from search.models import SearchSequence

    engine._trusted.clear()
    SearchSequence.objects.update_or_create(pk=1, defaults={"value": time.time_ns() // 1_000_000})
    forget_what_the_last_test_made(address)
    # What was written a moment ago is not seen yet, and would outlive its deletion.
    _server(address).indices.refresh(index=f"{address.prefix}-*")
    everything = {"match_all": {}}
    _server(address).delete_by_query(
        index=f"{address.prefix}-*", query=everything, refresh=True, conflicts="proceed", allow_no_indices=True
    )


def forget_what_the_last_test_made(address):
    """An index stays only where it is searched, and is as the settings and synonyms of this test would make it."""
    from search.engines.elasticsearch.mapping import LAYOUT, alias_of, settings_hash
    from search.engines.elasticsearch.synonyms import synonyms_of

    server = _server(address)
    for name, about in server.indices.get(index=f"{address.prefix}-*").items():
        language = name.removeprefix(f"{address.prefix}-").rsplit("-", 2)[0]
        wanted = {"layout": LAYOUT, "settings": settings_hash(language, synonyms_of(language))}
        if alias_of(address.prefix, language) not in about["aliases"] or about["mappings"].get("_meta") != wanted:
            server.indices.delete(index=name)


def with_indices(address, languages):
    """An index for each language that has none in this test yet, as a rebuild leaves it."""
    from search.delivered import DeliveredIndex
    from search.engines.elasticsearch.mapping import alias_of
    from search.engines.elasticsearch.rebuild import create_index, living
    from search.models import SearchSequence

    known = set(DeliveredIndex.objects.filter(state="live").values_list("language", flat=True))
    for language in set(languages) - known:
        alias = alias_of(address.prefix, language)
        names = living(_server(address), address.prefix, language)
        if not names:
            names = [f"{alias}-00000000-00000000"]
            create_index(_server(address), names[0], language)
            _server(address).indices.put_alias(index=names[0], name=alias)
        sequence = SearchSequence.objects.get(pk=1).value
        DeliveredIndex.objects.create(name=names[0], language=language, state="live", sequence=sequence)


def _server(address):
    from search.engines.elasticsearch.client import client

    return client(address, 30.0)
