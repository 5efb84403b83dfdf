"""What changes of content mean for search. Received here, above the content: nothing that is found knows search.

Every receiver writes in the transaction of the change it hears of.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from directory.models import Organisation, Place, Region
from press.models import Signatory
from publishing.bulk import changed_in_bulk
from publishing.findable import KIND_DOCUMENT
from search.attachments.files import pages_using
from search.indexing import forget, is_paused, rebuild, refresh_organisations, refresh_pages, refresh_tree
from search.models import ORGANISATION, PAGE, SearchDocument


def connect() -> None:
    """Connects every receiver; called once, when the apps are ready."""
    for signal in (page_published, page_unpublished):
        signal.connect(page_changed)
    post_page_move.connect(page_moved)
    post_delete.connect(page_deleted, sender=Page)
    for signal in (post_save, post_delete):
        signal.connect(restriction_changed, sender=PageViewRestriction)
        for child in _child_models():
            signal.connect(organisation_part_changed, sender=child)
    post_save.connect(organisation_changed, sender=Organisation)
    post_delete.connect(organisation_deleted, sender=Organisation)
    m2m_changed.connect(organisation_regions_changed, sender=Organisation.regions.through)
    for model in (Place, Region):
        post_save.connect(whereabouts_changed, sender=model)
    post_save.connect(document_changed, sender=get_document_model())
    post_delete.connect(document_deleted, sender=get_document_model())
    changed_in_bulk.connect(much_changed)


def _child_models() -> list[type[Model]]:
    """Everything that is edited as part of an organisation: words, services, channels …"""
    return [
        relation.related_model
        for relation in Organisation._meta.related_objects
        if isinstance(relation.field, ParentalKey) and isinstance(relation.related_model, type)
    ]


def _receiver(function: Callable[[Any], None]) -> Callable[..., None]:
    """Passes on the instance, unless rows are paused or a fixture is being loaded; all or nothing."""

    @wraps(function)
    def receive(sender: Any, instance: Any, **kwargs: Any) -> None:
        if not is_paused() and not kwargs.get("raw"):
            with transaction.atomic():
                function(instance)

    return receive


@_receiver
def page_changed(page: Any) -> None:
    """Published or unpublished. What lies below shows the page's title and address, so it follows if those changed."""
    before = set(_own_titles(page))
    refresh_pages([page.pk])
    if page.numchild and (before != set(_own_titles(page)) or _is_elsewhere(page)):
        refresh_tree(page)


def _own_titles(page: Any) -> Any:
    rows = SearchDocument.objects.of(PAGE, [page.pk]).exclude(kind=KIND_DOCUMENT)
    return rows.values_list("title", flat=True)


def _is_elsewhere(page: Any) -> bool:
    """Whether something below is still known under another address."""
    below = Page.objects.filter(path__startswith=page.path).values("pk")
    found = SearchDocument.objects.of(PAGE, below).filter(visible=True).exclude(kind=KIND_DOCUMENT)
    return found.exclude(url__startswith=page.get_url() or "/").exists()


@_receiver
def page_moved(page: Any) -> None:
    """Moved, with everything below it: other addresses, other restrictions, another topic."""
    refresh_tree(Page.objects.get(pk=page.pk))


@_receiver
def page_deleted(page: Any) -> None:
    """Deleted; the signal comes once for each page below, too."""
    forget(PAGE, page.pk)


@_receiver
def restriction_changed(restriction: Any) -> None:
    """A restriction holds for the whole tree below its page."""
    page = Page.objects.filter(pk=restriction.page_id).first()
    if page is not None:
        refresh_tree(page)


@_receiver
def organisation_changed(organisation: Any) -> None:
    """Saved. Its parts are saved after it and send their own signals; rows that stay the same are not written again."""
    refresh_organisations([organisation.pk])
    # A release names its signatories as the directory does, unless it has a name of its own for them.
    refresh_pages(set(Signatory.objects.filter(organisation=organisation).values_list("release_id", flat=True)))


@_receiver
def organisation_deleted(organisation: Any) -> None:
    """Deleted."""
    forget(ORGANISATION, organisation.pk)


@_receiver
def organisation_part_changed(part: Any) -> None:
    """Words, a service, a channel: saved or deleted."""
    if Organisation.objects.filter(pk=part.organisation_id).exists():
        refresh_organisations([part.organisation_id])


def much_changed(**kwargs: Any) -> None:
    """Many things were changed at once, without a signal for each."""
    rebuild()


def organisation_regions_changed(instance: Any, action: str, reverse: bool, pk_set: Any, **kwargs: Any) -> None:
    """The provinces it serves, changed from either side."""
    if action.startswith("post_") and not is_paused():
        with transaction.atomic():
            pks = (pk_set or instance.organisations.values_list("pk", flat=True)) if reverse else [instance.pk]
            refresh_organisations(pks)


@_receiver
def document_changed(document: Any) -> None:
    """Another title, or another file: that one is read by the worker."""
    refresh_pages(pages_using([document.pk]))


@_receiver
def document_deleted(document: Any) -> None:
    """Deleted, and with it what its pages showed of it."""
    rows = SearchDocument.objects.filter(key__startswith=f"document:{document.pk}:", deleted=False)
    refresh_pages(set(rows.values_list("source_id", flat=True)))


@_receiver
def whereabouts_changed(where: Any) -> None:
    """A town or province got another name or position."""
    by = {Place: "place", Region: "regions"}[type(where)]
    refresh_organisations(Organisation.objects.filter(**{by: where}).values_list("pk", flat=True))
