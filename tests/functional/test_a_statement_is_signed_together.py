"""A statement is checked, signed by three organisations, published, and signed late by a fourth; in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.functional.test_the_desk_works import log_in

HEADLINE = "Vier organisaties vragen om een bed in de winter"
LEAD = "Vier organisaties vragen het kabinet om opvang in de winter. Dat kan nu nog."
NAMES = ("Steunpunt Oost", "Opvang Noord", "Kerk en Straat", "Artsen in de Wijk")


@pytest.fixture
def office(window, password):
    """The press officer's window, on a new statement that was saved as a draft."""
    page = window()
    log_in(page, "press", password)
    page.goto("/nl/pers/")
    newsroom = page.locator("h1").inner_text()
    page.goto(f"/admin/pages/search/?q={newsroom}")
    page.locator("a[href*='/edit/']").filter(has_text=newsroom).first.click()
    number = re.search(r"/pages/(\d+)/edit", page.url)[1]
    page.goto(f"/admin/pages/add/press/pressreleasepage/{number}/")
    page.locator("[name=title]").click()
    page.locator("[name=title]").press_sequentially(HEADLINE)
    page.locator("[name=place]").fill("Utrecht")
    page.locator("[name=release_date]").fill("2026-11-24")
    page.locator("[name=lead]").fill(LEAD)
    expect(page.locator("[name=slug]")).to_have_value(re.compile("vier"))
    page.locator(".footer .action-save").first.click()
    page.wait_for_url("**/edit/")
    return page


def statement(page):
    """Opens the page of this statement at the desk."""
    number = re.search(r"/(?:pages|press)/(\d+)/", page.url)[1]
    page.goto(f"/admin/press/{number}/")
    return number


def invite(page, name):
    """Invites an organisation, and gives the address that is shown once."""
    form = page.locator("form:has([value=invite])")
    form.locator("[name=name]").fill(name)
    form.get_by_role("button").click()
    address = page.locator("code").first
    expect(address).to_contain_text("/nl/sign/")
    return address.inner_text().split("/nl/", 1)[1]


def sign(window, address, person):
    """Signs behind a link, as somebody without an account."""
    page = window(width=400)
    page.goto(f"/nl/{address}")
    expect(page.locator("main")).to_contain_text("Dat kan nu nog.")
    page.locator("[name=person]").fill(person)
    page.locator("button[value=sign]").click()
    expect(page.get_by_role("status")).to_contain_text(person)
    assert page.context.cookies() == []


def test_from_a_draft_to_three_signatories_and_a_late_one(office, window, password):
    number = statement(office)
    office.locator("form:has([value=submit]) button").click()
    expect(office.locator("[aria-current=step]")).to_have_count(1)

    reviewer = window()
    log_in(reviewer, "legal", password)
    reviewer.goto(f"/admin/press/{number}/")
    expect(reviewer.locator(".desk-text")).to_contain_text("Dat kan nu nog.")
    reviewer.locator("button[value=agree]").click()
    expect(reviewer.locator(".messages .success")).to_be_visible()

    office.goto(f"/admin/press/{number}/")
    office.locator("form:has([value=open]) button").click()
    expect(office.locator("form:has([value=invite])")).to_be_visible()
    addresses = [invite(office, name) for name in NAMES]
    for address, name in zip(addresses[:3], NAMES, strict=False):
        sign(window, address, f"Woordvoerder van {name}")

    office.goto(f"/admin/press/{number}/")
    expect(office.locator(".desk-list").first).to_contain_text(NAMES[3])
    office.locator("form:has([value=go_on]) button").click()
    office.locator("form:has([value=publish]) button").click()
    expect(office.locator(".messages .success")).to_be_visible()

    visitor = window()
    visitor.goto("/nl/pers/")
    visitor.get_by_role("link", name=HEADLINE).first.click()
    signatories = visitor.locator("section:has(#signatories)")
    for name in NAMES[:3]:
        expect(signatories).to_contain_text(name)
    expect(signatories).not_to_contain_text(NAMES[3])
    sign(window, addresses[3], "De late ondertekenaar")
    visitor.reload()
    expect(signatories.locator("li").filter(has_text=NAMES[3])).to_contain_text(re.compile(r"20\d\d"))
