"""What publishing means for the record. Received here; pages and organisations know nothing of it."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from languages.machine.labels import label_on_publish
from languages.models import Recording
from languages.record import catch_up, record_source, record_translation
from languages.recordings import delete_file
from languages.table import SOURCE
from languages.texts import ADAPTERS, PAGE
from publishing.bulk import changed_in_bulk, in_progress


def connect() -> None:
    """Connects every receiver; called once, when the apps are ready."""
    page_published.connect(published)
    page_unpublished.connect(unpublished)
    post_delete.connect(deleted, sender=Page)
    post_delete.connect(recording_deleted, sender=Recording)
    changed_in_bulk.connect(much_changed)


def published(sender: Any, instance: Page, revision: Any = None, **kwargs: Any) -> None:
    """A source page: its text is taken down, and a change in it. A translation: what it was made from."""
    if in_progress() or kwargs.get("raw"):
        return
    key = str(instance.translation_key)
    if instance.locale.language_code == SOURCE:
        record_source(PAGE, key, getattr(revision, "user", None))
    else:
        record_translation(PAGE, key, instance.locale.language_code)
        label_on_publish(instance)


def unpublished(sender: Any, instance: Page, **kwargs: Any) -> None:
    """What is withdrawn in the source is withdrawn in every language; a withdrawn translation is a draft again."""
    if in_progress():
        return
    with transaction.atomic():
        _gone(instance)


def deleted(sender: Any, instance: Page, **kwargs: Any) -> None:
    """The same for what was deleted."""
    _gone(instance)


def _gone(page: Page) -> None:
    key = str(page.translation_key)
    if page.locale.language_code != SOURCE:
        record_translation(PAGE, key, page.locale.language_code)
        return
    record_source(PAGE, key)
    for other in Page.objects.filter(translation_key=page.translation_key, live=True).exclude(pk=page.pk):
        other.specific.unpublish()


def much_changed(sender: Any, **kwargs: Any) -> None:
    """After many changes at once."""
    catch_up()


def snippet_changed(sender: Any, instance: Any, **kwargs: Any) -> None:
    """For models registered as ``SnippetTexts``: saved or deleted in one language."""
    kind = next((name for name, adapter in ADAPTERS.items() if getattr(adapter, "model", None) is sender), None)
    if kind is None or in_progress() or kwargs.get("raw"):
        return
    key, language = str(instance.translation_key), instance.locale.language_code
    if language == SOURCE:
        record_source(kind, key)
    else:
        record_translation(kind, key, language)


def recording_deleted(sender: Any, instance: Recording, **kwargs: Any) -> None:
    """With its page, or by itself: the file goes too."""
    delete_file(instance)
