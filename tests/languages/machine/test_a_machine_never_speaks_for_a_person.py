"""What a machine writes is a labelled draft: not public by itself, never over a person's sentence."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from languages.machine.faults import Impossible
from languages.machine.labels import label_on_publish, person_checked
from languages.machine.queue import ask, proposals, translate_waiting
from languages.machine.sentences import untranslated, write
from languages.models import Method, TranslationState
from tests.factories.pages import translated
from tests.languages.machine import misbehaving as does
from upkeep.worker import find_jobs

pytestmark = pytest.mark.usefixtures("db")


def version(page, code):
    return Page.objects.get(translation_key=page.translation_key, locale__language_code=code).specific


def method(page):
    return TranslationState.objects.get(page=page).method


@pytest.fixture
def french(tree):
    """The pages above the rights page, in French."""
    return translated(tree.topic, "fr", title="Médecin")


@pytest.fixture
def sentence(tree, locales):
    """A sentence that a person has translated into French."""
    source, _ = TranslationSource.get_or_create_from_instance(tree.right)
    translation = Translation.objects.create(source=source, target_locale=locales["fr"])
    first = untranslated(translation)[0]
    write(translation, [(first, "La phrase d’une personne.")], "")
    StringTranslation.objects.update(translation_type="manual")
    return first


def test_a_new_page_is_a_draft_that_says_a_machine_made_it(either_service, tree, french):
    ask(tree.right, "fr")
    translate_waiting()
    page = version(tree.right, "fr")
    assert (page.live, method(page)) == (False, Method.MACHINE)
    assert page.title != tree.right.title


def test_every_sentence_names_the_machine(either_service, tree, settings):
    ask(tree.right, "fr")
    translate_waiting()
    rows = StringTranslation.objects.filter(locale__language_code="fr").values_list("translation_type", "tool_name")
    name = {"deepl": "DeepL", "libretranslate": "LibreTranslate"}[settings.MACHINE_TRANSLATOR["name"]]
    assert set(rows) == {("machine", name)}


def test_where_the_page_above_is_missing_no_page_is_made_and_none_becomes_public(service, tree):
    ask(tree.right, "fr")
    translate_waiting()
    assert not Page.objects.filter(locale__language_code="fr").exists()
    assert TranslationState.objects.get(page=None, language="fr").method == Method.MACHINE


def test_the_sentence_of_a_person_is_neither_sent_nor_replaced(service, tree, sentence):
    ask(tree.right, "fr")
    translate_waiting()
    row = StringTranslation.objects.get(translation_of=sentence.string, context=sentence.context)
    assert (row.data, row.translation_type) == ("La phrase d’une personne.", "manual")
    assert sentence.text not in service.texts


def test_a_person_who_is_quicker_than_the_machine_wins(service, tree, locales):
    request = ask(tree.right, "fr")
    first = untranslated(request.translation)[0]
    write(request.translation, [(first, "La phrase d’une personne.")], "")
    StringTranslation.objects.update(translation_type="manual")
    write(request.translation, [(first, "la phrase d’une machine")], "DeepL")
    assert StringTranslation.objects.get().data == "La phrase d’une personne."


def test_a_public_page_stays_as_it_is_and_gets_a_draft(service, tree, french):
    live = translated(tree.right, "fr", title="Puis-je voir un médecin ?")
    ask(tree.right, "fr")
    translate_waiting()
    now = version(tree.right, "fr")
    assert (now.live, now.title, now.short_answer) == (True, live.title, live.short_answer)
    assert now.get_latest_revision_as_object().title != live.title


def test_a_public_page_is_labelled_from_the_moment_the_machines_sentences_are_public(service, tree, french):
    live = translated(tree.right, "fr", title="Puis-je voir un médecin ?")
    TranslationState.objects.update_or_create(page=live.page_ptr, defaults={"method": Method.PERSON})
    ask(tree.right, "fr")
    translate_waiting()
    assert method(live) == Method.PERSON
    version(tree.right, "fr").get_latest_revision().publish()
    label_on_publish(version(tree.right, "fr").page_ptr)
    assert method(live) == Method.MACHINE


def test_what_a_person_checked_gets_no_label_back_until_a_machine_writes_again(service, tree, french):
    live = translated(tree.right, "fr", title="Puis-je voir un médecin ?")
    ask(tree.right, "fr")
    translate_waiting()
    person_checked(live.page_ptr)
    TranslationState.objects.update_or_create(page=live.page_ptr, defaults={"method": Method.MACHINE_CHECKED})
    label_on_publish(live.page_ptr)
    assert method(live) == Method.MACHINE_CHECKED


def test_an_incomplete_translation_does_not_touch_a_public_page(service, tree, french):
    live = translated(tree.right, "fr", title="Puis-je voir un médecin ?")
    before = live.latest_revision_id
    service.behave(does.translated(lambda answers: ["", *answers[1:]]))
    request = ask(tree.right, "fr")
    translate_waiting()
    request.refresh_from_db()
    assert (len(request.flagged), version(tree.right, "fr").latest_revision_id) == (1, before)


def test_a_translator_sees_what_the_machine_proposes_and_what_is_wrong_with_it(service, tree):
    service.behave(does.translated(lambda answers: [answers[0] * 30, *answers[1:]]))
    ask(tree.right, "fr")
    translate_waiting()
    found = proposals(tree.right.translation_key, "fr").values()
    assert sorted({len(each.remarks) for each in found}) == [0, 1]
    assert all(each.text for each in found)


def test_asking_again_asks_only_for_what_is_missing_or_was_flagged(service, tree):
    service.behave(does.translated(lambda answers: [answers[0] * 30, *answers[1:]]))
    ask(tree.right, "fr")
    translate_waiting()
    service.asked.clear()
    service.behave()
    request = ask(tree.right, "fr")
    translate_waiting()
    request.refresh_from_db()
    assert (request.flagged, [len(does.texts_of(body)) for body in service.asked]) == ([], [1])


def test_a_changed_source_sends_only_the_changed_sentence(service, tree):
    ask(tree.right, "fr")
    translate_waiting()
    service.asked.clear()
    tree.right.short_answer = "Nee. Dit is een nieuwe zin die nog niemand heeft gezien."
    tree.right.save_revision().publish()
    ask(tree.right, "fr")
    translate_waiting()
    assert [len(does.texts_of(body)) for body in service.asked] == [1]


@pytest.mark.parametrize("when", ["before it is asked", "after it was asked"])
@pytest.mark.parametrize("hidden", ["draft", "embargo", "private"])
def test_what_the_public_may_not_read_is_not_sent(service, tree, when, hidden):
    page = tree.release
    if when == "after it was asked":
        request = ask(page, "fr")
    if hidden == "draft":
        page.unpublish()
    elif hidden == "embargo":
        page.embargo_until = timezone.now() + timedelta(hours=1)
        page.save()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    if when == "before it is asked":
        with pytest.raises(Impossible, match="niet openbaar"):
            ask(page, "fr")
    else:
        translate_waiting()
        request.refresh_from_db()
        assert (request.state, request.trouble["kind"], service.asked) == ("failed", "not_public", [])


def test_a_page_that_was_deleted_meanwhile_is_no_trouble_for_the_others(service, tree):
    ask(tree.right, "fr")
    other = ask(tree.about, "fr")
    tree.right.delete()
    translate_waiting()
    other.refresh_from_db()
    assert other.state == "done"


def test_asking_costs_no_call_to_the_service(service, tree):
    ask(tree.right, "fr")
    assert service.asked == []


def test_office_words_and_telephone_numbers_stand_in_the_translation_as_in_the_source(either_service, tree):
    tree.right.answer_detail = "Bel een huisarts of het CAK: 050 000 00 00."
    tree.right.save_revision().publish()
    ask(tree.right, "ar")
    translate_waiting()
    row = StringTranslation.objects.get(locale__language_code="ar", context__path="answer_detail")
    assert all(part in row.data for part in ("*huisarts*", "*CAK*", "050 000 00 00"))


def test_the_words_are_in_the_language_that_was_asked_for(service, tree):
    ask(tree.right, "ar")
    translate_waiting()
    row = StringTranslation.objects.filter(locale__language_code="ar").first()
    assert set(does.WORDS["AR"]) & set(row.data.split())


def test_names_that_another_room_brings_stay_as_they_are(service, house, monkeypatch):
    monkeypatch.setattr("languages.machine.names._SOURCES", [lambda: ["Mensen van het Loket"]])
    house.about.summary = "De Mensen van het Loket helpen je."
    house.about.save_revision().publish()
    ask(house.about, "fr")
    translate_waiting()
    row = StringTranslation.objects.get(locale__language_code="fr", context__path="summary")
    assert "*Mensen van het Loket*" in row.data


def test_sentences_are_kept_where_no_draft_can_be_made(service, tree, french, monkeypatch):
    def refuse(*args, **more):
        raise ValidationError("too long")

    monkeypatch.setattr(TranslationSource, "create_or_update_translation", refuse)
    request = ask(tree.right, "fr")
    translate_waiting()
    request.refresh_from_db()
    assert (request.state, request.trouble["kind"]) == ("failed", "not_saved")
    assert StringTranslation.objects.filter(locale__language_code="fr").count() == request.written > 0


def test_where_it_is_off_the_worker_has_nothing_to_do(settings):
    settings.MACHINE_TRANSLATOR = None
    jobs = {job.name: job for job in find_jobs()}
    assert jobs["languages.translate_by_machine"].run() is None
