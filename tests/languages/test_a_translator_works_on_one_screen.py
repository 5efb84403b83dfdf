"""Sentence by sentence, with the old and the new source; nothing typed is lost."""

import re

import pytest
from django.contrib.auth import get_user
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from languages.desk.workbench import sentence_id
from languages.models import Method, SentenceDraft, SourceChange, SourceText, Status, TranslationState, Weight
from languages.record import refresh_states
from tests.factories.accounts import UserFactory
from tests.factories.pages import translated


@pytest.fixture
def source(tree):
    return SourceText.objects.get(key=str(tree.right.translation_key))


@pytest.fixture
def translators(tree):
    """``translators()``: a client of a new translator into Arabic."""

    def make():
        group, _ = Group.objects.get_or_create(name="Translators (ar)")
        home = tree.home.get_translations().get(locale__language_code="ar")
        change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
        GroupPagePermission.objects.get_or_create(group=group, page=home, permission=change)
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        user = UserFactory(is_staff=True)
        user.groups.add(group)
        client = Client()
        client.force_login(user)
        return client

    return make


@pytest.fixture
def translator(translators):
    return translators()


@pytest.fixture
def corrected(tree, source):
    """The Dutch answer was corrected after it was translated."""
    tree.right.short_answer = "Nee. Dat mag niet meer."
    tree.right.save_revision().publish()
    SourceChange.objects.get().weigh(Weight.CORRECTION, None)
    source.refresh_from_db()
    refresh_states(source)
    return sentence_id("short_answer", tree.right.short_answer)


def screen(source, language="ar"):
    return reverse("languages_translate", args=[source.pk, language])


def test_the_menu_marks_what_waits_for_a_translator(source):
    """Wagtail marks the entry with the longest address that the page's begins with."""
    work, overview = reverse("languages_work"), reverse("languages_overview")
    assert screen(source).startswith(work)
    assert len(work) > len(overview)


def post(client, source, language="ar", **data):
    return client.post(screen(source, language), data, follow=True)


def fields(client, source):
    """Every sentence as the screen shows it."""
    bench = client.get(screen(source)).context["bench"]
    return {f"text-{row.id}": row.text for row in bench.rows} | {f"version-{row.id}": row.version for row in bench.rows}


def state(source, language="ar"):
    return TranslationState.objects.get(source=source, language=language)


def test_the_desk_speaks_the_language_a_translator_chose(translator, corrected):
    from wagtail.users.models import UserProfile

    user = get_user(translator)
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "ar"})
    html = translator.get(reverse("languages_work", args=["ar"])).content.decode()
    assert re.search(r'<html[^>]* lang="ar" dir="rtl"', html)
    assert "للترجمة" in html
    # A Dutch title keeps its question mark at its end.
    assert '<bdi lang="nl">Mag ik naar de dokter?</bdi>' in html


def test_the_list_shows_what_changed_and_how_much_it_matters(translator, corrected):
    html = translator.get(reverse("languages_work", args=["ar"])).content.decode()
    assert "Mag ik naar de dokter?" in html
    assert "t-correction" in html


def test_old_and_new_source_stand_beside_the_translation(translator, source, corrected):
    html = translator.get(screen(source)).content.decode()
    assert "Nee. Dat mag niet meer." in html
    assert "<del>" in html
    assert 'lang="ar" dir="rtl"' in html


def test_office_words_stand_beside_the_sentence(tree, translator, source):
    tree.right.short_answer = "Ga naar de huisarts."
    tree.right.save_revision().publish()
    assert "family doctor" in translator.get(screen(source)).content.decode()


def test_only_ones_own_language(translator, source):
    assert translator.get(screen(source, "fr")).status_code in {302, 403}
    assert not TranslationState.objects.filter(language="fr").exists()


def test_saving_keeps_a_draft_and_leaves_the_site_alone(translator, tree, source, corrected):
    before = tree.arabic.short_answer
    post(translator, source, **{f"text-{corrected}": "لا. هذا لم يعد مسموحا."})
    tree.arabic.refresh_from_db()
    assert SentenceDraft.objects.get().text == "لا. هذا لم يعد مسموحا."
    assert tree.arabic.short_answer == before


def test_publishing_brings_the_translation_in_step(translator, tree, source, corrected):
    post(translator, source, **fields(translator, source) | {f"text-{corrected}": "لا.", "publish": "1"})
    tree.arabic.refresh_from_db()
    assert tree.arabic.short_answer == "لا."
    assert (state(source).status, state(source).behind) == (Status.CURRENT, "")


def test_a_sentence_left_alone_keeps_the_page_behind(translator, tree, source, corrected):
    other = sentence_id("title", tree.right.title)
    post(translator, source, **fields(translator, source) | {f"text-{other}": "عنوان", "publish": "1"})
    tree.arabic.refresh_from_db()
    assert tree.arabic.title == "عنوان"
    assert state(source).behind == Weight.CORRECTION


def test_a_translation_can_be_declared_still_right(translator, source, corrected):
    post(translator, source, **fields(translator, source) | {f"same-{corrected}": "on", "publish": "1"})
    assert state(source).status == Status.CURRENT


def test_checked_by_me_is_recorded_as_a_role(translator, source):
    TranslationState.objects.filter(source=source).update(method=Method.MACHINE)
    post(translator, source, **fields(translator, source) | {"publish": "1", "checked": "on"})
    assert (state(source).method, state(source).checked_by_role) == (Method.PERSON, "translator")
    assert state(source).checked_on


def test_a_new_translation_needs_every_sentence(desk, tree, source):
    answer = post(
        desk, source, "fr", **{f"text-{sentence_id('title', tree.right.title)}": "Le médecin", "publish": "1"}
    )
    assert not tree.right.get_translations().filter(locale__language_code="fr").exists()
    assert SentenceDraft.objects.get().text == "Le médecin"
    assert "Le médecin" in answer.content.decode()


def test_a_page_waits_for_the_page_above_it(desk, tree, source):
    rows = {f"text-{sentence_id(path, text)}": f"FR {text}" for path, text in source.pairs}
    assert "Dokter" in post(desk, source, "fr", **rows, publish="1").content.decode()
    assert not Page.objects.filter(locale__language_code="fr").exists()


def test_a_new_translation_is_published_when_it_is_whole(desk, tree, source):
    translated(tree.topic, "fr")
    rows = {f"text-{sentence_id(path, text)}": f"FR {text}" for path, text in source.pairs}
    post(desk, source, "fr", **rows, publish="1")
    french = tree.right.get_translations().get(locale__language_code="fr").specific
    assert french.live
    assert french.short_answer == f"FR {tree.right.short_answer}"
    assert state(source, "fr").status == Status.CURRENT


def test_two_people_at_once_are_told_and_neither_loses_a_word(translators, source, corrected):
    one, two = translators(), translators()
    keep = reverse("languages_autosave", args=[source.pk, "ar"])
    assert one.post(keep, {"row": corrected, "text": "الأول", "version": 0}).json()["version"] == 1
    answer = two.post(keep, {"row": corrected, "text": "الثاني", "version": 0})
    assert (answer.status_code, answer.json()["text"]) == (409, "الأول")
    html = post(two, source, **{f"text-{corrected}": "الثاني", f"version-{corrected}": 0}).content.decode()
    assert "الأول" in html
    assert "الثاني" in html
    assert SentenceDraft.objects.get().text == "الأول"


def test_a_draft_outlives_a_change_of_the_source(translator, tree, source, corrected):
    post(translator, source, **{f"text-{corrected}": "لا."})
    tree.right.short_answer = "Nee, helaas."
    tree.right.save_revision().publish()
    answer = translator.post(
        reverse("languages_autosave", args=[source.pk, "ar"]), {"row": corrected, "text": "x", "version": 1}
    )
    assert answer.status_code == 409
    assert SentenceDraft.objects.get().text == "لا."


def test_an_administrator_is_asked_how_much_a_change_matters(desk, tree):
    tree.right.short_answer = "Nee."
    tree.right.save_revision().publish()
    change = SourceChange.objects.get()
    html = desk.get(reverse("languages_weigh", args=[change.pk])).content.decode()
    assert 'value="improvement" checked' in html
    assert "Nee." in html
    desk.post(reverse("languages_weigh", args=[change.pk]), {"weight": "correction"})
    change.refresh_from_db()
    assert change.weight == Weight.CORRECTION
    assert state(change.source).behind == Weight.CORRECTION


def test_a_translator_may_not_weigh(translator, corrected):
    answer = translator.get(reverse("languages_weigh", args=[SourceChange.objects.get().pk]))
    assert answer.status_code in {302, 403}


def test_facts_follow_without_a_translator(tree, source):
    from languages.jobs import follow_sources

    tree.right.valid_until = "2027-05-01"
    tree.right.checked_on, tree.right.checked_by_role = "2026-11-01", "jurist"
    before = tree.arabic.short_answer
    tree.right.save_revision().publish()
    follow_sources()
    tree.arabic.refresh_from_db()
    assert str(tree.arabic.valid_until) == "2027-05-01"
    assert tree.arabic.short_answer == before
    assert state(source).status == Status.CURRENT


def test_a_correction_by_hand_survives_a_change_of_facts(tree, source):
    from languages.jobs import follow_sources

    tree.arabic.short_answer = "صححه إنسان"
    tree.arabic.save_revision().publish()
    tree.right.valid_until = "2027-05-01"
    tree.right.checked_on, tree.right.checked_by_role = "2026-11-01", "jurist"
    tree.right.save_revision().publish()
    follow_sources()
    tree.arabic.refresh_from_db()
    assert tree.arabic.short_answer == "صححه إنسان"
