"""What the server says of each row that was sent to it."""

import pytest
from elastic_transport import ConnectionError as Refused
from elastic_transport import ConnectionTimeout

from search.engines.elasticsearch.client import in_words
from search.engines.elasticsearch.indexing import LARGEST_REQUEST, Later, Outcome, _judge, _of_a_size, document
from search.models import SearchDocument


def row(**parts):
    return SearchDocument(
        **{"key": "page:1", "language": "nl", "kind": "rights", "visible": True, "sequence": 7, **parts}
    )


@pytest.mark.parametrize(
    ("status", "error", "verdict"),
    [
        (200, None, "taken"),
        (201, None, "taken"),
        (409, {"type": "version_conflict_engine_exception"}, "taken"),
        (404, None, "taken"),
        (404, {"type": "index_not_found_exception"}, "later"),
        (429, {"type": "es_rejected_execution_exception"}, "later"),
        (429, {"type": "cluster_block_exception"}, "later"),
        (403, {"type": "security_exception"}, "later"),
        (503, {"type": "unavailable_shards_exception"}, "later"),
        (400, {"type": "document_parsing_exception"}, "refused"),
        (400, {"type": "strict_dynamic_mapping_exception"}, "refused"),
    ],
)
def test_newer_and_gone_are_success_and_only_what_is_in_a_row_sets_it_aside(status, error, verdict):
    outcome = Outcome()
    _judge(row(), {"status": status, "error": error}, outcome)
    assert [name for name in ("taken", "later", "refused") if getattr(outcome, name)] == [verdict]


def test_the_first_row_that_has_to_wait_says_where_to_go_on():
    outcome = Outcome(later=[(row(sequence=9), "full"), (row(sequence=8), "full")])
    with pytest.raises(Later) as caught:
        outcome.check()
    assert caught.value.sequence == 8


def test_requests_have_a_largest_size():
    rows = [("a", row(body="x" * (LARGEST_REQUEST // 2)))] * 4
    assert [len(batch) for batch in _of_a_size(rows)] == [1, 1, 1, 1]
    assert [len(batch) for batch in _of_a_size([("a", row(body="x"))] * 5)] == [5]


def test_a_document_holds_keys_as_lists_and_no_spelling_is_learned_from_lists_of_places():
    made = document(row(topics=" a b ", kind="organisation", body="Groningen ጂኦ"))
    assert (made["topics"], made["position"], made["year"]) == (["a", "b"], None, None)
    assert "Groningen ጂኦ" not in made["suggest_words"]


def test_errors_are_said_in_words_without_those_of_a_visitor():
    assert in_words(ConnectionTimeout("opvang")) == "Elasticsearch does not answer in time."
    assert in_words(Refused("opvang")) == "Elasticsearch cannot be reached (ConnectionError)."
