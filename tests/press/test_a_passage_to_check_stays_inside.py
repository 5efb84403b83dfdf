"""What the import did not understand stands in the draft as such, until a person settles it; readers never get it."""

import json
import re

import pytest
from django.urls import reverse
from django.utils.translation import gettext, override

from press import copies
from press.desk.checklist import checklist, checklist_for
from press.exchange import body_html, body_text
from press.importing.importer import import_text, save_draft
from press.models import PressReleasePage
from press.streams import unsettled
from tests.factories.accounts import AdministratorFactory

TEXT = """Persbericht
Leiden, 30 augustus 2023

Open dag in het nieuwe buurthuis

Het nieuwe buurthuis opent zaterdag de deuren voor buren en bezoekers.

Er is muziek, en er zijn hapjes. Aanmelden kan bij de vrijwilligers via 06-00000000.

Contact: Buurthuis De Haven, 071-0000000
"""
MARK = "[…]"


@pytest.fixture
def page(tree):
    return save_draft(import_text(TEXT), tree.newsroom, AdministratorFactory())


@pytest.fixture
def draft(page):
    return page.get_latest_revision_as_object()


def settle(draft):
    """What the editor's form does with a body in which every tick is set."""
    for block in unsettled(draft.body):
        block.value["is_settled"] = True
    draft.body = draft.body.stream_block.clean(draft.body)
    draft.save_revision(clean=False)
    return PressReleasePage.objects.get(pk=draft.pk)


def missing(items):
    return {item.code for item in items if item.blocks and not item.is_done}


def test_the_draft_says_which_passage_to_check(draft):
    assert [MARK in str(block.value["text"]) for block in unsettled(draft.body)] == [True]


def test_the_list_stops_it_until_a_person_settled_it(page, draft):
    assert "unsure" in missing(checklist(page))
    assert "unsure" not in missing(checklist(settle(draft)))


def test_a_settled_passage_is_ordinary_text(draft):
    body = settle(draft).get_latest_revision_as_object().body
    assert [block.block_type for block in body if MARK in str(block.value)] == ["paragraph"]


def test_readers_get_nothing_of_it_even_if_it_were_published(page, draft):
    draft.save_revision(clean=False).publish()
    public = PressReleasePage.objects.get(pk=page.pk)
    outputs = [copies.text_of(public), body_text(public), body_html(public), str(public.findings())]
    assert MARK in str(public.body.raw_data)
    assert not any(MARK in output for output in outputs)
    assert MARK not in "".join(each.text for each in copies.word_document(public, []).paragraphs)


def test_a_visitor_does_not_see_it_and_a_preview_does(page, draft, desk, visitor):
    preview = desk.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode()
    assert MARK in preview
    draft.save_revision(clean=False).publish()
    answer = visitor.get(page.get_url())
    assert answer.status_code == 200
    assert MARK not in answer.content.decode()


def test_the_editor_and_the_page_beside_the_source_show_it(page, draft, desk):
    editor = desk.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert re.search(r"&quot;type&quot;: ?&quot;check&quot;", editor)
    beside = desk.get(reverse("press_imported", args=[page.pk])).content.decode()
    assert "desk-check" in beside
    settle(draft)
    assert "desk-check" not in desk.get(reverse("press_imported", args=[page.pk])).content.decode()


def test_signers_are_not_asked_about_a_passage_that_nobody_settled(page, draft, desk):
    data = {"action": "open", "deadline": "2099-01-01 12:00"}
    said = desk.post(reverse("press_statement", args=[page.pk]), data, follow=True).content.decode()
    with override("nl"):
        assert gettext("Passages marked “check this”: %(count)s. Decide what they are.") % {"count": 1} in said
    assert page.text_versions.count() == 0
    settle(draft)
    desk.post(reverse("press_statement", args=[page.pk]), data)
    assert MARK in json.dumps(page.text_versions.get().content, ensure_ascii=False)


def test_a_quote_without_organisation_or_a_story_without_consent_stops_it(page, draft):
    assert "filled" not in missing(checklist(page))
    for block in [
        ("quote", {"text": "Zo is het.", "speaker": "", "role": "", "organisation": ""}),
        ("case", {"text": "Iemand.", "consent": False}),
    ]:
        draft.body = [block]
        assert "filled" in missing(checklist_for(page, draft))
