"""One sentence of the Dutch text is changed three times; readers, translators and editors see what it means for them.

With a folder in PICTURES the journey takes the pictures of docs/translations.md.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.functional.test_the_desk_works import log_in

PAGE = "/nl/rechten/werk-en-loon/recht-op-loon/"
TITLE = "Heb ik recht op loon als ik zonder papieren werk?"


@pytest.fixture
def take():
    """``take(page, name)``: a picture, if somebody asked for pictures."""

    def picture(page, name):
        if folder := os.environ.get("PICTURES"):
            page.screenshot(path=Path(folder) / f"{name}.png")

    return picture


def change(desk, text, weight, take):
    """The editor publishes another answer, and says how much that matters."""
    desk.goto("/admin/pages/search/?q=loon")
    desk.get_by_role("link", name=TITLE).first.click()
    desk.locator("[name=short_answer]").fill(text)
    desk.locator(".footer [data-w-dropdown-target=toggle]").last.click()
    desk.locator("button[name=action-publish]").click()
    desk.wait_for_url("**/translations/changes/**")
    expect(desk.locator("input[name=weight][value=improvement]")).to_be_checked()
    desk.locator(f"input[name=weight][value={weight}]").check()
    take(desk, f"weigh-{weight}")
    desk.locator(".t-weigh button[type=submit]").click()
    desk.wait_for_url("**/admin/translations/")


def read(visitor, language):
    visitor.goto(PAGE)
    visitor.goto(visitor.locator(f".chips a[hreflang={language}]").first.get_attribute("href"))
    return visitor


def test_a_typing_error_an_improvement_and_a_correction(window, password, take):
    desk, visitor, phone = window(), window(), window(width=320, height=640)
    log_in(desk, "editor", password)
    answer = "Ja. Wie werkt, heeft recht op loon. Ook zonder papieren."

    change(desk, answer.replace("loon.", "loon ."), "typo", take)
    for language in ("ar", "ti"):
        expect(read(visitor, language).locator(".note")).to_have_count(1)  # only: translated by a computer

    change(desk, answer, "improvement", take)
    take(desk, "overview")
    for language in ("ar", "ti"):
        expect(read(visitor, language).locator(".note:not(.note-warn)")).to_have_count(1)
        expect(visitor.locator(".tag-sun").first).to_be_visible()
        take(visitor, f"improved-{language}")

    change(desk, "Ja. Wie werkt, heeft recht op het minimumloon.", "correction", take)
    for language in ("ar", "ti"):
        warning = read(visitor, language).locator(".note-warn blockquote[lang=nl]")
        expect(warning).to_have_text("Ja. Wie werkt, heeft recht op het minimumloon.")
        take(visitor, f"corrected-{language}")
        take(read(phone, language), f"corrected-{language}-phone")

    translator = window()
    log_in(translator, "translator-ar", password)
    translator.goto("/admin/translations/work/ar/")
    expect(translator.locator("table .t-correction").first).to_be_visible()
    take(translator, "work-ar")
    translator.get_by_role("link", name=TITLE).click()
    changed = translator.locator(".t-row-changed textarea").first
    expect(changed).to_have_attribute("dir", "rtl")
    changed.fill("نعم. من يعمل له الحق في الحد الأدنى للأجور.")
    expect(translator.locator(".t-row-changed [data-saved-note]").first).not_to_be_empty()
    take(translator, "translate-ar")
    translator.locator("button[name=publish]").click()
    translator.wait_for_url("**/admin/translations/work/ar/")

    expect(read(visitor, "ar").locator("blockquote[lang=nl]")).to_have_count(0)
    expect(visitor.locator(".answer").first).to_contain_text("الحد الأدنى للأجور")
    expect(read(visitor, "ti").locator(".note-warn blockquote[lang=nl]")).to_have_count(1)
