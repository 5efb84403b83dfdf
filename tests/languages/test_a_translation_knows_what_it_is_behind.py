"""Whether a translation is behind is decided by the text, sentence by sentence."""

import pytest

from languages.models import SourceChange, SourceText, Status, TranslationState, Weight
from languages.record import refresh_states
from tests.factories.pages import translated


@pytest.fixture
def right(tree):
    return tree.right


def state(page, language="ar"):
    return TranslationState.objects.get(source__key=str(page.translation_key), language=language)


def publish(page, **words):
    page = page.specific_class.objects.get(pk=page.pk)
    for name, value in words.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def weigh(weight):
    change = SourceChange.objects.last()
    change.weigh(weight, None)
    refresh_states(change.source)


def test_a_published_translation_is_current(right):
    assert state(right).status == Status.CURRENT
    assert state(right).page_id == right.get_translations().get(locale__language_code="ar").pk


def test_a_changed_sentence_puts_every_translation_behind(right):
    publish(right, short_answer="Ja, altijd.")
    assert [
        (each.status, each.behind) for each in TranslationState.objects.filter(source__key=right.translation_key)
    ] == [(Status.BEHIND, Weight.IMPROVEMENT)] * 2
    assert state(right).behind_since == SourceChange.objects.get().made_at


def test_what_changed_is_kept_with_what_was_there(right):
    before = right.short_answer
    publish(right, short_answer="Ja, altijd.")
    assert SourceChange.objects.get().changes == [{"path": "short_answer", "before": before, "after": "Ja, altijd."}]


@pytest.mark.parametrize("weight", [Weight.IMPROVEMENT, Weight.CORRECTION])
def test_a_change_is_as_heavy_as_the_editor_says(right, weight):
    publish(right, short_answer="Ja, altijd.")
    weigh(weight)
    assert state(right).behind == weight


def test_a_typing_error_leaves_translations_current(right):
    publish(right, short_answer="Ja, altjid.")
    weigh(Weight.TYPO)
    assert (state(right).status, state(right).behind) == (Status.CURRENT, "")


def test_an_improvement_mended_by_a_typing_error_stays_an_improvement(right):
    publish(right, short_answer="Ja, altjid.")
    publish(right, short_answer="Ja, altijd.")
    weigh(Weight.TYPO)
    assert state(right).behind == Weight.IMPROVEMENT


def test_the_heaviest_of_several_changes_counts(right):
    publish(right, short_answer="Ja, altijd.")
    weigh(Weight.CORRECTION)
    since = state(right).behind_since
    publish(right, answer_detail="Neem iemand mee.")
    assert (state(right).behind, state(right).behind_since) == (Weight.CORRECTION, since)


def test_a_change_taken_back_is_none(right):
    before = right.short_answer
    publish(right, short_answer="Ja, altijd.")
    publish(right, short_answer=before)
    assert state(right).status == Status.CURRENT


@pytest.mark.parametrize(
    "act",
    [
        lambda page: publish(page),
        lambda page: page.specific_class.objects.get(pk=page.pk).save(),
        lambda page: page.move(page.get_parent().get_parent(), pos="last-child"),
        lambda page: publish(page, slug="een-ander-adres"),
        lambda page: publish(page, checked_by_role="jurist"),
        lambda page: publish(page, valid_until="2027-01-01"),
    ],
    ids=["published again", "saved", "moved", "address", "checked", "valid until"],
)
def test_without_another_text_nothing_is_behind(right, act):
    act(right)
    assert state(right).status == Status.CURRENT
    assert not SourceChange.objects.exists()


def test_a_draft_of_the_source_changes_nothing(right):
    right.short_answer = "Ja, altijd."
    right.save_revision()
    assert state(right).status == Status.CURRENT


def test_a_sentence_that_moves_did_not_change(right):
    steps = [("step", {"title": "Bel", "text": "Bel de huisarts."}), ("step", {"title": "Ga", "text": "Ga erheen."})]
    page = publish(right, steps=steps)
    TranslationState.objects.all().delete()
    translated(page, "fr")
    publish(page, steps=[(block.block_type, block.value) for block in reversed(list(page.steps))])
    assert state(right, "fr").status == Status.CURRENT


def test_a_language_without_the_page_is_missing(right):
    assert not TranslationState.objects.filter(source__key=right.translation_key, language="fr").exists()
    assert SourceText.objects.filter(key=right.translation_key).exists()


def test_a_translation_taken_off_the_site_is_a_draft(tree):
    tree.arabic.unpublish()
    assert state(tree.right).status == Status.DRAFT


def test_a_deleted_translation_is_missing(tree):
    tree.arabic.delete()
    assert (state(tree.right).status, state(tree.right).page) == (Status.MISSING, None)


def test_withdrawing_the_source_withdraws_every_translation(tree):
    tree.right.unpublish()
    tree.arabic.refresh_from_db()
    assert not tree.arabic.live


def test_deleting_the_source_withdraws_every_translation(tree):
    tree.right.delete()
    tree.arabic.refresh_from_db()
    assert not tree.arabic.live


def test_what_happened_is_recorded(right):
    publish(right, short_answer="Ja, altijd.")
    weigh(Weight.TYPO)
    assert [(event.kind, event.weight) for event in state(right).events.all()] == [
        ("behind", "improvement"),
        ("current", ""),
    ]
