import pytest
from csp.constants import NONE, SELF

from tests.sitewide.addresses import machine_addresses, public_pages


def policy_of(response):
    """The content security policy as directive → sources; the order differs from process to process."""
    parts = (part.split() for part in response.headers["Content-Security-Policy"].split(";"))
    return {part[0]: set(part[1:]) for part in parts if part}


def varies_on(response):
    return {part.strip().lower() for part in response.headers.get("Vary", "").split(",") if part.strip()}


@pytest.fixture
def answers(tree, visitor):
    addresses = [*public_pages(tree), *machine_addresses(), "/nl/bestaat-niet/", "/nl/%01/"]
    return {address: visitor.get(address) for address in addresses}


def test_every_kind_of_public_page_is_there(tree, visitor):
    answers = {url: visitor.get(url).status_code for url in [*public_pages(tree), *machine_addresses()]}
    assert {url: code for url, code in answers.items() if code != 200} == {}


def test_a_visitor_gets_no_cookie(answers):
    assert {url: answer.cookies.output() for url, answer in answers.items() if answer.cookies} == {}


def test_no_public_answer_depends_on_cookies(answers):
    assert [url for url, answer in answers.items() if "cookie" in varies_on(answer)] == []


def test_only_the_front_door_looks_at_the_languages_a_browser_asks_for(answers, visitor):
    assert [url for url, answer in answers.items() if "accept-language" in varies_on(answer)] == []
    assert "accept-language" in varies_on(visitor.get("/"))


def test_the_policy_of_public_pages_allows_nothing_unsafe_and_nobody_else(answers):
    for answer in answers.values():
        policy = policy_of(answer)
        assert policy["default-src"] == {NONE}
        assert policy["script-src"] == policy["style-src"] == policy["form-action"] == {SELF}
        assert policy["frame-ancestors"] == policy["base-uri"] == {NONE}
        sources = set().union(*policy.values())
        assert not [source for source in sources if "unsafe" in source or "//" in source or source == "*"]
        assert not {"report-uri", "report-to"} & set(policy)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_public_answers_bear(answers, name, value):
    assert {url: answer.headers.get(name) for url, answer in answers.items() if answer.headers.get(name) != value} == {}


def test_public_answers_may_be_embedded_only_where_that_is_meant(answers):
    meant = {"/nl/press.atom", "/nl/press.json"}
    for url, answer in answers.items():
        expected = "cross-origin" if url in meant else "same-origin"
        assert answer.headers["Cross-Origin-Resource-Policy"] == expected, url


def test_public_pages_may_use_no_camera_no_microphone_and_no_place(answers):
    for answer in answers.values():
        policy = answer.headers["Permissions-Policy"]
        assert all(f"{feature}=()" in policy for feature in ("camera", "geolocation", "microphone", "payment", "usb"))


def test_no_answer_names_the_software_behind_it(answers):
    for answer in answers.values():
        assert answer.headers.get("Server") == "web"
        assert "X-Powered-By" not in answer.headers


def test_the_desk_may_have_inline_scripts_but_evaluates_no_text(desk):
    policy = policy_of(desk.get("/admin/"))
    assert "'unsafe-inline'" in policy["script-src"]
    assert "'unsafe-eval'" not in set().union(*policy.values())
    assert not [source for sources in policy.values() for source in sources if "//" in source]


@pytest.mark.parametrize("address", ["/admin/", "/account/login/"])
def test_the_desk_tells_other_sites_nothing_but_keeps_its_forms_working(visitor, desk, address):
    client = desk if address == "/admin/" else visitor
    assert client.get(address).headers["Referrer-Policy"] == "same-origin"
