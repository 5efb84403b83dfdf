"""A joint statement goes from a Word file to the newsroom: three sign it, a fourth comes late, and nothing leaks.

With a folder in PICTURES the journey takes the pictures of docs/editors-guide.md.
"""

import io
import os
import re
import time
from pathlib import Path

import pytest
from docx import Document
from PIL import Image
from playwright.sync_api import expect

from tests.functional.test_the_desk_works import log_in

HEADLINE = "Vier organisaties vragen Utrecht om bedden voor de winter"
PRIVATE, NOTE = "06-00000000", "De wethouder hoort dit pas vrijdag"
SAID, MEANT = "Dat moet voor december.", "Dat moet voor de eerste vorst."
UNSURE, SETTLED = "belt met de coördinator", "Wie wil meelopen, meldt zich bij Steunpunt Oost."
THREE = {"Steunpunt Oost": "Utrecht", "Opvang Noord": "Groningen", "Artsen in de Wijk": "Arnhem"}
EAST, NORTH, DOCTORS = THREE
LATE = "Kerk en Straat"
DOCUMENT = [
    ("PERSBERICHT", None),
    (HEADLINE, "Title"),
    (f"In Utrecht slapen 59 van de 120 mensen zonder papieren buiten. Wij vragen de gemeente om bedden. {SAID}", None),
    ("Elke avond vol", "Heading 2"),
    ("“Wij sturen elke avond mensen weg”, zegt Noor Jansen, coördinator van Steunpunt Oost.", None),
    (f"De opvang is open voor wie wil zien hoe het gaat. Wie wil meelopen, {UNSURE} op {PRIVATE}.", None),
    ("Mede namens:", None),
    *((f"{name}, {place}", None) for name, place in THREE.items()),
    ("Noot voor de redactie, niet voor publicatie:", None),
    (f"{NOTE}.", None),
    ("Perscontact:", None),
    (f"Noor Jansen, Steunpunt Oost, {PRIVATE}", None),
]


@pytest.fixture
def take():
    """``take(what, name)``: a small picture of a page or a part of it, if somebody asked for pictures."""

    def picture(what, name):
        if folder := os.environ.get("PICTURES"):
            shot = Image.open(io.BytesIO(what.screenshot()))
            shot.convert("RGB").quantize(64).save(Path(folder) / f"statement-{name}.png", optimize=True)

    return picture


@pytest.fixture
def word(tmp_path):
    """The document as the organisations agreed it by mail."""
    document = Document()
    for line, style in DOCUMENT:
        document.add_paragraph(line, style=style)
    path = tmp_path / "persbericht winter DEF 3.docx"
    document.save(path)
    return path


@pytest.fixture
def office(window, password):
    page = window()
    log_in(page, "press", password)
    return page


def press(page, action):
    """Presses the button of the statement's page that does ``action``."""
    page.locator(f"form:has([name=action][value={action}]) button[type=submit]").first.click()
    expect(page.locator(".messages .success")).to_be_visible()


def save(page):
    page.locator(".footer .action-save").first.click()
    expect(page.locator(".messages .success")).to_be_visible()


def import_word(office, word, take):
    """The draft beside its source, and what needs a person. Gives the number of the page."""
    office.goto("/admin/press/import/")
    office.locator("[name=file]").set_input_files(word)
    office.locator(".desk-form button[type=submit]").click()
    office.wait_for_url(re.compile(r"/admin/press/import/\d+/"))
    needs = office.locator("section:has(#check)")
    for words in ("datum", "59", "Steunpunt Oost", "06-…"):
        expect(needs).to_contain_text(words)
    expect(office.locator(".desk-check")).to_contain_text(UNSURE)
    expect(office.locator(".desk-check")).not_to_contain_text(PRIVATE)
    expect(office.locator(".desk-source")).to_contain_text(PRIVATE)
    take(office, "1-imported")
    return re.search(r"\d+", office.url.rpartition("/import/")[2])[0]


def repair(office, number, take):
    """The date is filled in, and the passage that was marked gets other words and is settled."""
    office.goto(f"/admin/press/{number}/")
    expect(office.locator("[data-code=unsure] [href='#icon-cross']")).to_have_count(1)
    office.goto(f"/admin/pages/{number}/edit/")
    passage = office.locator("[data-streamfield-child]").filter(has=office.locator("[name$=-is_settled]"))
    take(passage, "2-check")
    text = passage.locator("[contenteditable=true]").first
    expect(text).to_contain_text(UNSURE)
    text.click()
    office.keyboard.press("Control+A")
    office.keyboard.type(SETTLED)
    expect(passage.locator("[name$=-value-text]")).to_have_value(re.compile(re.escape(SETTLED)))
    passage.locator("[name$=-is_settled]").check()
    office.locator("[name=place]").fill("Utrecht")
    office.locator("[name=release_date]").fill("2026-11-24")
    save(office)
    expect(office.locator("[name$=-is_settled]")).to_have_count(0)
    office.goto(f"/admin/press/{number}/")
    expect(office.locator("[data-code=unsure] [href='#icon-success']")).to_have_count(1)


def invite_three(office):
    """Every signatory that the draft names gets a link: name → path."""
    press(office, "open")
    names = office.locator("section:has(#fresh) dt").all_inner_texts()
    assert names == list(THREE)
    addresses = [each.split("/nl/", 1)[1] for each in office.locator("section:has(#fresh) code").all_inner_texts()]
    return {name: f"/nl/{address}" for name, address in zip(names, addresses, strict=True)}


def open_link(window, address):
    """A signer on a telephone, without an account: what goes out is there, what stays inside is not."""
    page = window(width=400)
    page.goto(address)
    text = page.locator("main")
    expect(text).to_contain_text(HEADLINE)
    expect(text).to_contain_text(SETTLED)
    for inside in (PRIVATE, NOTE):
        expect(text).not_to_contain_text(inside)
    return page


def sign(page, person):
    page.locator("[name=person]").fill(person)
    page.locator("button[value=sign]").click()
    expect(page.get_by_role("status")).to_contain_text(person)
    assert page.context.cookies() == []


def ask_for_a_change(page):
    page.locator("[name=person]").fill("Dr. Visser")
    page.locator(".sign-form details summary").click()
    page.locator("[name=words]").fill(f"Wij tekenen als er staat: {MEANT}")
    page.locator("button[value=change]").click()
    expect(page.get_by_role("status")).to_contain_text(MEANT)


def change_the_sentence(office, number, take):
    """The officer reads the wish, changes the draft, and puts it before everybody again."""
    office.goto(f"/admin/press/{number}/")
    row = office.locator("section:has(#board) tr").filter(has_text=DOCTORS)
    expect(row).to_contain_text(MEANT)
    take(office.locator("section:has(#board)"), "4-board")
    office.goto(f"/admin/pages/{number}/edit/")
    lead = office.locator("[name=lead]")
    lead.fill(lead.input_value().replace(SAID, MEANT))
    save(office)
    office.goto(f"/admin/press/{number}/")
    press(office, "put")
    expect(office.locator("section:has(#missing)")).to_contain_text(f"{EAST}, {NORTH}")


def sign_again(page, person, take):
    """Behind the same link stands what changed, sentence by sentence; the old signature counts no more."""
    page.reload()
    expect(page.locator(".sentence-changes del").first).to_have_text(SAID)
    expect(page.locator(".sentence-changes ins").first).to_have_text(MEANT)
    take(page, "5-changed")
    sign(page, person)


def check_legally(window, password, office, number):
    office.goto(f"/admin/press/{number}/")
    press(office, "submit")
    reviewer = window()
    log_in(reviewer, "legal", password)
    reviewer.goto(f"/admin/press/{number}/")
    expect(reviewer.locator(".desk-text")).to_contain_text(MEANT)
    reviewer.locator("button[value=agree]").click()
    expect(reviewer.locator(".messages .success")).to_be_visible()


def publish(office, number, take):
    office.goto(f"/admin/press/{number}/")
    press(office, "go_on")
    expect(office.locator("section:has(#missing) [href='#icon-cross']")).to_have_count(0)
    take(office, "6-ready")
    press(office, "publish")


def expect_nothing_leaks(visitor):
    """Neither the page, nor what can be taken from it, nor the feeds hold the private number or the note."""
    page = visitor.url
    for address in (
        page,
        f"{page}text/",
        f"{page}txt/",
        f"{page}json/",
        "/nl/press.atom",
        "/nl/press.json",
        "/nl/pers/",
    ):
        answer = visitor.request.get(address)
        assert answer.status == 200
        assert not [inside for inside in (PRIVATE, NOTE, UNSURE) if inside in answer.text()]


def test_from_a_word_file_to_three_signatories_and_a_late_one(office, word, window, password, take):
    began = time.monotonic()
    number = import_word(office, word, take)
    repair(office, number, take)
    links = invite_three(office)
    phones = {name: open_link(window, address) for name, address in links.items()}
    take(phones[EAST], "3-sign")
    for name in (EAST, NORTH):
        sign(phones[name], f"Bestuur van {name}")
    ask_for_a_change(phones[DOCTORS])
    change_the_sentence(office, number, take)
    sign_again(phones[EAST], f"Bestuur van {EAST}", take)
    for name, person in ((NORTH, f"Bestuur van {NORTH}"), (DOCTORS, "Dr. Visser")):
        phones[name].reload()
        sign(phones[name], person)
    check_legally(window, password, office, number)
    visitor = window()
    visitor.goto("/nl/pers/")
    expect(visitor.locator("main")).not_to_contain_text(HEADLINE)
    publish(office, number, take)

    visitor.reload()
    visitor.get_by_role("link", name=HEADLINE).first.click()
    signatories = visitor.locator("section:has(#signatories)")
    for name, place in THREE.items():
        expect(signatories.locator("li").filter(has_text=name)).to_contain_text(place)
    expect(visitor.locator("article")).to_contain_text(MEANT)
    expect(visitor.locator("article blockquote")).to_contain_text("Wij sturen elke avond mensen weg")
    take(visitor, "7-public")
    expect_nothing_leaks(visitor)
    print(f"from a Word file to publication, by a browser that reads nothing: {time.monotonic() - began:.0f} s")

    office.goto(f"/admin/press/{number}/")
    office.locator("form:has([value=invite]) [name=name]").fill(LATE)
    press(office, "invite")
    late = office.locator("section:has(#fresh) code").inner_text().split("/nl/", 1)[1]
    sign(open_link(window, f"/nl/{late}"), "De late ondertekenaar")
    visitor.reload()
    expect(signatories.locator("li").filter(has_text=LATE)).to_contain_text(re.compile(r"later.*20\d\d"))
    take(signatories, "8-late")
    expect_nothing_leaks(visitor)
