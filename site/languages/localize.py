"""Writes a page's translation through wagtail-localize, and publishes it."""

import json
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

Translated = tuple[str, str, str]


@transaction.atomic
def publish_page(page: Page, locale: Locale, sentences: Iterable[Translated], user: Any) -> Page:
    """Makes or renews the translation of ``page`` and publishes it at once, in this transaction.

    ``sentences`` are (path, source sentence, translation) and name every sentence of the source. The page above it has
    to exist in the language.
    """
    source, _ = TranslationSource.update_or_create_from_instance(page)
    Translation.objects.update_or_create(source=source, target_locale=locale, defaults={"enabled": True})
    if existing := page.get_translation_or_none(locale):
        # The slug is one of the facts that are copied from the source, unless a language has its own: an address stays.
        keep_slug(source, locale, existing.slug)
    write_sentences(source, locale, sentences, user)
    translated, _ = source.create_or_update_translation(locale, user=user, publish=False, fallback=True)
    # At once: wagtail-localize would publish after the commit. Whether somebody may was decided by who let them in:
    # a translator publishes translations, in one language, and nothing else.
    revision = translated.get_latest_revision()
    PublishPageRevisionAction(revision, user=user, changed=True).execute(skip_permission_checks=True)
    translated.refresh_from_db()
    return translated


def keep_slug(source: TranslationSource, locale: Locale, slug: str) -> None:
    """Makes this the slug of the page in this language, whatever happens to the source."""
    segment = OverridableSegment.objects.filter(source=source, context__path="slug").first()
    if segment:
        values = {"data_json": json.dumps(slug), "has_error": False}
        SegmentOverride.objects.update_or_create(locale=locale, context=segment.context, defaults=values)


@transaction.atomic
def change_slug(page: Page, wanted: str, user: Any) -> None:
    """Gives a translated page another address, in Latin or its own letters; the old one leads there from then on.

    Raises ValidationError for a slug that is empty or taken.
    """
    slug = slugify(wanted, allow_unicode=True)[:255]
    if not slug:
        raise ValidationError(_("An address needs letters or figures."))
    if not Page._slug_is_available(slug, page.get_parent(), page):
        raise ValidationError(_("Another page in the same place has this address already."))
    source = TranslationSource.objects.filter(object_id=page.translation_key).first()
    if source:
        keep_slug(source, page.locale, slug)
    page.slug = slug
    revision = page.save_revision(user=user)
    if page.live:
        PublishPageRevisionAction(revision, user=user, changed=True).execute(skip_permission_checks=True)


def write_sentences(source: TranslationSource, locale: Locale, sentences: Iterable[Translated], user: Any) -> None:
    """Stores translations of the source's sentences. A sentence that says the same as before keeps who made it."""
    texts = {(path, dutch): text for path, dutch, text in sentences}
    segments = StringSegment.objects.filter(source=source).select_related("string", "context")
    known = {
        (row.translation_of_id, row.context_id): row
        for row in StringTranslation.objects.filter(locale=locale, context__object_id=source.object_id)
    }
    rows = []
    for segment in segments:
        text = texts.get((segment.context.path, segment.string.data))
        before = known.get((segment.string_id, segment.context_id))
        if text and (before is None or before.data != text or before.has_error):
            rows.append(_row(segment, locale, text, user))
    StringTranslation.objects.bulk_create(
        {(row.translation_of_id, row.context_id): row for row in rows}.values(),
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=["data", "translation_type", "tool_name", "has_error", "field_error", "last_translated_by"],
    )


def sentences_kept(key: object, language: str) -> dict[tuple[str, str], str]:
    """What wagtail-localize keeps for a page in a language: (path, source sentence) → translation, errors left out."""
    rows = StringTranslation.objects.filter(locale__language_code=language, context__object_id=key, has_error=False)
    return {
        (path, text): data for path, text, data in rows.values_list("context__path", "translation_of__data", "data")
    }


def is_by_machine(key: object, language: str, sentences: Iterable[tuple[str, str]]) -> bool:
    """Whether a machine translated one of these source sentences of a page."""
    rows = StringTranslation.objects.filter(
        locale__language_code=language,
        context__object_id=key,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    )
    made = set(rows.values_list("context__path", "translation_of__data"))
    return any(pair in made for pair in sentences)


def _row(segment: StringSegment, locale: Locale, text: str, user: Any) -> StringTranslation:
    return StringTranslation(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale=locale,
        data=text,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        tool_name="",
        has_error=False,
        field_error="",
        last_translated_by=user if getattr(user, "pk", None) else None,
    )
