import io
import logging
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VISITOR = {
    "REMOTE_ADDR": "203.0.113.77",
    "HTTP_X_FORWARDED_FOR": "203.0.113.78",
    "HTTP_USER_AGENT": "Telefoonmerk/1.0",
    "HTTP_REFERER": "https://elders.example/geheim",
    "HTTP_COOKIE": "sessionid=koekje",
}
TRACES = ["203.0.113", "Telefoonmerk", "elders.example", "koekje", "zwanger"]


@pytest.fixture
def log():
    """What our handler writes, in full."""
    handler = logging.getLogger("django").handlers[0]
    text = io.StringIO()
    before = handler.setStream(text)
    yield text
    handler.setStream(before)


@pytest.mark.parametrize(
    "request_of",
    [
        lambda visitor: visitor.get("/nl/bestaat-niet/?q=zwanger", **VISITOR),
        lambda visitor: visitor.get("/nl/%01/?q=zwanger", **VISITOR),
        lambda visitor: visitor.post("/nl/search/", {"q": "zwanger"}, **VISITOR),
        lambda visitor: visitor.get("/nl/help/?place=zwanger", **{**VISITOR, "HTTP_HOST": "andere-naam.example"}),
    ],
    ids=["not found", "bad request", "search", "wrong host"],
)
def test_a_request_leaves_no_trace(tree, visitor, log, request_of):
    visitor.raise_request_exception = False
    request_of(visitor)
    assert [trace for trace in TRACES if trace in log.getvalue()] == []


def test_a_server_error_is_logged_with_its_cause_and_without_its_visitor(visitor, log, monkeypatch):
    visitor.raise_request_exception = False
    monkeypatch.setattr("upkeep.views.connection", None)
    answer = visitor.get("/health/?q=zwanger", **VISITOR)
    assert answer.status_code == 500
    assert "AttributeError" in log.getvalue()
    assert [trace for trace in TRACES if trace in log.getvalue()] == []


def test_no_logger_of_django_has_a_handler_of_its_own():
    ours = logging.getLogger("django").handlers
    names = ["django.request", "django.security", "django.security.DisallowedHost", "django.db.backends"]
    assert {name: logging.getLogger(name).handlers for name in names if logging.getLogger(name).handlers} == {}
    assert not any("AdminEmail" in type(handler).__name__ for handler in ours)


@pytest.fixture
def gunicorn_settings():
    return runpy.run_path(str(ROOT / "gunicorn.conf.py"))


def test_the_application_server_logs_no_access_and_could_not_name_a_visitor(gunicorn_settings):
    assert gunicorn_settings["accesslog"] is None
    assert gunicorn_settings["loglevel"] == "error"
    # h: address, r: request line, q: query, f: referrer, a: browser.
    assert not any(f"%({part})s" in gunicorn_settings["access_log_format"] for part in "hrqfalut")


def test_the_application_server_keeps_addresses_out_of_its_errors(gunicorn_settings):
    record = logging.LogRecord(
        "gunicorn.error", 40, "", 0, "Error handling request %s %s", ("GET", "/?q=zwanger"), None
    )
    assert gunicorn_settings["WithoutAddresses"]().filter(record)
    assert record.getMessage() == "Error handling a request"
