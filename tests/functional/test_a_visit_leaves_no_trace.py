"""Promise 1, watched from inside the browser."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.functional.addresses import public_templates


def test_no_page_sets_a_cookie_stores_anything_or_asks_another_site(window, site):
    page = window()
    asked, failed = set(), []
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
    for name, address in public_templates():
        page.goto(address)
        stored = page.evaluate(
            """async () => [localStorage.length, sessionStorage.length,
                (await indexedDB.databases()).length, (await caches.keys()).length]"""
        )
        assert stored == [0, 0, 0, 0], name
    assert page.context.cookies() == []
    assert asked == {urlsplit(site).netloc}
    assert [text for text in failed if "404" not in text] == []


def test_what_is_searched_is_not_in_the_history(window):
    page = window()
    page.goto("/nl/search/")
    page.locator("input[name=q]").fill("dwangsom")
    page.locator("input[name=q]").press("Enter")
    expect(page.locator(".hit").first).to_be_visible()
    assert "dwangsom" not in page.url
    assert page.locator("input[name=q]").input_value() == "dwangsom"


def test_leaving_quickly_replaces_the_page_and_says_what_it_cannot_do(window):
    page = window()
    page.route(re.compile("wikipedia"), lambda route: route.fulfill(status=200, body="elsewhere"))
    page.goto("/nl/")
    page.goto("/nl/rechten/dokter/naar-de-dokter/")
    link = page.locator("[data-exit]")
    assert "geschiedenis blijft" in link.inner_text()
    assert "noreferrer" in link.get_attribute("rel")
    link.click()
    page.wait_for_url(re.compile("wikipedia"))
    page.go_back()
    assert page.url.endswith("/nl/")
