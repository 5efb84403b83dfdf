"""A machine's sentences become a draft, never a page that the public reads."""

from typing import Any

from wagtail.models import Page
from wagtail_localize.models import Translation

from languages.machine.faults import Impossible
from languages.machine.labels import label, label_without_page
from languages.table import BY_CODE
from publishing.visibility import is_visible


def source_page(translation: Translation) -> Page:
    """The page to translate. Raises Impossible where its text may not leave the house."""
    source = translation.source
    page: Any = Page.objects.filter(translation_key=source.object_id, locale=source.locale).first()
    if page is None and not issubclass(source.specific_content_type.model_class(), Page):
        raise Impossible("not_a_page")
    if page is None or not is_visible(page) or translation.target_locale.language_code not in BY_CODE:
        raise Impossible("not_public")
    return page.specific


def save_draft(translation: Translation, original: Page) -> bool:
    """Puts the sentences into a draft. Returns whether they wait, unlabelled, for a public page to be published again.

    wagtail-localize writes into the public row of a page even for a draft, and makes public copies of parents that
    are not translated. So a public page gets a revision and nothing else, once every sentence is there; and where the
    parent is missing there is no page yet: the sentences wait for whoever publishes it.
    """
    source, locale = translation.source, translation.target_locale
    page = Page.objects.filter(translation_key=source.object_id, locale=locale).first()
    if page is not None and page.live:
        total, done = translation.get_progress()
        if done == total and not page.alias_of_id:
            draft = source.get_ephemeral_translated_instance(locale, fallback=True)
            draft.save_revision(clean=False)
        return True
    parent = original.get_parent()
    if page is None and not parent.is_root() and parent.get_translation_or_none(locale) is None:
        label_without_page(original, locale.language_code)
        return False
    draft, _ = source.create_or_update_translation(locale, publish=False, fallback=True)
    label(draft.page_ptr)
    return False
