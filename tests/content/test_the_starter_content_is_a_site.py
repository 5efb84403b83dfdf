"""What somebody finds who runs one command."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from directory.models import Organisation
from home.starter.ledger import Verdict
from home.starter.loader import load_content
from knowledge.models import EvaluationSummaryPage, RightsPage, TopicPage
from languages.models import Method, TranslationState
from languages.table import LANGUAGES
from press.models import PressReleasePage
from tests.content.conftest import CONTENT

# One process loads the content, and all of these tests run there.
pytestmark = pytest.mark.xdist_group("starter content")

ROUND_TRIP = 14 * 1024
STYLES = [Path(settings.ROOT, "site/static/css", name).read_bytes() for name in ("site.css", "print.css")]


def rights(code):
    return RightsPage.objects.filter(locale__language_code=code)


@pytest.mark.parametrize("code", ["nl", "en", "ar", "ti"])
def test_ten_topics_have_a_complete_page(site, code):
    pages = rights(code)
    assert TopicPage.objects.filter(locale__language_code=code).count() == 10
    assert pages.count() == 10
    for page in pages:
        for part in (page.short_answer, page.for_whom, page.safe, page.steps, page.sources):
            assert part, page


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_language_has_a_front_page_with_its_topics(site, visitor, language):
    page = visitor.get(f"/{language.code}/").content.decode()
    assert f'<html lang="{language.tag}" dir="{language.direction}">' in page
    assert page.count('class="tile"') == 10


@pytest.mark.parametrize("code", ["ar", "ti"])
def test_machine_translations_say_so_before_the_answer(site, visitor, code):
    for page in rights(code):
        html = visitor.get(page.url).content.decode()
        note = html.index('role="note"')
        assert note < html.index('class="answer"')
        assert TranslationState.objects.get(page=page).method == Method.MACHINE


@pytest.mark.parametrize("code", ["nl", "en"])
def test_what_a_person_wrote_carries_no_such_label(site, visitor, code):
    for page in rights(code):
        assert 'role="note"' not in visitor.get(page.url).content.decode()


def test_nobody_is_said_to_have_checked_what_nobody_checked(site, visitor):
    for page in rights("nl"):
        assert page.checked_on is None
        assert "23 november 2026" in visitor.get(page.url).content.decode()


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_html_and_styles_of_every_rights_page_fit_one_round_trip(site, visitor, language):
    translated = {page.translation_key: page.url for page in rights(language.code)}
    for source in rights("nl"):
        url = translated.get(source.translation_key, f"/{language.code}/not-translated/{source.translation_key}/")
        response = visitor.get(url)
        assert response.status_code == 200
        styles = sum(len(gzip.compress(style, 6)) for style in STYLES)
        assert len(gzip.compress(response.content, 6)) + styles <= ROUND_TRIP, url
        assert (
            len(brotli.compress(response.content)) + sum(len(brotli.compress(style)) for style in STYLES) <= ROUND_TRIP
        )


@pytest.mark.parametrize("code", ["nl", "ar", "ti"])
def test_a_rights_page_takes_at_most_twelve_queries(site, visitor, code):
    for page in rights(code):
        visitor.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            visitor.get(page.url)
        assert len(queries) <= 12, [query["sql"][:120] for query in queries]


def numbers(page):
    """Every figure a page states, its address and dates of the desk apart."""
    streams = (page.for_whom, page.safe, page.steps, page.bring, page.refused, page.cost, page.card_points)
    texts = [page.short_answer, page.answer_detail, page.card_request]
    texts += [
        str(text) for stream in streams for block in stream for text in block.block.get_searchable_content(block.value)
    ]
    return sorted(re.findall(r"\d+(?:[.,:]\d+)*", " ".join(texts)))


@pytest.mark.parametrize("code", ["en", "ar", "ti"])
def test_translations_state_the_same_figures(site, code):
    sources = {page.translation_key: page for page in rights("nl")}
    for page in rights(code):
        assert numbers(page) == numbers(sources[page.translation_key]), page


def test_all_organisations_are_there_with_status_and_source(site):
    organisations = Organisation.objects.all()
    assert organisations.count() == 65
    assert sorted(organisations.values_list("status", flat=True)).count("V") == 34
    assert all(each.source and each.source_date for each in organisations)


def test_a_province_without_a_local_group_says_so(site, visitor):
    page = visitor.get("/nl/help/zeeland/").content.decode()
    assert "Zeeland" in page
    assert 'aria-labelledby="local"' not in page
    assert 'aria-labelledby="national"' in page
    assert "/nl/help/noord-brabant/" in page


def test_the_statement_of_2018_is_complete_and_keeps_its_notes_to_itself(site, visitor):
    release = PressReleasePage.objects.get(slug="voorzichtig-positief-over-lvv-akkoord")
    page = visitor.get(release.url).content.decode() + visitor.get(f"{release.url}text/").content.decode()
    for words in (
        "nieuwsgierig naar de uitwerking in de praktijk van het voornemen van staatssecretaris Harbers",
        "bewezen hiermee resultaat te boeken (1,2)",
        "leerwerkplekken en andere mogelijkheden voor persoonlijke ontwikkeling",
        "Er zal ook erkenning moeten zijn voor het feit dat sommige mensen niet terug kunnen",
        "hardheidsclausule",
        "naleving van het Europees Sociaal Handvest",
        "mensen uit andere delen van Nederland toegang krijgen tot de LVV",
    ):
        assert words in page
    assert [signatory.person for signatory in release.signatories.all()][-1] == "Margreet Kroesen"
    assert release.signatories.count() == 8
    assert len(release.editor_notes) == 3
    for private in ("niet voor publicatie", "Valse Hoop", "vertrekplichtige vreemdelingen"):
        assert private not in page
    assert not re.search(r"\b06[ -]?\d{8}\b", page)


def test_the_evaluation_shows_the_honest_bar_with_its_text(site, visitor):
    page = EvaluationSummaryPage.objects.get(locale__language_code="nl")
    assert [int(figure["value"]) for figure in page.bar] == [18, 41, 41]
    html = visitor.get(page.url).content.decode()
    for text in ("18 %", "41 %", "1.258", "2.065", "Regioplan", "geen paginanummer"):
        assert text in html


def test_loading_again_changes_nothing(site):
    before = Page.objects.count()
    report = load_content(CONTENT)
    assert not report.changed
    assert report.counts[Verdict.KEEP] == 0
    assert Page.objects.count() == before


def test_what_an_editor_changed_is_left_alone(site, tmp_path):
    page = rights("nl").get(slug="naar-de-dokter")
    page.short_answer = "Een redacteur schreef dit."
    page.save_revision().publish()
    organisation = Organisation.objects.get(key="stil")
    organisation.name = "STIL, Utrecht"
    organisation.save()
    report = load_content(_changed(tmp_path))
    page.refresh_from_db()
    organisation.refresh_from_db()
    assert page.short_answer == "Een redacteur schreef dit."
    assert organisation.name == "STIL, Utrecht"
    assert any("stil" in key for key in report.kept)
    assert any(key.startswith("page:rights/") for key in report.kept)


def test_what_changed_in_the_files_is_updated(site, tmp_path):
    report = load_content(_changed(tmp_path))
    assert report.kept == []
    assert [page.slug for page in rights("nl") if page.answer_detail.startswith("Nieuw. ")] == ["naar-de-dokter"]
    assert Organisation.objects.get(key="stil").source.endswith("(opnieuw gelezen)")


def _changed(folder):
    """A copy of the content in which one Dutch rights page and one organisation changed."""
    for path in CONTENT.rglob("*.*"):
        target = folder / path.relative_to(CONTENT)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".png":
            target.write_bytes(path.read_bytes())
            continue
        text = path.read_text(encoding="utf-8")
        if path.name == "nl.md" and "\nslug: naar-de-dokter\n" in text:
            text = text.replace("\nanswer_detail: ", "\nanswer_detail: Nieuw. ").replace('Nieuw. "', '"Nieuw. ')
        if path.name == "organisations.csv":
            text = "\n".join(_reread(row) if row.startswith("stil,") else row for row in text.splitlines()) + "\n"
        target.write_text(text, encoding="utf-8")
    return folder


def _reread(row):
    import csv
    from io import StringIO

    cells = next(csv.reader([row]))
    cells[-2] += " (opnieuw gelezen)"
    out = StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue().strip()


def test_whatever_is_found_has_an_address(site):
    from search.models import SearchDocument

    rows = SearchDocument.objects.filter(deleted=False, visible=True)
    assert rows.exists()
    assert not rows.filter(url="").exists()
