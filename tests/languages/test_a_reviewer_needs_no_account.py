"""Somebody who speaks the language checks a text through a personal link."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from languages.desk.publish import publish
from languages.desk.workbench import keep, workbench
from languages.models import Method, SentenceDraft, SourceText, TranslationState
from languages.record import state_of
from languages.reviewing import invite
from tests.factories.accounts import AdministratorFactory


@pytest.fixture
def source(tree):
    source = SourceText.objects.get(key=str(tree.right.translation_key))
    TranslationState.objects.filter(source=source).update(method=Method.MACHINE)
    return source


@pytest.fixture
def link(source):
    return invite(state_of(source, "ar"), "Vereniging van artsen", None)


@pytest.fixture
def address(link):
    with override("ar"):
        return reverse("check_translation", args=[link.token])


def state(source):
    return TranslationState.objects.get(source=source, language="ar")


def form(visitor, address):
    context = visitor.get(address).context
    return {"print": context["print"]} | {f"text-{row.id}": row.published for row in context["bench"].rows}


def test_opening_the_link_changes_nothing_and_sets_no_cookie(visitor, address, link, source):
    answer = visitor.get(address)
    link.refresh_from_db()
    assert answer.status_code == 200
    assert not answer.cookies
    assert link.used_at is None
    assert state(source).method == Method.MACHINE


def test_everything_is_right(visitor, address, source, link):
    visitor.post(address, form(visitor, address) | {"right": "1"})
    link.refresh_from_db()
    assert (state(source).method, state(source).checked_by_role) == (Method.MACHINE_CHECKED, "reviewer")
    assert link.used_at


def test_a_proposal_becomes_a_draft_for_the_translator(visitor, address, source, tree):
    data = form(visitor, address)
    title = next(row for row in workbench(source, state(source)).rows if row.path == "title")
    visitor.post(address, data | {f"text-{title.id}": "عنوان أفضل", "propose": "1"})
    draft = SentenceDraft.objects.get()
    assert (draft.text, draft.from_outside) == ("عنوان أفضل", True)
    tree.arabic.refresh_from_db()
    assert tree.arabic.title != "عنوان أفضل"
    assert state(source).method == Method.MACHINE


def test_a_proposal_never_overwrites_a_translators_draft(visitor, address, source):
    from django.utils import timezone

    title = next(row for row in workbench(source, state(source)).rows if row.path == "title")
    keep(state(source), title, "مسودة", 0, AdministratorFactory(), timezone.now())
    visitor.post(address, form(visitor, address) | {f"text-{title.id}": "اقتراح", "propose": "1"})
    assert SentenceDraft.objects.get().text == "مسودة"


def test_a_verdict_on_a_text_that_changed_does_not_count(visitor, address, source, tree):
    data = form(visitor, address)
    tree.arabic.title = "عنوان آخر"
    tree.arabic.save_revision().publish()
    html = visitor.post(address, data | {"right": "1"}).content.decode()
    assert 'role="alert"' in html
    assert state(source).method == Method.MACHINE


@pytest.mark.parametrize("button", ["right", "propose"])
def test_a_contradiction_is_asked_back_and_loses_nothing(visitor, address, source, button):
    data = form(visitor, address)
    title = next(row for row in workbench(source, state(source)).rows if row.path == "title")
    if button == "right":
        data[f"text-{title.id}"] = "اقتراح"
    html = visitor.post(address, data | {button: "1"}).content.decode()
    assert 'role="alert"' in html
    assert ("اقتراح" in html) == (button == "right")
    assert not SentenceDraft.objects.exists()


def test_a_withdrawn_link_says_so(visitor, address, link):
    link.withdraw()
    answer = visitor.get(address)
    assert answer.status_code == 404
    assert "note" not in answer.content.decode() or answer.context["reason"] == "withdrawn"


@pytest.mark.parametrize("token", ["x", "MQ:abc", "%00", "a" * 300])
def test_an_invented_link_opens_nothing(visitor, db, token):
    assert visitor.get(f"/ar/check/{token}/").status_code in {400, 404}


def test_publishing_after_the_check_keeps_the_label_of_unread_sentences(visitor, address, source):
    visitor.post(address, form(visitor, address) | {"right": "1"})
    publish(workbench(source, state(source)), AdministratorFactory())
    assert state(source).method in {Method.PERSON, Method.MACHINE}
