"""Rows reach the server whatever happens on the way, and an old version never wins."""

import pytest
from django.db import transaction

from directory.models import Organisation
from search import delivery
from search.delivered import DeliveredIndex, SetAside
from search.engines.base import Query
from search.engines.breaker import elasticsearch_breaker
from search.engines.elasticsearch import delivery as rows_to_server
from search.engines.elasticsearch.client import client
from search.engines.elasticsearch.delivery import deliver, lag, write_alias
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.indexing import Later, send
from search.models import SearchDocument

pytestmark = pytest.mark.elasticsearch


@pytest.fixture
def elasticsearch(elasticsearch):
    """The engine as it is on the site: it delivers nothing by itself."""
    return ElasticsearchEngine(elasticsearch.address, refresh=True)


@pytest.fixture
def server(elasticsearch):
    return client(elasticsearch.address, 30.0)


def index_of(language):
    return write_alias(DeliveredIndex.objects.get(language=language, state="live").name)


def sent_again(server, row):
    """What an old batch does: the row as it was then, sent now."""
    return send(server, [(index_of(row.language), row)], refresh=True)


def test_a_change_is_delivered_after_its_transaction(
    elasticsearch, server, write_row, found, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True) as hooks:
        key = write_row("Opvang")
        write_row("Nog iets")
        assert lag() == 2
    assert (lag(), hooks.count(delivery.after_commit)) == (0, 1)
    server.indices.refresh(index=f"{elasticsearch.address.prefix}-*")
    assert found(elasticsearch, "opvang") == [key]


def test_what_is_rolled_back_is_never_delivered(elasticsearch, write_row, requests):
    with transaction.atomic():
        write_row("Opvang")
        transaction.set_rollback(True)
    assert (lag(), requests) == (0, [])


def test_nobody_who_saves_waits_for_a_server_that_is_known_to_be_away(elasticsearch, write_row, requests):
    elasticsearch_breaker.failed("away")
    write_row("Opvang")
    delivery.after_commit()
    assert (requests, lag()) == ([], 1)


def test_without_a_server_nothing_is_asked_for(write_row, settings, django_capture_on_commit_callbacks):
    settings.ELASTICSEARCH = None
    with django_capture_on_commit_callbacks() as hooks:
        write_row("Opvang")
    assert hooks == []
    assert delivery.courier.run() == 0


def test_the_worker_delivers_what_waits(elasticsearch, write_row):
    for number in range(5):
        write_row(f"Opvang {number}")
    assert delivery.Courier().run() == 5
    assert lag() == 0


def test_a_crash_between_delivery_and_cursor_delivers_again_and_changes_nothing(
    elasticsearch, server, write_row, found, monkeypatch
):
    key = write_row("Opvang")
    with monkeypatch.context() as crash:
        crash.setattr(rows_to_server, "_move_on", lambda indices, sequence: None)
        deliver(server, refresh=True)
    assert (lag(), found(elasticsearch, "opvang")) == (1, [key])
    assert deliver(server, refresh=True).rows == 1
    assert (lag(), found(elasticsearch, "opvang")) == (0, [key])


def test_writes_out_of_order_leave_the_newest(elasticsearch, server, write_row, found):
    key = write_row("Opvang")
    old = SearchDocument.objects.get(key=key)
    write_row("Zeppelin", key=key)
    deliver(server, refresh=True)
    assert [row.sequence for row in sent_again(server, old).taken] == [old.sequence]
    assert (found(elasticsearch, "zeppelin"), found(elasticsearch, "opvang")) == ([key], [])


def test_a_deletion_may_be_repeated_and_an_old_write_does_not_bring_it_back(elasticsearch, server, write_row):
    key = write_row("Opvang")
    old = SearchDocument.objects.get(key=key)
    deliver(server, refresh=True)
    write_row.bury(key)
    deliver(server, refresh=True)
    for _ in range(2):
        assert sent_again(server, SearchDocument.objects.get(key=key)).taken
    assert sent_again(server, old).taken
    assert server.count(index=f"{elasticsearch.address.prefix}-nl")["count"] == 0


def test_moving_the_cursors_back_replays_everything(elasticsearch, server, write_row, found):
    key = write_row("Opvang")
    gone = write_row("Weg")
    write_row.bury(gone)
    deliver(server, refresh=True)
    DeliveredIndex.objects.update(sequence=0)
    assert deliver(server, refresh=True).rows == 2
    assert (found(elasticsearch, "opvang"), found(elasticsearch, "weg")) == ([key], [])


def test_a_poisonous_row_is_set_aside_and_holds_up_no_other(elasticsearch, server, write_row, found):
    poison = write_row("Vergif", position=(95.0, 5.0))
    key = write_row("Opvang")
    deliver(server, refresh=True)
    assert (lag(), found(elasticsearch, "opvang")) == (0, [key])
    (aside,) = SetAside.objects.all()
    assert (aside.key, "latitude" in aside.error) == (poison, True)
    write_row("Vergif", key=poison, position=(52.0, 5.0))
    deliver(server, refresh=True)
    assert (found(elasticsearch, "vergif"), SetAside.objects.count()) == ([poison], 0)


def test_a_key_too_long_for_the_server_fails_alone(elasticsearch, server, write_row, found):
    key = write_row("Opvang")
    SearchDocument.objects.filter(key=write_row("Lang")).update(key="ሀ" * 200)
    deliver(server, refresh=True)
    assert (SetAside.objects.get().key, found(elasticsearch, "opvang")) == ("ሀ" * 200, [key])


def test_a_read_only_index_is_searched_and_its_rows_wait(elasticsearch, server, write_row, found):
    key = write_row("Opvang")
    deliver(server, refresh=True)
    index = DeliveredIndex.objects.get(language="nl").name
    server.indices.add_block(index=index, block="write")
    try:
        later = write_row("Opvang later")
        with pytest.raises(Later):
            deliver(server, refresh=True)
        assert (found(elasticsearch, "opvang"), lag(), SetAside.objects.count()) == ([key], 1, 0)
    finally:
        server.indices.put_settings(index=index, settings={"index.blocks.write": None})
    deliver(server, refresh=True)
    assert set(found(elasticsearch, "opvang")) == {key, later}


def test_a_full_disk_is_no_reason_to_set_anything_aside(elasticsearch, server, write_row):
    """The block that the server itself puts on an index when the disk is full."""
    index = DeliveredIndex.objects.get(language="nl").name
    server.indices.put_settings(index=index, settings={"index.blocks.read_only_allow_delete": True})
    try:
        write_row("Opvang")
        with pytest.raises(Later):
            deliver(server)
        assert (lag(), SetAside.objects.count()) == (1, 0)
    finally:
        server.indices.put_settings(index=index, settings={"index.blocks.read_only_allow_delete": None})
    assert deliver(server).rows == 1


def test_a_missing_index_is_not_made_by_writing_to_it(elasticsearch, server, write_row):
    DeliveredIndex.objects.filter(language="nl").update(name=f"{elasticsearch.address.prefix}-nowhere")
    write_row("Opvang")
    with pytest.raises(Later):
        deliver(server)
    assert not server.indices.exists(index=f"{elasticsearch.address.prefix}-nowhere*", allow_no_indices=False)


def test_the_worker_leaves_a_failing_server_alone_for_a_while(elasticsearch, write_row, requests, monkeypatch):
    DeliveredIndex.objects.filter(language="nl").update(name=f"{elasticsearch.address.prefix}-nowhere")
    write_row("Opvang")
    courier = delivery.Courier()
    courier.run()
    sent = len(requests)
    courier.run()
    assert sent == len(requests) == 1


def test_what_the_server_still_holds_and_nobody_may_see_is_neither_shown_nor_counted(elasticsearch, server, write_row):
    write_row("Opvang open")
    hidden = write_row("Opvang dicht")
    deliver(server, refresh=True)
    Organisation.objects.filter(key=hidden.replace(":", "-")).update(is_listed=False)
    results = elasticsearch.search(Query("opvang", "nl"))
    assert ([hit.title for hit in results.hits], results.total) == (["<mark>Opvang</mark> open"], 1)
    assert results.counts("kinds") == {"rights": 1}
    assert elasticsearch.suggest("opvang d", "nl") == []


def test_a_restored_database_does_not_pass_unnoticed(elasticsearch, server, write_row):
    from search.models import SearchSequence

    write_row("Opvang")
    deliver(server, refresh=True)
    SearchSequence.objects.update(value=1)
    assert "restored from a backup" in elasticsearch.health().message
