"""A made-up language whose texts are 60 % longer than the Dutch: nothing is cut off and nothing scrolls sideways."""

import pytest

from tests.functional.addresses import public_templates

PAGES = {name: address for name, address in public_templates() if name.startswith("nl")}
# Every word grows with its own letters, so that words get longer and not only lines.
LONGER = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const grow = (word) => word + [...word].slice(0, Math.ceil(word.length * 0.6)).reverse().join("").toLowerCase();
    for (let node; (node = walker.nextNode()); ) {
        if (!node.parentElement.closest("script, style, svg, textarea, bdi")) {
            node.data = node.data.replace(/\\p{L}{2,}/gu, grow);
        }
    }
}"""
CUT_OFF = """() =>
    [...document.querySelectorAll("body *")]
    .filter((each) => each.checkVisibility() && !each.closest("svg, .skip, [hidden]"))
    .filter((each) => getComputedStyle(each).overflowX === "hidden" && each.scrollWidth > each.clientWidth + 1)
    .map((each) => each.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_a_language_with_long_words_fits(window, name, width):
    page = window(width=width)
    page.goto(PAGES[name])
    before = len(page.locator("main").inner_text())
    page.evaluate(LONGER)
    assert len(page.locator("main").inner_text()) > before * 1.4
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(CUT_OFF) == []
