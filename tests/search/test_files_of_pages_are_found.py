"""A file is found by its text while a page that uses it may be read, and never else."""

import datetime
import html

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction, ReferenceIndex

from media.models import Document
from search.attachments import files, reading
from search.attachments.findings import language_of, pages_of, with_files
from search.attachments.models import Problem, ReadFile
from search.engines import get_engine
from search.engines.base import Query
from search.indexing import refresh_pages
from search.models import SearchDocument
from tests.factories.files import docx, pdf
from tests.factories.pages import translated
from upkeep.jobs import JOBS

DUTCH = "Het rapport over de zeppelin in de opvang van de gemeente is van ons en niet van de minister."


@pytest.fixture
def site(tree):
    """The small tree with its rows; what changes in it is followed."""
    return tree


@pytest.fixture
def document(db):
    return Document.objects.create(title="Eindrapport", file=ContentFile(pdf(DUTCH), name="rapport.pdf"))


@pytest.fixture
def used(site, document):
    """A plain page of the small tree links to the document, and the worker has been round."""
    link(site.about, document)
    work()
    return document


def link(page, *documents):
    """The published text of the page links to these documents, and to no others."""
    page = type(page).objects.get(pk=page.pk)
    links = "".join(f'<a linktype="document" id="{each.pk}">rapport</a> ' for each in documents)
    page.body = [("prose", f"<p>Lees dit: {links}</p>")]
    page.save_revision().publish()


def work():
    import search.jobs  # noqa: F401

    JOBS["search.read_files"].run()


def documents_found(text, language="nl"):
    return [hit.url for hit in get_engine().search(Query(text, language)).hits if hit.kind == "document"]


def test_a_file_is_found_by_what_it_says(used):
    assert documents_found("zeppelin") == [used.url]


def test_a_file_is_found_by_its_title_before_the_worker_came(site, document):
    link(site.about, document)
    assert documents_found("eindrapport") == [document.url]


def test_a_found_file_leads_to_the_page_it_belongs_to(site, used):
    hits = get_engine().search(Query("zeppelin", "nl")).hits
    (page,) = pages_of(hits, "nl").values()
    assert (page.title, page.url, page.language) == ("Over Houvast", "/nl/over/", "nl")


def test_the_search_page_links_to_the_file_and_to_its_page(used, visitor):
    shown = visitor.post("/nl/search/", {"q": "zeppelin"}).content.decode()
    assert f'href="{used.url}"' in shown
    assert '<a href="/nl/over/">Over Houvast</a></p>' in shown


def test_that_page_is_named_in_the_language_of_the_visitor(site, used):
    translated(site.about, "en", title="About Houvast")
    hits = get_engine().search(Query("zeppelin", "en")).hits
    assert {page.title for page in pages_of(hits, "en").values()} == {"About Houvast"}


def test_a_file_of_two_pages_is_one_hit(site, used):
    link(translated(site.about, "en", title="About Houvast"), used)
    assert documents_found("zeppelin", "en") == [used.url]


def test_a_file_that_no_page_uses_is_neither_read_nor_found(site, document):
    work()
    assert documents_found("eindrapport") == []
    assert not ReadFile.objects.exists()


@pytest.mark.parametrize("hide", ["unpublish", "restrict", "delete", "unlink"])
def test_a_file_goes_when_its_page_goes(site, used, hide):
    page = site.about
    if hide == "restrict":
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    elif hide == "unlink":
        link(page)
    else:
        getattr(type(page).objects.get(pk=page.pk), hide)()
    assert documents_found("zeppelin") == []


def test_a_file_under_embargo_is_found_when_the_embargo_ends(site, document, visitor):
    release = type(site.release).objects.get(pk=site.release.pk)
    release.embargo_until = timezone.now() + datetime.timedelta(hours=1)
    release.body = [("paragraph", f'<p><a linktype="document" id="{document.pk}">rapport</a></p>')]
    release.save_revision().publish()
    work()
    assert documents_found("zeppelin") == []
    assert not ReadFile.objects.exists()
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=2)):
        JOBS["search.refresh_due"].run()
        work()
        assert documents_found("zeppelin") == [document.url]


def test_a_file_that_only_a_draft_uses_is_not_found(site, document):
    page = type(site.about).objects.get(pk=site.about.pk)
    page.body = [("prose", f'<p><a linktype="document" id="{document.pk}">rapport</a></p>')]
    page.save_revision()
    work()
    assert documents_found("eindrapport") == []


def test_a_file_that_stands_in_a_note_to_the_editor_stays_private(site, document, visitor):
    ReferenceIndex.objects.create(
        base_content_type=ContentType.objects.get(app_label="wagtailcore", model="page"),
        content_type=ContentType.objects.get_for_model(site.release),
        object_id=str(site.release.pk),
        to_content_type=ContentType.objects.get_for_model(document),
        to_object_id=str(document.pk),
        model_path="editor_notes.note",
        content_path="editor_notes.1",
        content_path_hash="0" * 32,
    )
    refresh_pages([site.release.pk])
    work()
    assert documents_found("eindrapport") == []
    assert visitor.get(document.url).status_code == 404


def test_a_file_is_read_once_however_many_documents_hold_it(site, document, monkeypatch):
    twin = Document.objects.create(title="Tweeling", file=ContentFile(document.file.read(), name="zelfde.pdf"))
    reads = []
    monkeypatch.setattr(files, "read", lambda *args: reads.append(args) or reading.read(*args))
    link(site.about, document, twin)
    work()
    work()
    assert len(reads) == 1
    assert sorted(documents_found("zeppelin")) == sorted([document.url, twin.url])


def test_another_file_of_the_same_document_is_read_again(used):
    used.file.close()
    used.file = ContentFile(docx("Over luchtballonnen en over de opvang"), name="nieuw.docx")
    used._set_document_file_metadata()
    used.save()
    work()
    assert (documents_found("zeppelin"), documents_found("luchtballonnen")) == ([], [used.url])
    assert ReadFile.objects.count() == 1


def test_a_document_with_another_title_is_found_by_that(used):
    used.title = "Slotrapport"
    used.save()
    assert documents_found("slotrapport") == [used.url]


def test_a_deleted_document_is_not_found(used):
    used.delete()
    assert documents_found("zeppelin") == []


def test_a_file_that_cannot_be_read_is_set_aside_and_holds_up_no_other(site, document):
    broken = Document.objects.create(title="Kapot", file=ContentFile(b"%PDF-1.4 stuk", name="kapot.pdf"))
    link(site.about, broken, document)
    work()
    assert ReadFile.objects.get(problem=Problem.BROKEN).text == ""
    assert documents_found("zeppelin") == [document.url]


@pytest.mark.parametrize("was_known", [True, False])
def test_a_file_that_is_lost_holds_up_no_other(site, document, was_known):
    lost = Document.objects.create(title="Kwijt", file=ContentFile(docx("weg"), name="weg.docx"))
    if was_known:
        lost.get_file_hash()
    lost.file.storage.delete(lost.file.name)
    link(site.about, lost, document)
    work()
    assert documents_found("zeppelin") == [document.url]


def test_editors_see_which_files_were_set_aside_and_why(site, document, desk):
    broken = Document.objects.create(title="Kapot", file=ContentFile(b"%PDF-1.4 stuk", name="kapot.pdf"))
    link(site.about, broken, document)
    work()
    shown = desk.get(reverse("search_files"))
    assert "Kapot" in shown.content.decode()
    assert str(Problem.BROKEN.label) in html.unescape(shown.content.decode())
    assert "Eindrapport" not in shown.content.decode()


def test_a_dutch_report_on_an_arabic_page_is_a_dutch_text(site, document):
    link(translated(site.about, "ar", title="عنا"), document)
    work()
    assert set(SearchDocument.objects.filter(kind="document", visible=True).values_list("language", flat=True)) == {
        "nl"
    }


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (DUTCH, "nl"),
        ("This is the report of the ministry and it is about what they have done for us.", "en"),
        ("هذا هو التقرير عن حق اللاجئين في الرعاية الطبية من هذه المنظمة", "ar"),
        ("Amsterdam Utrecht Rotterdam", "fr"),
        ("", "fr"),
    ],
)
def test_a_text_tells_its_language_or_has_that_of_its_page(text, language):
    assert language_of(text, otherwise="fr") == language


def test_pages_without_files_cost_search_one_query(site, django_assert_num_queries):
    findings = {site.about.pk: site.about.findings()}
    with django_assert_num_queries(1):
        with_files(findings)
