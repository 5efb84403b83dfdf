"""Draft, legal check, signing, ready, its minute, public: nothing is skipped, and what is missing is said in words."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from press.desk.checklist import blockers, checklist
from press.desk.state import state_of
from press.models import LegalCheck, PressReleasePage
from press.signing.rounds import put_text
from publishing.jobs import publish_scheduled
from tests.factories import signing

REASON = "Het cijfer klopte niet."


@pytest.fixture
def officer(tree):
    return signing.of_group("Press officers")


@pytest.fixture
def reviewer(tree):
    return signing.of_group("Legal reviewers")


@pytest.fixture
def release(tree, officer):
    """A draft that was never public."""
    tree.release.unpublish()
    PressReleasePage.objects.filter(pk=tree.release.pk).update(first_published_at=None)
    return signing.draft(tree.release, lead="Zeven organisaties vragen om opvang.")


def now(release):
    return PressReleasePage.objects.get(pk=release.pk)


def act(user, release, action, **fields):
    return signing.client_of(user).post(f"/admin/press/{release.pk}/", {"action": action, **fields}, follow=True)


def agree(reviewer, release):
    return act(reviewer, release, "check", decision="agree", shown=signing.shown(release))


def publish(officer, release):
    return act(officer, release, "publish", shown=signing.shown(release))


@pytest.fixture
def checked(release, officer, reviewer):
    act(officer, release, "submit")
    agree(reviewer, release)
    return now(release)


def test_the_whole_way(release, officer, reviewer, visitor):
    assert state_of(now(release)) == "draft"
    (invitation,) = signing.asked(release, "Steunpunt")
    act(officer, release, "submit")
    assert state_of(now(release)) == "legal"
    agree(reviewer, release)
    assert state_of(now(release)) == "signing"
    signing.press(visitor, invitation, "sign")
    act(officer, release, "go_on")
    assert state_of(now(release)) == "ready"
    publish(officer, release)
    assert state_of(now(release)) == "published"
    assert visitor.get(now(release).url).status_code == 200


def test_without_signers_the_legal_check_is_the_last_step(checked):
    assert state_of(checked) == "ready"
    assert not checked.live


def test_what_is_missing_is_said_and_the_draft_stays_a_draft(release, officer):
    page = publish(officer, release)
    assert not now(release).live
    for words in blockers(now(release)):
        assert words in page.content.decode()
    assert blockers(now(release))


def edited(officer, release, **extra):
    """What a browser sends from the editor: this lead, no body, nothing in the lists below."""
    client = signing.client_of(officer)
    form = client.get(f"/admin/pages/{release.pk}/edit/").context["form"]
    streams = [name for name in form.fields if name in {"body", "references", "boilerplates", "editor_notes", "later"}]
    data = {
        **{name: form[name].value() for name in ("title", "slug", "place", "date_precision")},
        "release_date": "2018-11-01",
        **{name: streamfield([]) for name in [*streams, "press_kit"]},
        **{name: inline_formset([]) for name in form.formsets},
    }
    return client.post(f"/admin/pages/{release.pk}/edit/", nested_form_data(data | extra), follow=True)


def test_the_button_of_the_editor_saves_and_says_why_it_does_not_publish(release, officer):
    page = edited(officer, release, lead="Acht organisaties.", **{"action-publish": "1"})
    assert now(release).get_latest_revision_as_object().lead == "Acht organisaties."
    assert not now(release).live
    assert blockers(now(release))[0] in page.content.decode()


def test_of_two_officers_who_publish_at_once_neither_loses_words(checked, officer):
    other = signing.of_group("Press officers")
    loaded = checked.latest_revision_id
    page = now(checked).get_latest_revision_as_object()
    page.lead = "Woorden van de ander."
    page.save_revision(user=other)
    answer = edited(officer, checked, lead="Mijn woorden.", loaded_revision_id=str(loaded), **{"action-publish": "1"})
    assert str(other) in answer.content.decode()
    assert not now(checked).live
    kept = [revision.content["lead"] for revision in now(checked).revisions.all()]
    assert {"Woorden van de ander.", "Mijn woorden."} <= set(kept)


def test_a_board_that_shows_an_older_text_publishes_nothing(checked, officer):
    old = signing.shown(checked)
    signing.draft(checked, lead="Een ander lead.")
    act(officer, checked, "publish", shown=old)
    assert not now(checked).live


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete"])
def test_many_at_once_is_not_for_statements(tree, officer, action):
    client = signing.client_of(officer)
    url = f"/admin/bulk/wagtailcore/page/{action}/?id={tree.release.pk}&next=/admin/"
    before = now(tree.release).live
    client.post(url, follow=True)
    assert now(tree.release).live is before


# --- The legal check ---


def test_a_reviewer_reads_the_text_and_agrees_to_exactly_that_one(release, officer, reviewer):
    act(officer, release, "submit")
    page = signing.client_of(reviewer).get(f"/admin/press/{release.pk}/").content.decode()
    assert release.get_latest_revision_as_object().lead in page
    old = signing.shown(release)
    signing.draft(release, lead="Een ander lead.")
    act(reviewer, release, "check", decision="agree", shown=old)
    assert not LegalCheck.objects.exists()
    agree(reviewer, release)
    assert LegalCheck.objects.get().text_hash == signing.shown(release)


def test_another_text_needs_another_check(checked):
    assert blockers(checked) == []
    signing.draft(checked, lead="Acht organisaties.")
    assert [item.code for item in checklist(now(checked)) if item.blocks and not item.is_done] == ["legal"]


def test_a_reviewer_sends_it_back_with_words(release, officer, reviewer):
    act(officer, release, "submit")
    act(reviewer, release, "check", decision="reject", words="", shown=signing.shown(release))
    assert state_of(now(release)) == "legal"
    act(reviewer, release, "check", decision="reject", words="Zin 2 klopt niet.", shown=signing.shown(release))
    assert state_of(now(release)) == "returned"


def test_a_reviewer_changes_nothing_in_the_whole_tree(tree, release, officer, reviewer):
    act(officer, release, "submit")
    client = signing.client_of(reviewer)
    before = {page.pk: page.latest_revision_id for page in (tree.right, now(release))}
    for page in (tree.right, now(release), tree.home):
        for place in ("edit/", "move/", "copy/", "delete/", "unpublish/"):
            data = {"title": "Veranderd", "action-publish": "1", "new_parent_page": tree.home.pk}
            client.post(f"/admin/pages/{page.pk}/{place}", data)
    for page in (tree.right, release):
        page = type(page).objects.get(pk=page.pk)
        assert page.latest_revision_id == before[page.pk]
        assert page.title != "Veranderd"


def test_somebody_else_cannot_agree(release, officer):
    act(officer, release, "submit")
    staff = signing.of_group("Organisation staff")
    for user in (officer, staff):
        act(user, release, "check", decision="agree", shown=signing.shown(release))
    assert not LegalCheck.objects.exists()


# --- Signing stands in the way ---


def codes(release):
    return [item.code for item in checklist(now(release)) if item.blocks and not item.is_done]


def test_while_organisations_are_silent_it_waits_unless_the_office_goes_on(checked, officer, visitor):
    first, _second = signing.asked(checked, "Steunpunt", "Opvang Noord")
    assert codes(checked) == ["finished", "signed"]
    signing.press(visitor, first, "sign")
    assert codes(checked) == ["finished"]
    act(officer, checked, "go_on")
    assert codes(checked) == []


def test_a_draft_that_the_signers_do_not_see_is_not_published(checked, visitor):
    (invitation,) = signing.asked(checked, "Steunpunt")
    signing.press(visitor, invitation, "sign")
    signing.draft(checked, lead="Zeven organisaties vragen om opvangg.")
    assert "put" in codes(checked)
    put_text(checked, by=None, typing_error="tikfout")
    assert codes(checked) == []


@pytest.mark.parametrize("number", ["06-12345678", "+31 6 12345678", "0031612345678", "06 00 00 00 00"])
def test_a_private_number_in_the_text_stops_it(checked, number):
    signing.draft(checked, body=[("paragraph", f"<p>Bel {number} voor meer.</p>")])
    assert "private" in codes(checked)


@pytest.mark.parametrize("number", ["050 000 00 00", "2065 mensen", "in 2006 12345678 euro"])
def test_other_numbers_do_not(checked, number):
    signing.draft(checked, body=[("paragraph", f"<p>Bel {number} voor meer.</p>")])
    assert "private" not in codes(checked)


# --- The clock ---


@pytest.fixture
def scheduled(checked, officer):
    minute = timezone.now() + timedelta(hours=2)
    signing.draft(checked, go_live_at=minute)
    publish(officer, checked)
    return now(checked)


def test_at_its_minute_it_goes_out(scheduled):
    assert state_of(scheduled) == "scheduled"
    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        publish_scheduled()
    assert now(scheduled).live


def test_what_is_no_longer_in_order_at_its_minute_is_held_back_and_the_log_says_why(scheduled):
    LegalCheck.objects.all().delete()
    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        publish_scheduled()
        publish_scheduled()
    assert not now(scheduled).live
    (entry,) = PageLogEntry.objects.filter(page=scheduled.pk, action="press.held_back")
    assert entry.data["reasons"]


def test_the_calendar_says_what_goes_out_when_and_only_to_those_it_concerns(scheduled, officer):
    page = signing.client_of(officer).get("/admin/press/").content.decode()
    minute = timezone.localtime(scheduled.scheduled_revision.approved_go_live_at)
    assert f"{minute:%H:%M}" in page
    assert scheduled.title in page
    other = signing.of_group("Organisation staff")
    assert scheduled.title not in signing.client_of(other).get("/admin/press/").content.decode()


# --- Withdrawing ---


def test_a_withdrawn_statement_says_when_and_why_at_its_address(tree, officer, visitor):
    url = tree.release.url
    act(officer, tree.release, "withdraw", reason=REASON)
    answer = visitor.get(url)
    page = answer.content.decode()
    assert answer.status_code == 410
    assert REASON in page
    assert str(timezone.localdate().year) in page
    assert tree.release.lead not in page
    for place in (tree.newsroom.url, "/nl/press.atom", "/sitemap-nl.xml"):
        assert tree.release.slug not in visitor.get(place).content.decode()
    assert state_of(now(tree.release)) == "withdrawn"


def test_without_a_reason_nothing_is_withdrawn(tree, officer):
    act(officer, tree.release, "withdraw", reason="  ")
    assert now(tree.release).live


@pytest.mark.parametrize("place", ["unpublish", "delete"])
def test_it_does_not_vanish_by_another_door(tree, officer, place):
    signing.client_of(officer).post(f"/admin/pages/{tree.release.pk}/{place}/", follow=True)
    assert now(tree.release).live


def test_what_was_never_public_goes_on_saying_nothing(tree, officer, visitor):
    release = tree.release
    release.embargo_until = timezone.now() + timedelta(days=1)
    release.save_revision().publish()
    act(officer, release, "withdraw", reason=REASON)
    answer = visitor.get(release.url)
    assert answer.status_code == 404
    assert REASON not in answer.content.decode()


def test_every_language_is_withdrawn(tree, officer, visitor):
    from tests.factories import pages

    english = pages.translated(tree.release, "en", title="Nobody in the street", slug="nobody-in-the-street")
    url = english.url
    act(officer, tree.release, "withdraw", reason=REASON)
    assert visitor.get(url).status_code == 410


def test_the_history_tells_the_whole_way(checked, officer):
    publish(officer, checked)
    act(officer, checked, "withdraw", reason=REASON)
    actions = list(PageLogEntry.objects.filter(page=checked.pk).order_by("pk").values_list("action", flat=True))
    for action in ("wagtail.workflow.start", "wagtail.workflow.approve", "press.ready", "wagtail.publish"):
        assert action in actions
    assert "press.withdraw" in actions
    page = signing.client_of(officer).get(f"/admin/pages/{checked.pk}/history/")
    assert page.status_code == 200


# --- What is public already ---


def test_a_change_of_a_public_text_goes_out_only_as_a_correction(tree, officer):
    signing.draft(tree.release, lead="Acht organisaties vragen om opvang.")
    answer = publish(officer, tree.release)
    assert "Acht" not in now(tree.release).lead
    assert answer.context["must_be_corrected"]
    edited(officer, tree.release, lead="Negen organisaties.", **{"action-publish": "1"})
    assert now(tree.release).lead == "Zeven organisaties vragen om opvang."


def test_what_leaves_the_public_text_alone_is_published_without_ado(tree, officer):
    signing.draft(tree.release, search_description="Voor zoekmachines")
    publish(officer, tree.release)
    assert now(tree.release).search_description == "Voor zoekmachines"
