"""What stands around the text of a statement: who signed, whom to call, what is corrected, what else to read."""

from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from press.together import chosen_here

EARLIER = 5


def surroundings(page: Any) -> dict[str, Any]:
    """For the page's template."""
    return {
        "is_press": True,
        "signatories": list(page.signatories.select_related("organisation")),
        "contacts": contacts(page),
        "corrections": numbered_corrections(page),
        "later": chosen_here(page, "later") if page.later or page.locale_id else [],
        "related": related(page),
        "has_quotes": any(block.block_type == "quote" for block in page.body),
        "address": f"{settings.PUBLIC_URL}{page.url}",
    }


def contacts(page: Any) -> list[Any]:
    """Whom to call, in a fixed number of queries. Who is no longer listed is no contact."""
    found = page.release_contacts.filter(organisation__is_listed=True)
    found = found.select_related("organisation__place", "organisation__press_contact")
    return list(found.prefetch_related("organisation__channels"))


def numbered_corrections(page: Any) -> list[Any]:
    """The corrections, newest first; each with its ``place`` in their order, which stands in an address."""
    found = list(page.corrections.all())
    for place, correction in enumerate(reversed(found), start=1):
        correction.place = place
    return found


def related(page: Any) -> QuerySet[Any]:
    """Other visible statements in this language on the same subjects, newest first."""
    subjects = [subject.pk for subject in page.subjects.all()]
    if not subjects:
        return type(page)._default_manager.none()  # type: ignore[no-any-return]
    model = type(page)
    on = model.subjects.through.objects.filter(pressreleasepage=OuterRef("pk"), subject__in=subjects)
    others = model._default_manager.filter(Exists(on), locale_id=page.locale_id)
    found: QuerySet[Any] = others.exclude(pk=page.pk).newest_first()[:EARLIER]
    return found
