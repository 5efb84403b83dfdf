"""Whatever stands in an address or a form, the answer is a page, a redirection or a refusal: no server error."""

import re
from functools import cache
from itertools import product
from urllib.parse import quote

import pytest
from django.db import transaction
from django.urls import URLResolver, get_resolver
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.sitewide.addresses import machine_addresses, public_pages

ANSWERS = {200, 301, 302, 400, 404, 405, 410, 422}
# The desk is behind a log-in, and has its own tests.
NOT_PUBLIC = ("admin/", "account/")
PARAMETERS = ["q", "kind", "page", "place", "language", "region", "topic", "year", "next", "format", "p", "per_page"]

NASTY = [
    "", " ", "\t\r\n", "\x00", "a\x00b", '"', '""', "'", "''; DROP TABLE x;--", "%", "%00", "%zz", "\\", "*", "a*", "-",
    "NEAR(", "AND", "OR NOT", "(", ")", ":", "title:", "^a", "{}", "[]", "{{7*7}}", "{% debug %}", "../../etc/passwd",
    "<script>alert(1)</script>", "?", "#", "&=&=", "/" * 50, "a/" * 200, "0", "-1", "1e309", "NaN", "9" * 23, "true",
    "null", "１２", "٣", "²", "ｆｕｌｌ", "ዶክተር", "طبيب",
    "\u202e", "\u200f", "\ufeff", "\ud7ff", "\U0001f600", "e\u0301" * 40,
    "x" * 300, "a b " * 200, "é" * 1000,
]  # fmt: skip

words = st.one_of(
    st.sampled_from(NASTY),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60),
    st.integers(-(10**30), 10**30).map(str),
)
raw_queries = st.one_of(
    st.lists(st.tuples(st.sampled_from(PARAMETERS), words), max_size=4).map(
        lambda pairs: "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs)
    ),
    st.sampled_from(
        ["%", "%ff", "q=%ff%fe", "q=%00", "&&&===", "q[]=1", "q=1;q=2", "=".join("q" * 500), "q=" + "%C3" * 100]
    ),
    st.text(alphabet="%&=;+q0fF[]", max_size=40),
)
PATIENT = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@cache
def address_patterns():
    """Every public address as Django knows it, with ``{}`` where something is filled in."""
    return sorted(pattern for pattern in _patterns(get_resolver(), "") if not pattern.startswith(NOT_PUBLIC))


def _patterns(resolver, prefix):
    for entry in resolver.url_patterns:
        path = prefix + _with_gaps(str(entry.pattern))
        if isinstance(entry, URLResolver):
            yield from _patterns(entry, path)
        else:
            yield path


def _with_gaps(pattern):
    """``help/<slug:region>/`` and ``^x/(\\d+)/$`` as ``help/{}/`` and ``x/{}/``."""
    gaps = (
        re.sub(r"<[^>]+>", "{}", pattern) if "(" not in pattern else re.sub(r"\((?:[^()]|\([^()]*\))*\)", "{}", pattern)
    )
    return re.sub(r"\\([./-])", r"\1", gaps).replace("^", "").replace("$", "").replace("\\Z", "")


@st.composite
def hostile_paths(draw):
    """A public address in some language, its gaps filled with anything."""
    pattern = draw(st.sampled_from(address_patterns()))
    language = draw(st.sampled_from(["nl", "ar", "ti", "zh-hans", "xx"]))
    path = re.sub(r"^nl/", f"{language}/", pattern)
    return "/" + re.sub(r"\{\}", lambda gap: quote(draw(words), safe="/"), path)


@pytest.fixture
def answer(tree, visitor):
    """``answer(method, path, query, data)``: the status of one request, in a transaction of its own."""

    def status(method, path, query="", data=None):
        with transaction.atomic():
            if method == "POST":
                return visitor.post(path, data or {}, QUERY_STRING=query).status_code
            return visitor.generic(method, path, QUERY_STRING=query).status_code

    return status


def test_the_patterns_hold_every_room():
    patterns = address_patterns()
    expected = ["", "nl/help/{}/", "nl/search/", "nl/not-translated/{}/", "media/{}", "documents/{}/{}"]
    assert [each for each in expected if each not in patterns] == []


@PATIENT
@given(path=hostile_paths(), query=raw_queries, method=st.sampled_from(["GET", "HEAD", "POST", "PUT", "OPTIONS"]))
@example(path="/nl/" + "a/" * 700, query="", method="GET")
@example(path="/nl/help/%00/", query="", method="GET")
@example(path="/nl/help/%ff/", query="", method="GET")
def test_no_address_gives_a_server_error(answer, path, query, method):
    assert answer(method, path, query) in ANSWERS


@PATIENT
@given(query=raw_queries, data=st.data())
def test_no_parameter_gives_a_server_error(answer, tree, query, data):
    path = data.draw(st.sampled_from([*public_pages(tree), *machine_addresses(), "/"]))
    assert answer("GET", path, query) in ANSWERS


@PATIENT
@given(
    path=st.sampled_from(["/nl/help/", "/ar/help/groningen/", "/nl/search/", "/ti/search/", "/en/"]),
    form=st.dictionaries(st.sampled_from(PARAMETERS), st.one_of(words, st.lists(words, max_size=3)), max_size=5),
)
@example(path="/nl/search/", form={"q": '"'})
@example(path="/nl/search/", form={"q": "\x00"})
def test_no_form_gives_a_server_error(answer, path, form):
    assert answer("POST", path, data=form) in ANSWERS


def test_a_body_that_is_no_form_gives_no_server_error(tree, visitor):
    kinds = ["application/json", "multipart/form-data", "multipart/form-data; boundary=x", "x/y", ""]
    bodies = [b"", b"{", b"\x00\xff", b"--x\r\n", b"a=" + b"%" * 1000]
    for path, kind, body in product(["/nl/help/", "/nl/search/"], kinds, bodies):
        with transaction.atomic():
            answer = visitor.generic("POST", path, body, content_type=kind)
        assert answer.status_code in ANSWERS, (path, kind, body)
