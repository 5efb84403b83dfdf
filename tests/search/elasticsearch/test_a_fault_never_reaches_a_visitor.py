"""Whatever is wrong with the search server, a visitor gets hits and 200, and an editor gets their page saved."""

import threading
from dataclasses import asdict, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.cache import cache
from elastic_transport import ConnectionTimeout

from ops.elasticsearch import throwaway_elasticsearch
from ops.steps import Failed
from search.delivered import SetAside
from search.engines import breaker, get_engine
from search.engines.base import Query
from search.engines.breaker import elasticsearch_breaker
from search.engines.elasticsearch.client import Address, client
from search.engines.elasticsearch.delivery import deliver, lag
from search.engines.elasticsearch.indexing import Later
from search.engines.elasticsearch.mapping import alias_of
from tests.conftest import missing
from tests.search_server import start_anew, with_indices

# One server of their own, because they freeze and kill it; so they share one process.
pytestmark = [pytest.mark.elasticsearch, pytest.mark.xdist_group("search_faults")]


@pytest.fixture(scope="module")
def server():
    """A server that takes little at once, so that it can be overloaded."""
    try:
        with throwaway_elasticsearch(settings={"indexing_pressure.memory.limit": "60kb"}) as started:
            yield started
    except Failed as reason:
        missing(str(reason))


@pytest.fixture
def address(server):
    return Address(server.url, prefix="faults")


@pytest.fixture
def site(address, home, settings, write_row):
    """Search as it is in production, with one thing to find in the database and on the server."""
    settings.ELASTICSEARCH = asdict(address)
    start_anew(address)
    with_indices(address, ("nl", "en"))
    write_row("Opvang")
    deliver(client(address, 30.0), refresh=True)
    for _ in range(20):  # a server that has just started is slow for its first questions
        if not answer().is_simplified:
            return address
        elasticsearch_breaker.worked()
    raise AssertionError(elasticsearch_breaker.opened())


def answer(text="opvang"):
    return get_engine().search(Query(text, "nl"))


def page(visitor):
    """The search page for a visitor; a server error would be raised."""
    return visitor.post("/nl/search/", {"q": "opvang"})


def after_the_pause(monkeypatch):
    now = breaker.time.time()
    monkeypatch.setattr(breaker.time, "time", lambda: now + breaker.LONGEST_PAUSE + 1)
    cache.delete("breaker-elasticsearch-probe")


def assert_answered_by_the_database(visitor, requests):
    """The first visitor is answered, the second without asking the server at all."""
    results = answer()
    assert ([hit.key for hit in results.hits], results.is_simplified) == (["thing:1"], True)
    sent = len(requests)
    results = answer()
    assert (len(requests), results.total, results.is_simplified) == (sent, 1, True)
    assert page(visitor).status_code == 200


def test_a_refused_connection(site, settings, visitor, requests):
    settings.ELASTICSEARCH = asdict(replace(site, url="http://127.0.0.1:9"))
    assert_answered_by_the_database(visitor, requests)
    assert len(requests) == 1


def test_a_frozen_server(site, server, visitor, requests, monkeypatch):
    server.freeze()
    try:
        assert_answered_by_the_database(visitor, requests)
        assert len(requests) == 1
        after_the_pause(monkeypatch)
        assert (answer().is_simplified, len(requests)) == (True, 2)
    finally:
        server.thaw()
    after_the_pause(monkeypatch)
    assert not answer().is_simplified
    assert elasticsearch_breaker.opened() is None


def test_a_visitor_waits_at_most_one_second_for_a_frozen_server(site, server):
    server.freeze()
    try:
        with pytest.raises(ConnectionTimeout) as caught:
            client(site, 1.0).search(index="faults-nl")
        assert "timed out" in str(caught.value)
    finally:
        server.thaw()


def test_a_save_while_the_server_is_frozen_is_delivered_later(
    site, server, write_row, django_capture_on_commit_callbacks
):
    server.freeze()
    try:
        with django_capture_on_commit_callbacks(execute=True):
            write_row("Opvang nieuw")
        assert lag() == 1
    finally:
        server.thaw()
    assert deliver(client(site, 30.0), refresh=True).rows == 1
    assert answer("nieuw").total == 1


def test_a_read_only_server_still_finds(site, write_row):
    worker = client(site, 30.0)
    worker.indices.put_settings(index="faults-*", settings={"index.blocks.read_only_allow_delete": True})
    try:
        write_row("Opvang nieuw")
        with pytest.raises(Later):
            deliver(worker)
        assert not answer().is_simplified
    finally:
        worker.indices.put_settings(index="faults-*", settings={"index.blocks.read_only_allow_delete": None})


def test_a_full_queue_makes_rows_wait_and_sets_none_aside(site, write_row):
    worker = client(site, 30.0)
    write_row("Groot", body="woord " * 20_000)
    with pytest.raises(Exception, match="rejected") as caught:
        deliver(worker)
    assert getattr(caught.value, "status_code", 429) == 429
    assert (lag(), SetAside.objects.count()) == (1, 0)
    write_row("Klein", key="thing:2")
    assert deliver(worker, refresh=True).rows == 1


def test_an_overloaded_server(site, visitor, requests):
    worker = client(site, 30.0)
    worker.cluster.put_settings(transient={"indices.breaker.total.limit": "1kb", "indices.breaker.request.limit": "1b"})
    try:
        assert_answered_by_the_database(visitor, requests)
    finally:
        worker.cluster.put_settings(transient={"indices.breaker.*": None})


@pytest.mark.parametrize("state", ["missing", "closed", "foreign", "older"])
def test_an_index_that_is_not_as_it_should_be(site, visitor, requests, state):
    """Missing or closed, one that somebody else's program made, one of an older version of the site."""
    worker = client(site, 30.0)
    alias = alias_of(site.prefix, "nl")
    (name,) = worker.indices.get_alias(name=alias)
    other = {"foreign": {}, "older": {"_meta": {"layout": 0}}}.get(state)
    if state == "closed":
        worker.indices.close(index=name)
    else:
        worker.indices.delete_alias(index=name, name=alias)
    if other is not None:
        worker.indices.create(index="faults-other", mappings=other, aliases={alias: {}})
        worker.index(index="faults-other", document={"title": "Opvang"}, refresh=True)
    from search.engines.elasticsearch import engine

    engine._trusted.clear()  # half a minute later
    try:
        assert_answered_by_the_database(visitor, requests)
    finally:
        worker.options(ignore_status=404).indices.delete(index="faults-other")
        worker.indices.open(index=name)
        worker.indices.put_alias(index=name, name=alias)


def test_two_indices_under_one_name(site, visitor, requests):
    worker = client(site, 30.0)
    worker.indices.create(index="faults-other", mappings={"_meta": {"layout": 1}}, aliases={"faults-nl": {}})
    from search.engines.elasticsearch import engine

    engine._trusted.clear()
    try:
        assert_answered_by_the_database(visitor, requests)
    finally:
        worker.indices.delete(index="faults-other")


@pytest.fixture
def proxy():
    """Something that answers everything with a page of its own."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<h1>Welcome</h1>")

        do_POST = do_GET

        def log_message(self, *args):
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_something_else_than_elasticsearch_at_its_address(site, settings, visitor, requests, proxy):
    settings.ELASTICSEARCH = asdict(replace(site, url=proxy))
    assert_answered_by_the_database(visitor, requests)


def test_suggestions_come_from_the_database_too(site, server):
    server.freeze()
    try:
        assert get_engine().suggest("opv", "nl") == ["Opvang"]
    finally:
        server.thaw()


def test_a_stopped_server(site, server, visitor, requests):
    """The last one: it does not come back."""
    server.kill()
    assert_answered_by_the_database(visitor, requests)
