"""Whoever runs the site for the first time logs in and edits, in a real browser."""

import pytest
from playwright.sync_api import expect

TITLE = "Heb ik recht op loon als ik zonder papieren werk?"


def log_in(page, account, password):
    page.goto("/admin/")
    page.locator("#id_login").fill(f"{account}@houvast.example")
    page.locator("#id_password").fill(password)
    page.get_by_role("button").click()
    page.wait_for_url("**/admin/")


@pytest.mark.parametrize("account", ["administrator", "editor", "legal", "press", "organisation", "translator-ar"])
def test_every_role_gets_in(window, password, account):
    page = window()
    log_in(page, account, password)
    assert page.locator("h1").count() >= 1


def test_an_editor_changes_an_answer_and_the_visitor_reads_it(window, password):
    page = window()
    errors = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    log_in(page, "editor", password)
    page.goto("/admin/pages/search/?q=loon")
    page.get_by_role("link", name=TITLE).first.click()
    answer = page.locator("[name=answer_detail]")
    answer.fill("Een redacteur heeft dit nagelezen.")
    page.locator(".footer [data-w-dropdown-target=toggle]").last.click()
    page.locator("button[name=action-publish]").click()
    page.wait_for_url("**/translations/changes/**")  # how much does it matter to the translations?
    visitor = window()
    visitor.goto("/nl/rechten/")
    visitor.get_by_role("link", name="Werk en loon").click()
    visitor.get_by_role("link", name=TITLE).click()
    expect(visitor.locator("main")).to_contain_text("Een redacteur heeft dit nagelezen.")
    assert [text for text in errors if "Content-Security-Policy" in text] == []


@pytest.mark.parametrize("query", ["%22", "%20%20", "%00", "*:*", "(", "a" * 300])
def test_any_text_in_a_search_box_of_the_desk_gives_a_page(window, password, query):
    page = window()
    log_in(page, "administrator", password)
    for address in ("/admin/pages/search/", "/admin/snippets/directory/organisation/", "/admin/images/"):
        assert page.goto(f"{address}?q={query}").status == 200
