"""The sentences of a page that nobody translated yet, and how a machine's are stored: never over anybody's."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from wagtail_localize.models import StringSegment, StringTranslation, Translation


@dataclass(frozen=True)
class Sentence:
    """A sentence at its place. ``text`` is HTML with inline tags only."""

    string: int
    context: int
    path: str
    text: str


def untranslated(translation: Translation) -> list[Sentence]:
    """The sentences without any translation, each once, in the order of the page.

    One whose translation has an error is left to a person: it has been theirs.
    """
    known = StringTranslation.objects.filter(
        translation_of=OuterRef("string"), context=OuterRef("context"), locale=translation.target_locale_id
    )
    rows = StringSegment.objects.filter(~Exists(known), source=translation.source_id).order_by("order", "pk")
    values = rows.values_list("string", "context", "context__path", "string__data")
    return list(dict.fromkeys(Sentence(*row) for row in values))


def write(translation: Translation, answers: Iterable[tuple[Sentence, str]], tool: str) -> None:
    """Stores a machine's sentences, whole or not at all. Where a person was quicker, theirs stays."""
    rows = [
        StringTranslation(
            translation_of_id=sentence.string,
            context_id=sentence.context,
            locale_id=translation.target_locale_id,
            data=text,
            translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
            tool_name=tool,
        )
        for sentence, text in answers
    ]
    with transaction.atomic():
        StringTranslation.objects.bulk_create(rows, ignore_conflicts=True)
        Translation.objects.filter(pk=translation.pk).update(translations_last_updated_at=timezone.now())
