"""One table, filters, counts; asking in bulk; a weekly mail."""

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils.translation import override

from languages.jobs import weekly_mail
from languages.models import SourceChange, SourceText, Status, TranslationState, Weight
from languages.record import refresh_states
from tests.factories.accounts import AdministratorFactory
from tests.factories.directory import OrganisationFactory

OVERVIEW = "/admin/translations/"


@pytest.fixture
def source(tree):
    return SourceText.objects.get(key=str(tree.right.translation_key))


@pytest.fixture
def corrected(tree, source):
    tree.right.short_answer = "Nee."
    tree.right.save_revision().publish()
    SourceChange.objects.get().weigh(Weight.CORRECTION, None)
    source.refresh_from_db()
    refresh_states(source)


def titles(desk, **filters):
    return {source.title for source, _ in desk.get(OVERVIEW, filters).context["rows"]}


def test_every_public_text_has_a_row(desk, tree):
    assert {"Mag ik naar de dokter?", "Dokter", "Over Houvast"} <= titles(desk)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"status": "correction", "language": "ar"}, True),
        ({"status": "correction", "language": "fr"}, False),
        ({"status": "behind"}, True),
        ({"status": "current", "language": "en"}, False),
        ({"status": "missing", "language": "fr"}, True),
        ({"status": "missing", "language": "ar"}, False),
        ({"q": "dokter?"}, True),
        ({"q": "politie"}, False),
        ({"order": "oldest"}, True),
    ],
)
def test_the_table_is_filtered(desk, corrected, filters, found):
    assert ("Mag ik naar de dokter?" in titles(desk, **filters)) == found


@pytest.mark.parametrize(
    "filters", [{"status": "onzin"}, {"p": "10000000000"}, {"p": "x"}, {"language": "xx"}, {"q": "%"}, {"kind": "x"}]
)
def test_wrong_filters_give_a_page(desk, tree, filters):
    assert desk.get(OVERVIEW, filters).status_code == 200


def test_a_language_says_how_complete_it_is(desk, corrected):
    line = next(each for each in desk.get(OVERVIEW).context["lines"] if each.language.code == "ar")
    assert (line.corrections, line.counts["behind"], line.complete >= 1) == (1, 1, True)
    assert line.complete + line.missing + line.counts.get("draft", 0) == line.total


def test_asking_in_bulk_puts_texts_on_the_translators_list(desk, source):
    desk.post(OVERVIEW, {"text": [source.pk], "to": ["fr", "ti"]})
    assert set(TranslationState.objects.exclude(asked_at=None).values_list("language", flat=True)) == {"fr", "ti"}
    tasks = desk.get(reverse("languages_work", args=["fr"])).context["tasks"]
    assert tasks[0].source == source


def test_asking_for_nothing_is_told_so(desk, tree):
    answer = desk.post(OVERVIEW, {}, follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_more_texts_cost_no_more_queries(desk, tree, django_assert_max_num_queries):
    desk.get(OVERVIEW)
    with django_assert_max_num_queries(60) as before:
        desk.get(OVERVIEW)
    SourceText.objects.bulk_create(
        SourceText(kind="page", key=f"tekst-{number}", title=f"Tekst {number}") for number in range(40)
    )
    with django_assert_max_num_queries(len(before)):
        desk.get(OVERVIEW)


def test_the_words_of_an_organisation_have_a_state_too(desk, tree):
    organisation = OrganisationFactory(key="kompas", name="Kompas")
    organisation.words.create(language="ar", what_it_does="يساعد في الأوراق.")
    organisation.save()
    words = organisation.words.get(language="nl")
    words.what_it_does = "Helpt met wonen."
    words.save()
    state = TranslationState.objects.get(source__kind="organisation", source__key="kompas", language="ar")
    assert (state.status, state.behind) == (Status.BEHIND, Weight.IMPROVEMENT)


def test_a_reader_of_an_organisation_sees_that_dutch_is_newer(visitor, tree):
    organisation = OrganisationFactory(key="kompas", name="Kompas")
    organisation.words.create(language="ar", what_it_does="يساعد في الأوراق.")
    organisation.save()
    words = organisation.words.get(language="nl")
    words.what_it_does = "Helpt met wonen."
    words.save()
    with override("ar"):
        address = organisation.get_absolute_url()
    assert '<blockquote lang="nl" dir="ltr">Helpt met wonen.' in visitor.get(address).content.decode()


def test_emergency_words_have_a_state_too(locales):
    from home.models import EmergencyNumber

    dutch = EmergencyNumber.objects.create(number="112", words="Levensgevaar", locale=locales["nl"])
    arabic = dutch.copy_for_translation(locales["ar"])
    arabic.words = "خطر"
    arabic.save()
    dutch.words = "Direct gevaar"
    dutch.save()
    assert TranslationState.objects.get(source__kind="emergency", language="ar").behind == Weight.IMPROVEMENT


def test_on_monday_whoever_can_translate_gets_one_mail(tree, corrected):
    AdministratorFactory(email="redactie@houvast.example")
    with time_machine.travel("2026-11-23 08:00+01:00"):
        weekly_mail()
        weekly_mail()
    assert [message.to for message in mail.outbox] == [["redactie@houvast.example"]]
    assert "العربية" in mail.outbox[0].body


def test_on_other_days_nobody_gets_a_mail(tree, corrected):
    AdministratorFactory()
    with time_machine.travel("2026-11-24 08:00+01:00"):
        weekly_mail()
    assert not mail.outbox
