"""A rebuild never shows half an index, loses nothing that is published meanwhile, and leaves a way back."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from elastic_transport import ConnectionTimeout

from search import delivery
from search.delivered import DeliveredIndex
from search.engines.elasticsearch import check, rebuild
from search.engines.elasticsearch.client import client
from search.engines.elasticsearch.delivery import deliver
from search.engines.elasticsearch.rebuild import NotRebuilt, agree, living
from search.models import SearchDocument
from search.steering import Synonym

pytestmark = pytest.mark.elasticsearch


@pytest.fixture
def server(elasticsearch):
    return client(elasticsearch.address, 30.0)


@pytest.fixture
def prefix(elasticsearch):
    return elasticsearch.address.prefix


def indices(server, prefix):
    return set(server.indices.get_alias(index=f"{prefix}-nl-*"))


def during(monkeypatch, step, work):
    """Does ``work`` just before a step of the rebuild."""
    real = getattr(rebuild, step)

    def with_work(*args):
        work()
        return real(*args)

    monkeypatch.setattr(rebuild, step, with_work)


@pytest.mark.parametrize("step", ["_fill", "_complete", "_try_words", "_swap", "_remember", "_clean_up"])
def test_what_is_published_during_a_rebuild_is_found_after_it(
    elasticsearch, server, write_row, found, monkeypatch, step
):
    write_row("Opvang")
    gone = write_row("Opvang vroeger")
    deliver(server, refresh=True)

    def publish():
        write_row("Opvang nieuw")
        write_row.bury(gone)
        deliver(server)  # to the index that lives at that moment

    during(monkeypatch, step, publish)
    elasticsearch.rebuild_language("nl")
    deliver(server, refresh=True)
    server.indices.refresh(index=f"{elasticsearch.address.prefix}-nl")
    assert set(found(elasticsearch, "opvang")) == {"thing:1", "thing:3"}


def test_one_predecessor_is_kept_and_no_more(elasticsearch, server, prefix, write_row):
    write_row("Opvang")
    lived = living(server, prefix, "nl")
    for _ in range(3):
        before, lived = lived, None
        elasticsearch.rebuild_language("nl")
        lived = living(server, prefix, "nl")
        assert indices(server, prefix) == {*before, *lived}


def test_a_rebuild_that_goes_wrong_leaves_everything_as_it_was(
    elasticsearch, server, prefix, write_row, found, monkeypatch
):
    key = write_row("Opvang")
    deliver(server, refresh=True)
    before = indices(server, prefix)
    monkeypatch.setattr(rebuild, "_rows_of", lambda language: 5)
    with pytest.raises(NotRebuilt, match="holds 1 things instead of 5"):
        elasticsearch.rebuild_language("nl")
    assert indices(server, prefix) == before
    assert found(elasticsearch, "opvang") == [key]
    assert not DeliveredIndex.objects.filter(state="building").exists()


def test_an_analyser_that_drops_every_word_is_noticed_before_the_swap(elasticsearch, write_row, monkeypatch):
    write_row("Opvang")
    real = rebuild.index_body

    def body(language, synonyms):
        made = real(language, synonyms)
        made["settings"]["analysis"]["filter"]["broken"] = {"type": "stemmer", "language": "dutch_kp"}
        for name in ("text", "text_search"):
            made["settings"]["analysis"]["analyzer"][name]["filter"] = ["broken"]
        return made

    monkeypatch.setattr(rebuild, "index_body", body)
    with pytest.raises(NotRebuilt, match="does not find thing:1 by its title"):
        elasticsearch.rebuild_language("nl")


def test_a_title_of_one_very_long_word_is_no_reason_to_refuse_an_index(elasticsearch, write_row):
    write_row("Vreemdelingendetentie")
    assert elasticsearch.rebuild_language("nl") == 1
    assert elasticsearch.suggest("vreemdelingendetenti", "nl") == ["Vreemdelingendetentie"]
    assert elasticsearch.suggest("vreemdelingendetentie", "nl") == ["Vreemdelingendetentie"]


def test_two_rebuilds_of_one_language_do_not_meet(elasticsearch, prefix):
    DeliveredIndex.objects.create(name=f"{prefix}-nl-other", language="nl", state="building")
    with pytest.raises(NotRebuilt, match="Another rebuild of nl is running"):
        elasticsearch.rebuild_language("nl")


def test_a_swap_whose_answer_is_lost_is_believed(elasticsearch, server, prefix, write_row, found, monkeypatch):
    key = write_row("Opvang")
    real = rebuild._swap

    def swap(*args):
        real(*args)
        raise ConnectionTimeout("no answer")

    monkeypatch.setattr(rebuild, "_swap", swap)
    with pytest.raises(ConnectionTimeout):
        elasticsearch.rebuild_language("nl")
    assert found(elasticsearch, "opvang") == [key]
    agree(server, prefix)
    assert [DeliveredIndex.objects.get(language="nl", state="live").name] == living(server, prefix, "nl")


def test_the_worker_brings_new_synonyms_into_force(elasticsearch, server, write_row, found):
    key = write_row("Bed, bad en brood")
    deliver(server, refresh=True)
    assert delivery.maintain() == []
    assert found(elasticsearch, "logement") == []
    Synonym.objects.create(language="nl", words="logement, bed bad brood")
    assert "mapping changed, rebuild needed" in elasticsearch.health().message
    assert delivery.maintain() == ["nl"]
    assert found(elasticsearch, "logement") == [key]


def test_the_commands_say_how_it_is(elasticsearch, write_row):
    write_row("Opvang")
    out = StringIO()
    call_command("search_rebuild", "nl", "ar", stdout=out)
    assert "  nl: 1\n  ar: 1\n" in out.getvalue()
    delivery.Courier().run()
    call_command("search_check", stdout=out)
    assert "0 rows wait to be delivered" in out.getvalue()
    Synonym.objects.create(language="en", words="logement, opvang")
    with pytest.raises(SystemExit):
        call_command("search_check", stdout=out)
    assert "en: mapping changed, rebuild needed." in out.getvalue()


def test_a_command_that_cannot_be_done_says_why(settings, db):
    with pytest.raises(CommandError, match="no language xx"):
        call_command("search_rebuild", "xx")
    settings.ELASTICSEARCH = None
    with pytest.raises(CommandError, match="ELASTICSEARCH_URL is not set"):
        call_command("search_rebuild", "--engine", "elasticsearch")


def test_counts_that_differ_are_a_problem(elasticsearch, server, write_row):
    write_row("Opvang")
    deliver(server, refresh=True)
    SearchDocument.objects.all().delete()
    (state,) = (each for each in check.states(server, elasticsearch.address.prefix) if each.language == "nl")
    assert state.problem == "nl: 1 things in the index, 0 in the rows, rebuild needed."
