"""The page on which people search: what it says, and what it never does."""

import logging
import re
from dataclasses import replace
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext, override

from blocks.lines import DutchSentenceBlock
from directory.models import Organisation
from languages.models import Method, TranslationState
from search import indexing
from search.engines import get_engine
from search.engines.base import Near, Within
from search.places import named_place
from search.steering import Synonym
from tests.contract.test_every_search_engine_keeps_the_contract import NASTY
from tests.factories import pages
from tests.factories.directory import OrganisationFactory, PlaceFactory, RegionFactory


def text_of(response):
    return response.content.decode()


class Reader(HTMLParser):
    """The forms, links and buttons of a page."""

    def __init__(self, html):
        super().__init__()
        self.links, self.buttons, self.forms = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        {"a": self.links, "button": self.buttons, "form": self.forms}.get(tag, []).append(dict(attrs))


def addresses(response):
    found = re.findall(r'<h2><a href="([^"]+)"', text_of(response))
    return [address.removeprefix("http://localhost") for address in found]


def test_the_empty_page_is_the_form_and_the_topics(site, visitor):
    html = text_of(visitor.get("/nl/search/"))
    assert html.count("<h1") == 1
    assert '<label for="search-words">' in html
    assert f'href="{site.topic.get_url()}"' in html
    assert 'class="hits"' not in html


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_word_finds_pages_releases_and_organisations(site, visitor, method):
    ask = getattr(visitor, method)
    assert site.right.get_url() in addresses(ask("/nl/search/", {"q": "dokter"}))
    assert site.release.get_url() in addresses(ask("/nl/search/", {"q": "Niemand op straat"}))
    assert "/nl/help/organisation/steunpunt/" in addresses(ask("/nl/search/", {"q": "steunpunt groningen"}))


def test_a_posted_search_keeps_its_words_out_of_every_address(site, visitor):
    for number in range(15):
        pages.RightsPageFactory(parent=site.topic, title=f"Luchtschip {number}")
    indexing.rebuild()
    response = visitor.post("/nl/search/", {"q": "luchtschip"})
    page = Reader(text_of(response))
    asked = [each.get("href", "") + each.get("action", "") for each in [*page.links, *page.forms]]
    assert response.status_code == 200
    assert [address for address in asked if "luchtschip" in address and "/dokter/luchtschip" not in address] == []
    assert {"kind", "page"} <= {button.get("name") for button in page.buttons}
    assert "<title>" in text_of(response)
    assert "luchtschip" not in re.search("<title>(.*?)</title>", text_of(response), re.DOTALL)[1].lower()


def test_words_are_logged_nowhere_even_when_the_search_breaks(site, monkeypatch, caplog, capsys):
    monkeypatch.setattr("search.views.get_engine", lambda: 1 / 0)
    caplog.set_level(logging.DEBUG)
    response = Client(raise_request_exception=False).post("/nl/search/", {"q": "geheimwoord"})
    heard = "".join([caplog.text, *capsys.readouterr()])
    assert response.status_code == 500
    assert "geheimwoord" not in heard + text_of(response)


def test_a_form_needs_no_token_and_leaves_no_cookie(site):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/nl/search/", {"q": "dokter"}, headers={"origin": "null"})
    assert response.status_code == 200
    assert not response.cookies


def test_no_shared_cache_and_no_engine_keeps_the_answer_and_going_back_works(site, visitor):
    by_get, by_post = visitor.get("/nl/search/", {"q": "dokter"}), visitor.post("/nl/search/", {"q": "dokter"})
    assert by_get["X-Robots-Tag"] == by_post["X-Robots-Tag"] == "noindex"
    assert by_get["Cache-Control"] == "no-store"
    # With "no-store" a browser shows an error instead of the results when somebody goes back to them.
    assert by_post["Cache-Control"] == "private, no-cache"


def test_a_chip_takes_its_kind_and_pressed_again_lets_go_of_it(site, visitor):
    everything = visitor.post("/nl/search/", {"q": "steunpunt"})
    buttons = [(button.get("name"), button.get("value")) for button in Reader(text_of(everything)).buttons]
    assert ("kind", "organisation") in buttons
    chosen = visitor.post("/nl/search/", {"q": "steunpunt", "kind": "organisation"})
    assert '<input type="hidden" name="kind" value="organisation">' in text_of(chosen)
    assert 'name="drop" value="kind.organisation" aria-pressed="true"' in text_of(chosen)
    free = visitor.post("/nl/search/", {"q": "steunpunt", "kind": "organisation", "drop": "kind.organisation"})
    assert free.context["query"].kinds == ()


def test_a_kind_is_chosen_and_the_counts_stay(site, visitor):
    everything = visitor.get("/nl/search/", {"q": "hulporganisaties organisaties"})
    chosen = visitor.get("/nl/search/", {"q": "hulporganisaties organisaties", "kind": "release"})
    assert addresses(chosen) == [site.release.get_url()]
    assert chosen.context["results"].counts("kinds") == everything.context["results"].counts("kinds")


def test_several_choices_come_through_the_form(site, visitor):
    asked = {"q": "dokter", "kind": ["rights", "release"], "year": ["2026"], "language": ["nl"], "sort": "date"}
    query = visitor.post("/nl/search/", {**asked, "journalists": "1"}).context["query"]
    assert (query.kinds, query.years, query.languages) == (("rights", "release"), ("2026",), ("nl",))
    assert (query.sort, query.for_journalists) == ("date", True)


def test_a_typing_error_is_corrected_with_a_way_back(site, visitor):
    response = visitor.post("/nl/search/", {"q": "dokter zwangr"})
    html = text_of(visitor.post("/nl/search/", {"q": "doktr"}))
    assert "<bdi>dokter</bdi>" in html
    assert '<input type="hidden" name="exact" value="1">' in html
    assert addresses(visitor.post("/nl/search/", {"q": "doktr", "exact": "1"})) == []
    assert response.status_code == 200


def test_a_town_in_the_words_is_noticed(site, visitor):
    from directory.models import Place, Region

    Place.objects.create(name="Assen", region=Region.objects.first(), latitude=53.0, longitude=6.56)
    query = visitor.post("/nl/search/", {"q": "dokter in assen"}).context["query"]
    assert (query.near.name, query.near.latitude) == ("assen", 53.0)


@pytest.mark.parametrize(("words", "region"), [("dokter in assen", "drenthe"), ("hulp in limburg", "limburg")])
def test_a_named_place_leads_to_all_help_in_its_province(db, visitor, words, region):
    PlaceFactory(name="Assen", region=RegionFactory(key="drenthe", iso="NL-DR", name="Drenthe"))
    assert f'href="/nl/help/{region}/"' in visitor.post("/nl/search/", {"q": words}).content.decode()
    assert f'href="/nl/help/{region}/"' not in visitor.post("/nl/search/", {"q": "dokter"}).content.decode()


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("hulp in limburg", Within("limburg", "limburg")),
        ("shelter Friesland", Within("fryslan", "Friesland")),
        ("زيلاند", Within("zeeland", "زيلاند")),
        ("zeeland", Within("zeeland", "zeeland")),
        ("leeuwarden friesland", Near(53.2, 5.8, "leeuwarden", "fryslan")),
        ("hulp in groningen", Near(53.2192, 6.5667, "groningen", "groningen")),
        ("hulp", None),
    ],
)
def test_a_town_or_else_a_province_is_noticed(db, words, near):
    frisian = RegionFactory(key="fryslan", iso="NL-FR", name="Fryslân")
    PlaceFactory()
    PlaceFactory(name="Leeuwarden", region=frisian, latitude=53.2, longitude=5.8)
    # A village, which nobody means who names the province.
    PlaceFactory(name="Zeeland", region=frisian, latitude=51.7, longitude=5.7)
    assert named_place(words, "nl") == near


def test_a_town_is_noticed_as_a_synonym_spells_it(db):
    PlaceFactory(name="Zwolle", latitude=52.5, longitude=6.1)
    Synonym.objects.create(language="ti", words="ዝዎለ, Zwolle")
    assert named_place("ሓገዝ ኣብ ዝዎለ", "ti") == Near(52.5, 6.1, "ዝዎለ", "groningen")
    assert named_place("ሓገዝ ኣብ ዝዎለ", "am") == Near(52.5, 6.1, "ዝዎለ", "groningen")
    assert named_place("ዝዎለ", "ar") == Near(52.5, 6.1, "ዝዎለ", "groningen")
    assert named_place("ሓገዝ", "ti") is None


def test_titles_are_suggested_by_a_posted_request_that_leaves_nothing(site, visitor):
    response = visitor.post("/nl/search/suggest/", {"q": "naar de d"})
    assert response.json() == {"suggestions": [site.right.title]}
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert visitor.get("/nl/search/suggest/", {"q": "naar"}).status_code == 405


def test_no_text_makes_a_suggestion_fail(site, visitor):
    texts = {text.encode("utf-8", "ignore").decode() for text in NASTY}
    answers = {text: visitor.post("/ar/search/suggest/", {"q": text}).status_code for text in texts}
    assert answers == dict.fromkeys(texts, 200)


def test_the_script_of_suggestions_is_small():
    assert (settings.ROOT / "site/static/js/suggest.js").stat().st_size <= 2048


def test_a_browser_can_be_told_to_search_here(site, visitor):
    page, description = visitor.get("/ar/search/"), visitor.get("/ar/search/opensearch.xml")
    assert 'type="application/opensearchdescription+xml" href="/ar/search/opensearch.xml"' in text_of(page)
    assert "/ar/search/?q={searchTerms}" in text_of(description)
    assert description["Content-Type"].startswith("application/opensearchdescription+xml")


def test_a_simpler_engine_says_so(site, visitor, monkeypatch):
    engine = get_engine()
    simple = SimpleNamespace(search=lambda query: replace(engine.search(query), is_simplified=True))
    monkeypatch.setattr("search.views.get_engine", lambda: simple)
    assert "Search is simpler than usual just now." in text_of(visitor.post("/en/search/", {"q": "doctor"}))


@pytest.mark.parametrize(
    "parameters",
    [
        {"kind": "nonsense"},
        {"year": "x"},
        {"language": "xx"},
        {"region": "A B"},
        {"sort": "up"},
        {"drop": "x"},
        {"page": "x"},
        {"page": "-1"},
        {"page": "9" * 50},
        {"page": "²"},
        {"lang": "x"},
    ],
)
def test_unknown_values_are_ignored(site, visitor, parameters):
    expected = addresses(visitor.get("/nl/search/", {"q": "dokter"}))
    assert addresses(visitor.get("/nl/search/", {"q": "dokter", **parameters})) == expected


def test_a_very_long_text_is_cut_and_the_page_says_so(site, visitor):
    html = text_of(visitor.post("/en/search/", {"q": "doctor " * 100}))
    assert "first 200 characters" in html
    assert site.english.get_url() in html


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_text_is_an_error(site, visitor, method):
    texts = {text.encode("utf-8", "ignore").decode() for text in NASTY}
    answers = {text: getattr(visitor, method)("/ar/search/", {"q": text}).status_code for text in texts}
    assert answers == dict.fromkeys(texts, 200)


@pytest.mark.parametrize("charset", ["utf-16", "utf-7", "raw_unicode_escape", "nonsense", "utf-8"])
def test_no_encoding_is_an_error(site, visitor, charset):
    kind = f"application/x-www-form-urlencoded; charset={charset}"
    assert visitor.generic("POST", "/nl/search/", rb"q=\ud800%ff", content_type=kind).status_code in {200, 400}


def test_without_hits_the_page_says_so_and_shows_the_ways_on(site, visitor):
    html = text_of(visitor.post("/en/search/", {"q": "zeppelin"}))
    assert "We found nothing for these words." in html
    assert "/en/help/" in html
    assert '<ul class="tiles">' in html
    assert 'role="status"' in html


def test_a_hit_without_translation_says_its_language(site, visitor):
    html = text_of(visitor.post("/fr/search/", {"q": "hulporganisaties"}))
    assert re.search(rf'<h2><a href="{site.about.get_url()}" lang="nl" dir="ltr" hreflang="nl">', html)
    assert "tag tag-sun" in html


def test_a_dutch_word_on_the_arabic_site_finds_the_arabic_page(site, visitor):
    response = visitor.post("/ar/search/", {"q": "huisarts"})
    assert addresses(response)[0] == site.arabic.get_url()


def test_what_is_found_is_marked_and_everything_else_escaped(site, visitor):
    page = pages.RightsPageFactory(parent=site.topic, title="<script>alert(1)</script> luchtschip", slug="luchtschip")
    indexing.rebuild()
    html = text_of(visitor.get("/nl/search/", {"q": 'luchtschip"><script>'}))
    assert "<mark>luchtschip</mark>" in html
    assert "<script>" not in html
    assert page.get_url() in html


def test_a_search_takes_few_queries_and_no_more_for_more_hits(site, visitor):
    def count(words):
        visitor.post("/nl/search/", {"q": words})
        with CaptureQueriesContext(connection) as captured:
            visitor.post("/nl/search/", {"q": words})
        return len(captured)

    def add(number):
        pages.RightsPageFactory(parent=site.topic, title=f"De dokter en {number}")
        OrganisationFactory(name=f"Dokter {number}")

    for number in range(4):
        add(number)
    indexing.rebuild()
    empty, one, loose = count(""), count("dokter"), count("dokter zeppelin luchtschip")
    for number in range(4, 25):
        add(number)
    indexing.rebuild()
    assert (count(""), count("dokter"), count("dokter zeppelin luchtschip")) == (empty, one, loose)
    assert max(empty, one, loose, count("zeppelin")) <= 16


def test_deep_pages_stay_within_bounds(site, visitor):
    for number in range(12):
        pages.RightsPageFactory(parent=site.topic, title=f"Luchtschip {number}")
    indexing.rebuild()
    first, second, far = (visitor.get("/nl/search/", {"q": "luchtschip", "page": page}) for page in (1, 2, 20))
    assert len(addresses(first)) == 10
    assert len(addresses(second)) == 2
    assert addresses(far) == addresses(second)
    assert 'form="search" name="page" value="2"' in text_of(first)
    assert addresses(visitor.get("/nl/search/", {"q": "luchtschip", "page": "1000000000"})) == addresses(second)


def test_a_hit_says_when_a_computer_translated_it_and_nobody_checked(site, visitor):
    state, _ = TranslationState.objects.update_or_create(page=site.arabic, defaults={"method": Method.MACHINE})
    with override("ar"):
        label = gettext("Translated by a computer. Not checked by a person yet.")
    shown = text_of(visitor.post("/ar/search/", {"q": site.arabic.title}))
    assert site.arabic.get_url() in shown
    assert shown.count(label) == 1
    state.method = Method.MACHINE_CHECKED
    state.save()
    assert label not in text_of(visitor.post("/ar/search/", {"q": site.arabic.title}))


def test_words_of_an_organisation_say_so_too(site, visitor):
    words = Organisation.objects.get(key="steunpunt").words
    words.update_or_create(language="en", defaults={"what_it_does": "Help.", "method": Method.MACHINE})
    label = "Translated by a computer. Not checked by a person yet."
    assert label in text_of(visitor.post("/en/search/", {"q": "steunpunt"}))
    assert label not in text_of(visitor.post("/nl/search/", {"q": "steunpunt"}))


def test_a_sentence_to_say_in_dutch_is_no_text_of_the_page_around_it():
    assert DutchSentenceBlock().get_searchable_content("Ik wil een dokter.") == []
