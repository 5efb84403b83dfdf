"""A translation may use other words, never other facts: numbers, addresses and office words are those of the Dutch."""

import csv
import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import chain

import pytest
from django.utils import translation
from django.utils.dates import MONTHS

from home.starter.files import PageFile, read_page
from languages.table import BY_CODE, SOURCE
from tests.content.conftest import CONTENT

# Languages that have every rights page. A language added to the table starts with a front page and topics.
WITH_RIGHTS_PAGES = ["nl", "en", "ar", "fr", "fa", "ti", "es", "pt-br", "am", "tr", "so", "zh-hans"]
WITH_PLAIN_PAGES = ["nl", "en", "ar", "ti"]
FOUNDATION = [
    "doctor/see-a-doctor",
    "shelter/find-shelter",
    "legal-help/get-a-lawyer",
    "police/stopped-by-police",
    "detention/immigration-detention",
    "pregnancy/care-in-pregnancy",
    "birth/birth-certificate",
    "school/go-to-school",
    "work/get-paid",
    "return/help-with-return",
]

# In the head of a file, but no words for a reader.
NOT_WORDS = {"method", "slug", "kind", "order", "icon"}
ADDRESS = re.compile(
    r"[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+|(?:https?://)?[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:nl|nu|org|net|eu|com)\b"
)
NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*(?:[a-d](?![A-Za-z]))?")
PHONE = re.compile(r"(?<!\d)0\d{1,3}[ -]\d[\d -]{4,}\d(?!\d)|(?<!\d)(?:112|113|0800-\d{4,7})(?!\d)")
MONTH_AS_NUMBER = re.compile(r"(\d{1,2}) ?月")
STARRED = re.compile(r"(?<!\*)\*(?=[^\s*])([^*\n]+)\*(?!\*)")
LATIN_RUN = re.compile(r"[A-Za-z\u00c0-\u024f][\w'’&.@/-]*")

HEAD_WORDS = {"title", "browser_title", "short_answer", "answer_detail", "intro", "heading", "summary"}

PAGES = CONTENT / "pages"

# Latin letters in a text of another script that the Dutch page does not have, with the reason.
OTHER_LATIN_WORDS = {
    "EEA": "European Economic Area; the Dutch has EER",
    "EC": "the end of a directive's number; the Dutch has EG",
    "login": "the word people know from every other site; the Dutch has “inlogt”",
}


file_at = cache(read_page)


def dutch_of(page: PageFile) -> PageFile:
    return file_at(page.path.with_name(f"{SOURCE}.md"))


TRANSLATED_INTO = sorted({path.stem for path in PAGES.rglob("*.md")} - {SOURCE})
EVERY_LANGUAGE = pytest.mark.parametrize("code", TRANSLATED_INTO)


def where(code, differs):
    """The pages in a language for which ``differs`` finds something, with what it finds."""
    pages = map(file_at, sorted(PAGES.rglob(f"{code}.md")))
    return {page.key or "home": found for page in pages if (found := differs(page))}


def gap(here: Counter, dutch: Counter) -> str:
    missing, extra = dutch - here, here - dutch
    return f"missing {dict(missing)}, too many {dict(extra)}" if missing or extra else ""


def strings(value):
    """The words in a head: every text in it, however deep."""
    if isinstance(value, dict):
        return chain.from_iterable(strings(each) for key, each in value.items() if key not in NOT_WORDS)
    if isinstance(value, list):
        return chain.from_iterable(map(strings, value))
    return [value] if isinstance(value, str) else []


def shared(source, translated):
    """What of the Dutch head is translated: the rest is the same in every language and stands there once."""
    if isinstance(source, dict) and isinstance(translated, dict):
        return {key: shared(value, translated[key]) for key, value in source.items() if key in translated}
    if isinstance(source, list) and isinstance(translated, list):
        return [shared(*pair) for pair in zip(source, translated, strict=False)]
    return source


def body_lines(page: PageFile) -> list[str]:
    """The lines of a text, without the Dutch sentences to say aloud: those stand in the Dutch file only."""
    return [line.strip() for line in page.body.splitlines() if line.strip() and not line.startswith(">")]


def text_of(page: PageFile) -> str:
    return "\n".join([*strings(page.head), *body_lines(page)])


def dutch_text_beside(page: PageFile) -> str:
    source = dutch_of(page)
    return "\n".join([*strings(shared(source.head, page.head)), *body_lines(source)])


def everything_in(page: PageFile) -> str:
    return "\n".join([*strings(page.head), page.body]).casefold()


def marks(page: PageFile) -> list[str]:
    """What each line of the text is: a heading, a step, a point of a list or running text."""
    return [match[0] if (match := re.match(r"#+|[+-](?= )", line)) else "" for line in body_lines(page)]


def plain_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in text)


def numbers(text: str) -> Counter[str]:
    """Every number in ``text``, without the sign between thousands, which each language chooses."""
    bare = ADDRESS.sub(" ", plain_digits(text))
    found = NUMBER.findall(MONTH_AS_NUMBER.sub("月", bare))
    return Counter(re.sub(r"[.,](?=\d{3}(?!\d))", "", each) for each in found)


def months(text: str, code: str) -> Counter[int]:
    """The months of the dates in a text: a name beside a figure, with whatever ending the language puts on it."""
    if code == "zh-hans":
        return Counter(int(each) for each in MONTH_AS_NUMBER.findall(text))
    with translation.override(code):
        names = {number: str(name) for number, name in MONTHS.items()}
    # A name is a whole word in Latin script; in others a prefix or an ending is written on to it. “18 may” is no date.
    edge = r"\b" if BY_CODE[code].script == "Latn" else ""
    dated = rf"{edge}{{name}}{edge}\D{{{{0,6}}}}\d|\d\D{{{{0,4}}}}{edge}{{name}}{edge}"
    case = re.NOFLAG if code == "en" else re.IGNORECASE
    found = {number: re.findall(dated.format(name=re.escape(name)), text, case) for number, name in names.items()}
    return +Counter({number: len(each) for number, each in found.items()})


@EVERY_LANGUAGE
def test_a_translation_states_the_numbers_of_the_dutch(code):
    assert where(code, lambda page: gap(numbers(text_of(page)), numbers(dutch_text_beside(page)))) == {}


@EVERY_LANGUAGE
def test_a_translation_names_the_months_of_the_dutch(code):
    assert where(code, lambda page: gap(months(text_of(page), code), months(dutch_text_beside(page), SOURCE))) == {}


@EVERY_LANGUAGE
@pytest.mark.parametrize("pattern", [ADDRESS, PHONE], ids=["addresses", "telephone numbers"])
def test_a_translation_gives_the_addresses_and_telephone_numbers_of_the_dutch(code, pattern):
    def found(text):
        return Counter(pattern.findall(plain_digits(text)))

    assert where(code, lambda page: gap(found(text_of(page)), found(dutch_text_beside(page)))) == {}


@EVERY_LANGUAGE
def test_every_starred_word_stands_in_the_dutch(code):
    def invented(page):
        dutch = everything_in(dutch_of(page))
        return [word for word in STARRED.findall(text_of(page)) if word.casefold() not in dutch]

    assert where(code, invented) == {}


@EVERY_LANGUAGE
def test_every_dutch_word_that_the_english_keeps_is_kept(code):
    def lost(page):
        english = page.path.with_name("en.md")
        kept = STARRED.findall(text_of(file_at(english))) if english.exists() else []
        return sorted({word for word in kept if word.casefold() not in everything_in(page)})

    assert where(code, lost) == {}


@pytest.mark.parametrize("code", [code for code in TRANSLATED_INTO if BY_CODE[code].script != "Latn"])
def test_latin_letters_in_another_script_are_those_of_the_dutch(code):
    def foreign(page):
        dutch = everything_in(dutch_of(page))
        runs = {run.rstrip(".’'") for run in LATIN_RUN.findall(text_of(page))}
        return {run for run in runs if run.casefold() not in dutch} - OTHER_LATIN_WORDS.keys()

    assert where(code, foreign) == {}


@EVERY_LANGUAGE
def test_a_translation_has_the_parts_of_the_dutch(code):
    def other(page):
        source = dutch_of(page)
        if marks(page) != marks(source):
            return "other marks at the start of its lines"
        return sorted((page.head.keys() ^ source.head.keys()) & HEAD_WORDS)

    assert where(code, other) == {}


@EVERY_LANGUAGE
def test_no_line_of_a_translation_is_left_in_dutch(code):
    def left(page):
        dutch = {line for line in dutch_text_beside(page).splitlines() if not line.startswith("## ")}
        return [line for line in text_of(page).splitlines() if line in dutch and len(line.split()) > 2]

    assert where(code, left) == {}


@pytest.mark.parametrize("code", WITH_RIGHTS_PAGES)
def test_the_ten_foundation_pages_are_there(code):
    assert [key for key in FOUNDATION if not (PAGES / "rights" / key / f"{code}.md").exists()] == []


@pytest.mark.parametrize("code", WITH_PLAIN_PAGES)
def test_every_page_about_the_site_is_there(code):
    plain = [path.parent for path in PAGES.rglob(f"{SOURCE}.md") if file_at(path).head["kind"] == "plain"]
    assert plain
    assert [folder.name for folder in plain if not (folder / f"{code}.md").exists()] == []


def words_of_organisations(code):
    with (CONTENT / "directory" / f"words.{code}.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


@pytest.mark.parametrize("code", [code for code in WITH_PLAIN_PAGES if code != SOURCE])
def test_what_organisations_do_is_said_with_the_facts_of_the_dutch(code):
    dutch, here = words_of_organisations(SOURCE), words_of_organisations(code)
    assert list(here) == list(dutch)
    for key, row in here.items():
        for column in ("what_it_does", "how_to_get_in"):
            source, text = dutch[key][column], row[column]
            assert bool(text) == bool(source), key
            assert numbers(text) == numbers(source), key
            assert ADDRESS.findall(text) == ADDRESS.findall(source), key
            assert [word for word in STARRED.findall(text) if word.casefold() not in source.casefold()] == [], key
