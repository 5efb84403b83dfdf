from xml.etree import ElementTree

import pytest
from django.core.exceptions import ValidationError

from press.models import PressContact, ReleaseContact, Signatory
from tests.factories import pages

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def release(tree):
    release = tree.release
    release.editor_notes = [("note", {"kind": "info", "number": 1, "text": "Alleen voor de redactie: PLANTED"})]
    release.body = [
        ("heading", "Niet iedereen kan terug"),
        (
            "quote",
            {"text": "‘Niemand op straat.’", "speaker": "Een woordvoerder", "role": "", "organisation": "Steunpunt"},
        ),
        (
            "figure",
            {
                "value": "7 van de 10",
                "claim": "vond rust",
                "denominator": "mensen die bleven",
                "source": "Onderzoek, 2022",
            },
        ),
        ("case", {"text": "Een man van vijftig.", "consent": True}),
    ]
    release.signatories = [Signatory(organisation=tree.local, place="Groningen"), Signatory(name="Een andere naam")]
    release.release_contacts = [ReleaseContact(organisation=tree.local)]
    release.save_revision().publish()
    return release


@pytest.mark.parametrize("suffix", ["", "text/"])
def test_everything_public_is_there_and_nothing_private(release, visitor, suffix):
    text = visitor.get(release.url + suffix).content.decode()
    for public in (
        "Niet iedereen kan terug",
        "Niemand op straat",
        "7 van de 10",
        "Een man van vijftig",
        "Steunpunt",
        "Een andere naam",
        "050 000 00 00",
    ):
        assert public in text
    assert "PLANTED" not in text


def test_a_month_is_shown_as_a_month_and_an_inferred_date_says_so(release, visitor):
    release.date_precision, release.date_is_inferred = "month", True
    release.save_revision().publish()
    page = visitor.get(release.url).content.decode()
    assert "november 2018" in page
    assert "1 november 2018" not in page
    found = visitor.get("/nl/search/?q=straat").content.decode()
    assert "november 2018" in found
    assert "1 november 2018" not in found


def test_the_feed_names_its_signatories_and_keeps_its_ids(release, visitor):
    def entry():
        return ElementTree.fromstring(visitor.get("/nl/press.atom").content).find("a:entry", ATOM)

    first = entry()
    assert [name.text for name in first.findall("a:author/a:name", ATOM)] == ["Steunpunt", "Een andere naam"]
    assert first.find("a:link", ATOM).get("href") == f"http://testserver{release.url}"
    release.title, release.slug = "Een nieuwe kop", "een-nieuwe-kop"
    release.save_revision().publish()
    assert entry().find("a:id", ATOM).text == first.find("a:id", ATOM).text
    assert "PLANTED" not in visitor.get("/nl/press.atom").content.decode()


def test_the_feed_of_a_language_holds_that_language_only(release, visitor):
    feed = ElementTree.fromstring(visitor.get("/ar/press.atom").content)
    assert feed.findall("a:entry", ATOM) == []
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"


def test_a_pasted_control_character_does_not_break_the_feed(release, visitor):
    release.lead = "Geplakt\x0buit Word"
    release.save_revision().publish()
    assert "Geplakt uit Word" in visitor.get("/nl/press.atom").content.decode()


def test_an_organisation_that_is_no_longer_listed_is_no_contact(tree, release, visitor):
    PressContact.objects.create(organisation=tree.local, in_newsroom=True)
    tree.local.is_listed, tree.local.delisted_reason = False, "gestopt"
    tree.local.save()
    for url in (tree.newsroom.url, release.url):
        assert "050 000 00 00" not in visitor.get(url).content.decode()


def test_the_newsroom_says_whom_to_call_first(tree, release, visitor):
    PressContact.objects.create(organisation=tree.local, in_newsroom=True)
    page = visitor.get(tree.newsroom.url).content.decode()
    assert page.index("050 000 00 00") < page.index(release.title)


def test_the_press_room_has_no_exit_and_no_emergency_row(tree, visitor):
    assert "data-exit" not in visitor.get(tree.newsroom.url).content.decode()
    assert "data-exit" in visitor.get(tree.right.url).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "?year=2018",
        "?year=99999",
        "?year=x",
        "?year=0000",
        "?year=%D9%A0%D9%A0%D9%A0%D9%A0",
        "?page=99999",
        "?page=-1",
        "?page=x",
        "?page=" + "9" * 400,
    ],
)
def test_any_year_and_any_page_give_a_page(tree, visitor, query):
    assert visitor.get(tree.newsroom.url + query).status_code == 200


def test_more_releases_cost_no_more_queries(tree, queries):
    before = queries(tree.newsroom.url)
    for _ in range(10):
        pages.PressReleasePageFactory(parent=tree.newsroom)
    assert queries(tree.newsroom.url) == before


def test_a_signatory_is_an_organisation_or_a_name(tree):
    with pytest.raises(ValidationError):
        Signatory(release=tree.release).full_clean()


def test_an_inferred_date_needs_a_date(tree):
    tree.release.release_date, tree.release.date_is_inferred = None, True
    with pytest.raises(ValidationError, match="release_date"):
        tree.release.full_clean()
