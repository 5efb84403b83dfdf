"""Promise 5: with a screen reader, a keyboard, a small screen, right-to-left, without JavaScript."""

import re
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.functional.addresses import public_templates

PAGES = dict(public_templates())
# What WCAG 1.4.12 lets a reader set.
SPACING = """
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }
"""


def violations(page):
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {node['html'][:160]} {node['failureSummary'][:200]}" for each in found for node in each["nodes"]
    ]


SMALL = """() =>
    [...document.querySelectorAll('a.button, button, .chip, .tile, .field, summary, .sections a, .footer-links a')]
    .filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 43.5)
    .map(each => each.outerHTML.slice(0, 120))"""
LEVELS = "[...document.querySelectorAll('h1, h2, h3, h4')].map(each => Number(each.tagName[1]))"
WIDTH = "document.documentElement.scrollWidth"


@pytest.mark.parametrize("name", PAGES)
def test_every_template_is_open_to_everybody(window, name):
    """On the narrowest screen.

    Axe, no sideways scrolling, also with a reader's own spacing, targets to touch, headings in order.
    """
    page = window(width=320, bypass_csp=True)
    page.goto(PAGES[name])
    levels = page.evaluate(LEVELS)
    found = {"too small": page.evaluate(SMALL), "axe": violations(page), "width": page.evaluate(WIDTH)}
    page.add_style_tag(content=SPACING)
    found["width when spaced"] = page.evaluate(WIDTH)
    assert found == {"too small": [], "axe": [], "width": 320, "width when spaced": 320}
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


@pytest.mark.parametrize(
    "name", ["nl: front page", "ti: right", "ar: help in a province", "nl: evaluation", "nl: release"]
)
def test_axe_finds_nothing_in_the_dark(window, name):
    page = window(bypass_csp=True, color_scheme="dark")
    page.goto(PAGES[name])
    assert violations(page) == []


@pytest.mark.parametrize("name", ["ar: front page", "ar: right", "ar: help in a province", "ar: newsroom"])
def test_right_to_left_pages_start_at_the_right(window, name):
    page = window()
    page.goto(PAGES[name])
    assert page.evaluate("document.dir") == "rtl"
    box = page.locator("h1").first.bounding_box()
    heading_end = page.evaluate(
        """() => {
            const range = document.createRange();
            range.selectNodeContents(document.querySelector('h1'));
            return range.getBoundingClientRect().right;
        }"""
    )
    assert abs(heading_end - (box["x"] + box["width"])) < 2


def test_the_keyboard_is_enough(window):
    page = window()
    page.goto("/nl/rechten/dokter/naar-de-dokter/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_language_menu_opens_and_leads_on_by_keyboard(window):
    page = window()
    page.goto("/nl/rechten/dokter/naar-de-dokter/")
    page.locator(".languages summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.lang") == "ar"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/ar/rights/"))


def test_focus_is_never_hidden_below_the_exit_button(window):
    page = window(width=320, height=640)
    page.goto("/nl/rechten/dokter/naar-de-dokter/")
    exit_box = page.locator("[data-exit]").bounding_box()
    for _ in range(40):
        page.keyboard.press("Tab")
        box = page.evaluate(
            """(each => {
                const box = each.getBoundingClientRect();
                return [box.left, box.top, box.right, box.bottom, 'exit' in each.dataset];
            })(document.activeElement)"""
        )
        left, top, right, bottom, is_exit = box
        inside = (
            left >= exit_box["x"]
            and right <= exit_box["x"] + exit_box["width"]
            and top >= exit_box["y"]
            and bottom <= exit_box["y"] + exit_box["height"]
        )
        assert is_exit or not inside


def test_without_javascript_everything_still_works(window):
    page = window(java_script_enabled=False)
    page.goto("/nl/")
    page.locator("#help-place").fill("Utrecht")
    page.get_by_role("button", name="Toon hulp").click()
    expect(page.locator("main")).to_contain_text("STIL")
    assert "Utrecht" not in page.url
    page.locator(".languages summary").click()
    page.locator(".languages a[lang=ti]").click()
    page.wait_for_url("**/ti/help/")
    page.goto("/nl/search/")
    page.locator("input[name=q]").fill("huisarts")
    page.locator("input[name=q]").press("Enter")
    expect(page.locator(".hit").first).to_be_visible()
    assert "q=" not in page.url


def test_colours_that_the_device_forces_keep_every_frame(window):
    page = window(forced_colors="active")
    page.goto("/nl/rechten/dokter/naar-de-dokter/")
    for part in (".band", ".box", ".emergency"):
        assert page.locator(part).first.evaluate("each => getComputedStyle(each).borderTopStyle") == "solid"


def test_a_printed_right_is_two_pages_without_navigation(window):
    page = window()
    page.goto("/nl/rechten/dokter/naar-de-dokter/")
    document = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", document)) == 2
    page.emulate_media(media="print")
    for part in (".sections", ".languages", "[data-exit]", ".actions", ".help-form"):
        assert not page.locator(part).first.is_visible(), part


def test_the_card_prints_on_one_page(window):
    page = window()
    page.goto("/ar/rights/doctor/see-a-doctor/card/")
    document = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", document)) == 1
