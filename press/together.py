"""One statement, several languages: what holds for one of them holds for all.

The Dutch text decides when a statement goes out and what it is about. wagtail-localize copies a date with the next
update of a translation, and subjects never: too late for a minute that counts.
"""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from languages.table import SOURCE
from publishing.visibility import visible_pages


def source_of(page: Any) -> Any | None:
    """The Dutch version of a translated statement; None for a Dutch one, or one that has none."""
    if page.locale_id is None or page.locale.language_code == SOURCE:
        return None
    return versions_of(page).filter(locale__language_code=SOURCE).exclude(pk=page.pk).first()


def versions_of(page: Any) -> QuerySet[Any]:
    """The statement in every language, drafts too."""
    found: QuerySet[Any] = type(page)._default_manager.filter(translation_key=page.translation_key)
    return found.select_related("locale")


def follow_source(page: Any) -> None:
    """Before a translation is saved: the minute and the subjects of its source."""
    if source := source_of(page):
        page.embargo_until = source.embargo_until
        page.subjects = list(source.subjects.all())


def lead_translations(page: Any) -> None:
    """After the source is published: its translations follow, whether they are public or not."""
    if page.locale.language_code != SOURCE:
        return
    for version in versions_of(page).exclude(pk=page.pk):
        # Saving follows the source. Nothing else of the page changes, so no revision is made.
        version.save(clean=False)


def chosen_here(page: Any, stream: str) -> QuerySet[Any]:
    """The pages that the Dutch version of ``page`` names in a stream of page choosers, as they are in its language.

    Which pages those are is one choice for all languages. Only what anybody may read.
    """
    source = source_of(page) or page
    chosen = [block["value"] for block in getattr(source, stream).raw_data if block["value"]]
    keys = Page.objects.filter(pk__in=chosen).values("translation_key")
    found: QuerySet[Any] = visible_pages(Page.objects.filter(translation_key__in=keys, locale=page.locale_id))
    return found.specific()  # type: ignore[attr-defined, no-any-return]
