"""Whatever happens to content, its row says the same before the transaction ends."""

import datetime

import pytest
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from directory.models import Organisation, OrganisationWords, Service
from press.models import Signatory
from search import indexing
from search.models import PAGE, SearchDocument
from tests.factories import pages
from tests.factories.directory import OrganisationFactory, RegionFactory


def row_of(page):
    return SearchDocument.objects.get(source=PAGE, source_id=page.pk)


def publish(page, **changes):
    page = Page.objects.get(pk=page.pk).specific
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def test_a_published_page_is_found(site, found):
    page = pages.RightsPageFactory(parent=site.topic, title="Luchtschip", live=False)
    assert found("luchtschip") == []
    publish(page)
    assert found("luchtschip") == [page.get_url()]


def test_a_draft_of_a_published_page_is_not_found(site, found):
    page = Page.objects.get(pk=site.right.pk).specific
    page.title = "Luchtschip"
    page.save_revision()
    assert found("luchtschip") == []


def test_an_unpublished_page_is_not_found_and_leaves_no_words(site, found):
    site.right.unpublish()
    row = row_of(site.right)
    assert site.right.get_url() not in found("dokter")
    assert (row.visible, row.title, row.body_terms) == (False, "", "")


def test_a_page_is_found_by_its_new_words(site, found):
    publish(site.right, title="Luchtschip")
    assert found("luchtschip") == [site.right.get_url()]


def test_a_translation_is_found_in_its_language(site, found):
    page = pages.translated(site.about, "ar", title="منطاد")
    assert found("منطاد", "ar") == [page.get_url()]
    assert page.get_url() in found("hulporganisaties over", "ar")


def test_an_embargo_holds_until_its_minute_and_ends_without_anybody_doing_anything(site, found):
    now = timezone.now()
    publish(site.release, title="Luchtschip", embargo_until=now + datetime.timedelta(hours=1))
    assert found("luchtschip") == []
    assert row_of(site.release).title == ""
    type(site.release).objects.filter(pk=site.release.pk).update(embargo_until=now - datetime.timedelta(seconds=1))
    assert indexing.refresh_due() == 1
    assert found("luchtschip") == [site.release.get_url()]
    assert indexing.refresh_due() == 0


def test_an_embargo_set_behind_the_rows_back_holds_at_once(site, found):
    type(site.release).objects.filter(pk=site.release.pk).update(embargo_until=timezone.now() + datetime.timedelta(1))
    assert row_of(site.release).visible
    assert site.release.get_url() not in found("niemand straat")
    assert indexing.refresh_due() == 1
    assert row_of(site.release).title == ""


def test_a_page_taken_offline_without_a_signal_is_not_found(site, found):
    Page.objects.filter(pk=site.right.pk).update(live=False)
    assert site.right.get_url() not in found("dokter")


def test_another_address_holds_for_everything_below(site, found):
    publish(site.rights, slug="jouw-rechten")
    assert row_of(site.right).url == "/nl/jouw-rechten/dokter/naar-de-dokter/"
    assert "/nl/jouw-rechten/dokter/naar-de-dokter/" in found("naar dokter")


def test_another_topic_holds_for_everything_below(site, found):
    assert found("luchtschip") == []
    publish(site.topic, title="Luchtschip")
    assert set(found("luchtschip")) == {site.topic.get_url(), site.right.get_url()}


def test_a_moved_page_is_found_where_it_is_now(site):
    other = pages.TopicPageFactory(parent=site.rights, title="School")
    Page.objects.get(pk=site.right.pk).move(other, pos="last-child")
    row = row_of(site.right)
    assert (row.url, row.topics) == ("/nl/rechten/school/naar-de-dokter/", f" {other.translation_key} ")


def test_a_deleted_page_leaves_a_tombstone_and_so_does_all_below_it(site, found):
    Page.objects.get(pk=site.topic.pk).delete()
    rows = SearchDocument.objects.of(PAGE, [site.topic.pk, site.right.pk])
    assert list(rows.values_list("deleted", "visible", "title")) == [(True, False, "")] * 2
    assert site.right.get_url() not in found("dokter")


def test_a_restriction_hides_the_whole_tree_and_its_end_shows_it_again(site, found):
    restriction = PageViewRestriction.objects.create(page=site.rights, restriction_type="login")
    assert (row_of(site.right).visible, row_of(site.right).title) == (False, "")
    assert site.right.get_url() not in found("dokter")
    restriction.delete()
    assert site.right.get_url() in found("dokter")


def test_a_page_without_anything_to_find_has_no_row(site):
    publish(site.home)
    publish(site.newsroom)
    assert not SearchDocument.objects.of(PAGE, [site.home.pk, site.newsroom.pk]).exists()


def test_notes_to_the_editor_are_found_nowhere(site, found):
    publish(site.release, editor_notes=[("note", {"kind": "info", "text": "Luchtschip: bel Zeppelin."})])
    assert found("luchtschip") == found("zeppelin") == []


def test_an_organisation_is_found_in_every_language_under_that_languages_address(site, found):
    organisation = OrganisationFactory(key="zeppelin", name="Zeppelin")
    for language in ("nl", "ar", "ti"):
        assert found("zeppelin", language) == [f"/{language}/help/organisation/{organisation.key}/"]


def change_words(organisation):
    OrganisationWords.objects.filter(organisation=organisation, language="nl").first().delete()
    OrganisationWords.objects.create(organisation=organisation, language="nl", what_it_does="Luchtschip")


def change_name(organisation):
    organisation.other_names = "Luchtschip"
    organisation.save()


def change_place(organisation):
    organisation.place.other_names = "Luchtschip"
    organisation.place.save()


def change_region(organisation):
    organisation.regions.add(RegionFactory(key="luchtschip", iso="NL-XX", name="Luchtschip"))
    organisation.save()


@pytest.mark.parametrize("change", [change_words, change_name, change_place, change_region])
def test_an_organisation_is_found_by_what_was_changed_of_it(site, found, change):
    assert found("luchtschip") == []
    change(Organisation.objects.get(pk=site.local.pk))
    assert "/nl/help/organisation/steunpunt/" in found("luchtschip")


def test_a_kind_of_help_that_is_given_no_longer_is_not_found(site, found):
    address = "/en/help/organisation/steunpunt/"
    assert address in found("legal", "en")
    OrganisationWords.objects.filter(organisation=site.local).delete()
    OrganisationWords.objects.create(organisation=site.local, language="en", what_it_does="Helps.")
    Service.objects.filter(organisation=site.local).delete()
    assert address not in found("legal", "en")


def test_a_release_is_found_by_the_new_name_of_its_signatory(site, found):
    organisation = OrganisationFactory(name="Oude Naam")
    Signatory.objects.create(release=site.release, organisation=organisation)
    publish(site.release)
    organisation.name = "Zonnewende"
    organisation.save()
    row = row_of(site.release)
    assert "Zonnewende" in row.body
    assert "Oude Naam" not in row.body


def test_an_organisation_that_is_not_listed_or_gone_is_not_found(site, found):
    organisation = Organisation.objects.get(pk=site.local.pk)
    organisation.is_listed, organisation.delisted_reason = False, "Bestaat niet meer."
    organisation.save()
    assert "/nl/help/organisation/steunpunt/" not in found("steunpunt")
    assert not SearchDocument.objects.filter(key="organisation:steunpunt").exclude(title="").exists()
    organisation.is_listed = True
    organisation.save()
    assert "/nl/help/organisation/steunpunt/" in found("steunpunt")
    organisation.delete()
    assert set(SearchDocument.objects.filter(key="organisation:steunpunt").values_list("deleted", flat=True)) == {True}


def test_a_transaction_that_fails_leaves_the_rows_as_they_were(site, found):
    with transaction.atomic():
        publish(site.right, title="Luchtschip")
        assert found("luchtschip") != []
        transaction.set_rollback(True)
    assert found("luchtschip") == []
    assert row_of(site.right).title == "Mag ik naar de dokter?"


def test_publishing_the_same_text_again_changes_no_row(site):
    before = row_of(site.right).sequence
    publish(site.right)
    assert row_of(site.right).sequence == before


def test_every_change_gets_a_higher_number(site):
    first = publish(site.right, title="Een")
    second = publish(site.about, title="Twee")
    third = publish(site.right, title="Drie")
    numbers = list(SearchDocument.objects.values_list("sequence", flat=True))
    assert len(set(numbers)) == len(numbers)
    assert row_of(second).sequence < row_of(third).sequence == max(numbers)
    assert first.pk == third.pk


def test_a_thing_that_cannot_say_what_it_is_stops_nobody(site, found, monkeypatch, caplog):
    def broken(self):
        raise ValueError("broken on purpose")

    monkeypatch.setattr(type(site.about), "findings", broken)
    publish(site.about, title="Luchtschip")
    assert found("houvast over") != []
    assert "Not searchable as it is now" in caplog.text
