"""Who has seen the search server fail spares the others, in whatever process they are."""

import pytest
from django.core.cache import cache
from django.core.cache.backends.db import DatabaseCache
from django.core.management import call_command

from search.engines import breaker as module
from search.engines.base import Query, Results
from search.engines.breaker import FIRST_PAUSE, LONGEST_PAUSE, Breaker
from search.engines.resilient import ResilientEngine, Unavailable


class Engine:
    """Answers, or fails with ``error``."""

    error = None
    asked = 0

    def search(self, query):
        self.asked += 1
        if self.error:
            raise self.error
        return Results(query, total=1)


@pytest.fixture
def clock(monkeypatch):
    """``clock.now`` may be moved."""

    class Clock:
        now = 1_000_000.0

        def time(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    return clock


@pytest.fixture
def engines(clock):
    return ResilientEngine(Engine(), Engine(), Breaker("test"))


def is_simplified(engines):
    return engines.search(Query("opvang", "nl")).is_simplified


def test_the_first_engine_answers_while_it_can(engines):
    assert not is_simplified(engines)
    assert engines.second.asked == 0


def test_after_a_failure_nobody_asks_until_the_pause_is_over_and_then_it_closes_by_itself(engines, clock):
    engines.first.error = Unavailable("away")
    assert is_simplified(engines)
    assert is_simplified(engines)
    assert engines.first.asked == 1
    engines.first.error = None
    clock.now += FIRST_PAUSE
    assert not is_simplified(engines)
    assert engines.breaker.opened() is None


def test_one_visitor_alone_tries_again(engines, clock):
    engines.breaker.failed("away")
    clock.now += FIRST_PAUSE
    opened = engines.breaker.opened()
    assert [engines.breaker.may_try(opened) for _ in range(3)] == [True, False, False]


def test_each_failure_in_a_row_lengthens_the_pause(engines, clock):
    pauses = []
    for _ in range(6):
        engines.breaker.failed("away")
        pauses.append(engines.breaker.opened().until - clock.now)
    assert pauses == [5, 10, 20, 40, 60, 60]
    assert pauses[-1] == LONGEST_PAUSE


def test_a_question_that_the_server_does_not_understand_opens_nothing(engines):
    engines.first.error = Unavailable("400", is_general=False)
    assert is_simplified(engines)
    engines.first.error = None
    assert not is_simplified(engines)


def test_a_mistake_of_ours_is_logged_without_the_words_of_the_visitor(engines, caplog):
    engines.first.error = KeyError("opvang")
    assert is_simplified(engines)
    assert "KeyError" in caplog.text
    assert "opvang" not in caplog.text


def test_every_process_sees_it_and_asking_costs_one_query(db, monkeypatch, django_assert_max_num_queries, clock):
    call_command("createcachetable", "breakers")
    shared = DatabaseCache("breakers", {})
    monkeypatch.setattr(module, "cache", shared)
    here, there = Breaker("shared"), Breaker("shared")
    with django_assert_max_num_queries(1):
        assert there.opened() is None
    here.failed("away")
    with django_assert_max_num_queries(1):
        assert not there.may_try(there.opened())
    here.worked()
    assert there.may_try(there.opened())
    assert cache.get("breaker-shared") is None
