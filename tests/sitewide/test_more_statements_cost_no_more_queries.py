"""Twenty thousand statements must cost what two hundred do: the same number of queries, whatever is asked."""

import pytest
from django.utils import timezone

from press.models import Correction, Signatory, Subject
from tests.factories import pages
from tests.factories.directory import OrganisationFactory


@pytest.fixture
def subject(db):
    subject = Subject.objects.create(key="opvang")
    subject.words.create(language="nl", name="Opvang")
    return subject


def grow(tree, subject, count, signed_by):
    for _ in range(count):
        page = pages.PressReleasePageFactory(parent=tree.newsroom)
        page.subjects = [subject]
        page.signatories = [Signatory(organisation=signed_by), Signatory(name="Een tweede")]
        page.save()
        Correction.objects.create(release=page, reason="Eén cijfer.", earlier={}, made_at=timezone.now())


@pytest.mark.parametrize(
    "address",
    [
        "{newsroom}",
        "{newsroom}?year=2018",
        "{newsroom}?subject=opvang",
        "{newsroom}?organisation=steunpunt",
        "{newsroom}?q=opvang",
        "{release}",
        "/nl/",
        "/nl/press.atom",
        "/nl/press.json",
        "/nl/press/opvang.atom",
        "/llms.txt",
    ],
)
def test_more_statements_cost_no_more_queries(tree, subject, queries, address):
    grow(tree, subject, 3, tree.local)
    tree.release.subjects = [subject]
    tree.release.save()
    url = address.format(newsroom=tree.newsroom.url, release=tree.release.url)
    before = queries(url)
    grow(tree, subject, 6, tree.local)
    assert queries(url) == before


def test_a_statement_of_more_organisations_costs_no_more_queries(tree, queries):
    def sign(count):
        tree.release.signatories = [Signatory(organisation=OrganisationFactory()) for _ in range(count)]
        tree.release.save()

    sign(2)
    before = queries(tree.release.url)
    sign(8)
    assert queries(tree.release.url) == before
