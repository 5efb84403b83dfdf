"""Every word knows its language: the site is walked in every language, scripts and languages are detected."""

import re
import unicodedata

import pytest
from lxml import html as parser
from py3langid.langid import MODEL_FILE, LanguageIdentifier
from wagtail.models import Page

from directory.models import Organisation
from languages.table import BY_CODE, LANGUAGES
from publishing.visibility import visible_pages

pytestmark = pytest.mark.xdist_group("starter content")

SCRIPTS = {"Arab": "ARABIC", "Ethi": "ETHIOPIC", "Hans": "CJK", "Cyrl": "CYRILLIC", "Beng": "BENGALI", "Latn": "LATIN"}
BY_TAG = {language.tag: language for language in LANGUAGES}
LATIN = [language.tag.split("-")[0] for language in LANGUAGES if language.script == "Latn" and language.code != "so"]
# A title cannot carry marks; the name of the site is the same everywhere.
SKIPPED = {"script", "style", "template", "svg", "title"}
OWN_NAME = re.compile(r"\bHouvast\b")
# A name is a name in every language: of the site, of an organisation, of a town. These stand in <bdi> or <cite>.
NAMES = {"bdi", "cite", "address"}
LONG = 90  # characters: shorter texts cannot be told apart


@pytest.fixture(scope="module")
def detector():
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LATIN)
    return identifier


def addresses(code):
    pages = visible_pages(Page.objects.filter(locale__language_code=code, depth__gt=1))
    found = [page.url for page in pages]
    found += [f"/{code}/help/", f"/{code}/help/groningen/", f"/{code}/help/zeeland/", f"/{code}/search/"]
    found += [f"/{code}/search/?q=huisarts", f"/{code}/search/?q=xqzv", f"/{code}/does-not-exist/"]
    keys = Organisation.objects.listed().order_by("pk").values_list("key", flat=True)[:3]
    prefix = next((page for page in found if page.endswith("/help/")), f"/{code}/help/")
    return found + [f"{prefix}organisation/{key}/" for key in keys]


def texts(element, language, is_name=False):
    """(text, language, whether it is a name) for every piece of text, with the language in force there."""
    if not isinstance(element.tag, str) or element.tag in SKIPPED:
        return
    own = element.get("lang")
    language = own if own is not None else language
    is_name = is_name or (element.tag in NAMES and own is None)
    if element.get("dir") and own in BY_TAG:
        assert element.get("dir") == BY_TAG[own].direction, f"{own} written {element.get('dir')}"
    if element.text:
        yield element.text, language, is_name
    for name in ("aria-label", "alt", "title", "placeholder"):
        if value := element.get(name):
            yield value, language, is_name
    for child in element:
        yield from texts(child, language, is_name)
        if child.tail:
            yield child.tail, language, is_name


def foreign_letters(text, tag):
    """Letters that are of another script than the language's."""
    wanted = SCRIPTS[BY_TAG[tag].script]
    return "".join(
        letter
        for letter in text
        if letter.isalpha()
        and not unicodedata.name(letter, wanted).startswith((wanted, "MODIFIER", "FEMININE", "MASC"))
    )


def wrong_pieces(content, detector):
    tree = parser.fromstring(content)
    found = []
    for text, tag, is_name in texts(tree, tree.get("lang")):
        plain = re.sub(r"\s+", " ", OWN_NAME.sub("", text)).strip()
        if tag not in BY_TAG:
            continue
        if not is_name and foreign_letters(plain, tag):
            found.append((tag, plain[:80], foreign_letters(plain, tag)[:20]))
        elif len(plain) >= LONG and BY_TAG[tag].script == "Latn" and tag != "so":
            code, certainty = detector.classify(plain)
            if code != tag.split("-")[0] and certainty > 0.98:
                found.append((tag, plain[:80], code))
    return found


@pytest.mark.parametrize("code", BY_CODE)
def test_no_public_page_mixes_in_another_language_unlabelled(site, visitor, detector, code):
    wrong = {}
    for url in addresses(code):
        response = visitor.get(url)
        if response.status_code in {200, 404} and (pieces := wrong_pieces(response.content, detector)):
            wrong[url] = pieces[:4]
    assert wrong == {}


def test_a_foreign_word_would_be_noticed(detector):
    page = "<html lang=ar dir=rtl><body><p>الطبيب huisarts</p><p lang=nl dir=ltr>huisarts</p></body></html>"
    assert [piece[0] for piece in wrong_pieces(page, detector)] == ["ar"]


def test_a_foreign_sentence_would_be_noticed(detector):
    dutch = "Iedereen in Nederland mag zorg krijgen die medisch nodig is, ook zonder papieren of verzekering."
    page = f"<html lang=en dir=ltr><body><p>{dutch}</p><p lang=nl dir=ltr>{dutch}</p></body></html>"
    assert [piece[2] for piece in wrong_pieces(page, detector)] == ["nl"]
