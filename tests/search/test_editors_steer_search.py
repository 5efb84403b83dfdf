"""Editors say which words mean the same and where a query leads, and see how search sees a page."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from search.delivered import SetAside
from search.engines.limits import LIMITS, table
from search.models import BestBet, SearchDocument, Synonym
from search.rules import rules


def found(visitor, words):
    response = visitor.post("/nl/search/", {"q": words})
    return [each.hit.url for each in response.context["hits"]]


def test_a_synonym_saved_at_the_desk_is_in_force_at_once(site, desk, visitor):
    assert found(visitor, "luchtschip") == []
    address = reverse("wagtailsnippets_search_synonym:add")
    saved = desk.post(address, {"language": "nl", "kind": "synonym", "words": "dokter, luchtschip"})
    assert saved.status_code == 302
    assert site.right.get_url() in found(visitor, "luchtschip")


@pytest.mark.parametrize("words", ["dokter", "dokter, Dokter", ", ,", '", "'])
def test_a_synonym_needs_two_words(site, desk, words):
    address = reverse("wagtailsnippets_search_synonym:add")
    answer = desk.post(address, {"language": "nl", "kind": "synonym", "words": words})
    assert (answer.status_code, Synonym.objects.count()) == (200, 0)


def test_a_word_that_many_languages_have_a_rule_for_tells_of_none(db):
    for language in ("es", "tr", "so"):
        Synonym.objects.create(language=language, words=f"tabib, huis{language}")
    assert set(rules().languages_of("tabib", ("nl", "en"))) == {"es", "tr", "so"}
    Synonym.objects.create(language="id", words="tabib, huisid")
    assert rules().languages_of("tabib", ("nl", "en")) == ()


def test_a_best_bet_saved_at_the_desk_leads_to_its_page(site, desk, visitor):
    address = reverse("wagtailsnippets_search_bestbet:add")
    saved = desk.post(address, {"language": "", "pattern": "luchtschip", "page": site.right.pk})
    assert saved.status_code == 302
    assert found(visitor, "luchtschip") == [site.right.get_url()]


def test_a_best_bet_shows_nobody_a_page_that_they_may_not_see(site, visitor):
    BestBet.objects.create(pattern="luchtschip", page=site.right)
    site.right.unpublish()
    assert site.right.get_url() not in found(visitor, "luchtschip")


def seen(desk, page):
    return desk.get(reverse("search_seen_page", args=[page.pk]))


def test_the_desk_says_that_a_page_is_found_and_by_what(site, desk):
    response = seen(desk, site.right)
    row = SearchDocument.objects.get(translation_key=site.right.translation_key, language="nl")
    assert response.context["reason"] == "Iedereen kan deze pagina vinden."
    assert row.title in response.content.decode()
    assert {each.row.language for each in response.context["seen"]} >= {"nl", "en", "ar"}


def test_the_desk_says_why_a_page_is_not_found(site, desk):
    site.right.unpublish()
    assert "niet gepubliceerd" in seen(desk, site.right).context["reason"]
    site.release.embargo_until = timezone.now() + datetime.timedelta(days=1)
    site.release.save()
    assert "onder embargo" in seen(desk, site.release).context["reason"]
    assert "niet gezocht" in seen(desk, site.newsroom).context["reason"]


def test_the_desk_shows_what_the_search_server_says_against_a_page(site, desk):
    row = SearchDocument.objects.get(translation_key=site.right.translation_key, language="en")
    assert "immense term" not in seen(desk, site.right).content.decode()
    SetAside.objects.create(key=row.key, language="en", sequence=1, error="immense term in field <body>")
    html = seen(desk, site.right).content.decode()
    assert "De zoekserver weigert deze tekst" in html
    assert "immense term in field &lt;body&gt;" in html


def test_a_visitor_does_not_see_how_search_sees(site, visitor):
    assert seen(visitor, site.right).status_code == 302


def test_the_docs_hold_the_table_of_what_an_engine_cannot_do(settings):
    assert LIMITS
    assert table() in (settings.ROOT / "docs" / "search.md").read_text(encoding="utf-8")
