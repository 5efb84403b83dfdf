"""A machine's sentences are always labelled: as a draft at once, on a public page from the moment they are public."""

from wagtail.models import Page

from languages.machine.models import MachineRequest, MachineRequestQuerySet
from languages.models import Method, SourceText, TranslationState
from languages.record import record_source, record_translation, state_of
from languages.texts import PAGE


def label(page: Page) -> TranslationState:
    """Says of this page that a machine translated it and no person checked it."""
    code = page.locale.language_code
    state = record_translation(PAGE, str(page.translation_key), code)
    if state is None:  # a page whose source was never taken down
        state, _ = TranslationState.objects.get_or_create(page=page, defaults={"language": code})
    _unchecked(state)
    return state


def label_without_page(original: Page, code: str) -> None:
    """The same for a page that does not exist yet in the language ``code``: the state waits for it."""
    record_source(PAGE, str(original.translation_key))
    source = SourceText.objects.filter(kind=PAGE, key=str(original.translation_key)).first()
    if source:
        _unchecked(state_of(source, code))


def _unchecked(state: TranslationState) -> None:
    state.method, state.checked_by_role, state.checked_on = Method.MACHINE, "", None
    state.save(update_fields=["method", "checked_by_role", "checked_on"])


def label_on_publish(page: Page) -> None:
    """To be called when a translation was published: it may hold a machine's sentences since its last label."""
    if requests_of(page).filter(is_unlabelled=True).update(is_unlabelled=False):
        label(page)


def person_checked(page: Page) -> None:
    """To be called when a person has checked the page: what a machine wrote until now needs no label any more."""
    requests_of(page).update(is_unlabelled=False)


def requests_of(page: Page) -> MachineRequestQuerySet:
    """What was asked of a machine for this page, in its language."""
    return MachineRequest.objects.filter(
        translation__source__object_id=page.translation_key, translation__target_locale=page.locale_id
    )
