"""Rows are derived: a rebuild gives the same ones again, in a number of queries that does not grow with a batch."""

from io import StringIO

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from languages.table import LANGUAGES
from publishing.bulk import bulk_changes
from search import indexing
from search.models import SearchDocument, SearchSequence
from tests.factories import pages
from tests.factories.directory import OrganisationFactory
from upkeep.jobs import JOBS

SAME = ("key", "language", "kind", "url", "title", "body_terms", "visible", "regions", "organisations")


def rows():
    return sorted(SearchDocument.objects.filter(deleted=False).values_list(*SAME))


def test_rows_written_by_signals_and_by_a_rebuild_are_the_same(tree):
    for page in (tree.right, tree.about, tree.topic, tree.release, tree.evaluation):
        page.save_revision().publish()
    written = rows()
    SearchDocument.objects.all().delete()
    SearchSequence.objects.all().delete()
    assert indexing.rebuild() == len(written)
    assert rows() == written


def test_a_rebuild_after_nothing_happened_changes_nothing(site):
    before = list(SearchDocument.objects.order_by("pk").values_list("pk", "sequence"))
    assert indexing.rebuild() == 0
    assert list(SearchDocument.objects.order_by("pk").values_list("pk", "sequence")) == before


def test_a_rebuild_buries_what_is_gone(site):
    SearchDocument.objects.filter(key="organisation:steunpunt").update(source_id=987654)
    assert indexing.rebuild() == len(LANGUAGES)
    assert SearchDocument.objects.get(key="organisation:steunpunt", language="nl").source_id == site.local.pk


def test_nothing_is_written_while_rows_are_paused(tree):
    SearchDocument.objects.all().delete()
    with indexing.paused():
        tree.right.save_revision().publish()
        OrganisationFactory()
    assert not SearchDocument.objects.exists()
    tree.right.save_revision().publish()
    assert SearchDocument.objects.count() == 1


def test_many_changes_at_once_are_found_at_their_end(site, found):
    with bulk_changes():
        pages.RightsPageFactory(parent=site.topic, title="Luchtschip").save_revision().publish()
        assert found("luchtschip") == []
    assert len(found("luchtschip")) == 1


def test_numbers_never_start_again(site):
    highest = SearchSequence.objects.get().value
    SearchSequence.objects.all().delete()
    site.right.title = "Anders"
    with indexing.paused():
        site.right.save_revision().publish()
    assert indexing.rebuild() > 0
    assert SearchSequence.objects.get().value > highest


def test_more_organisations_cost_no_more_queries(site):
    def count():
        SearchDocument.objects.filter(source="organisation").update(title="")
        with CaptureQueriesContext(connection) as captured:
            indexing.refresh_organisations(list(indexing.Organisation.objects.values_list("pk", flat=True)))
        return len([query for query in captured if "INSERT" not in query["sql"]])

    before = count()
    with indexing.paused():
        for _ in range(5):
            OrganisationFactory()
    assert count() == before


def test_the_worker_finds_the_job_and_it_heals_what_no_signal_told(site):
    import search.jobs  # noqa: F401

    with indexing.paused():
        pages.RightsPageFactory(parent=site.topic, title="Luchtschip")
        OrganisationFactory(key="zeppelin")
    assert JOBS["search.refresh_due"].run() == len(LANGUAGES) + 1
    assert SearchDocument.objects.filter(title="Luchtschip", visible=True).exists()


def test_the_command_says_what_it_did(site):
    out = StringIO()
    lost, _ = SearchDocument.objects.filter(language="ar").delete()
    call_command("search_rebuild", stdout=out)
    assert out.getvalue() == f"Search: {lost} rows changed, {SearchDocument.objects.count()} rows in the index.\n"


# What keeps the index in step with the rows: triggers on SQLite, the index of a generated column on PostgreSQL.
LIFELINE = {"sqlite": "TRIGGER search_fts_update", "postgresql": "INDEX search_vector"}


def test_a_lost_lifeline_of_the_index_is_noticed(site):
    from search.engines import get_engine

    lifeline = LIFELINE[connection.vendor]
    assert get_engine().health().is_well
    with connection.cursor() as cursor:
        cursor.execute(f"DROP {lifeline}")
    health = get_engine().health()
    assert not health.is_well
    assert lifeline.split()[1] in health.message
