"""Content to rows: what has changed, what is due, and everything anew."""

import logging
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from wagtail.models import Page, get_page_models

from directory.models import Organisation
from publishing import bulk
from publishing.findable import Findable, Finding
from publishing.visibility import visible_pages
from search.attachments.findings import with_files
from search.models import ORGANISATION, PAGE, SearchDocument, visible_now
from search.rows import write

logger = logging.getLogger(__name__)
_paused: ContextVar[bool] = ContextVar("search_is_paused", default=False)
THINGS_AT_ONCE = 100


@contextmanager
def paused() -> Iterator[None]:
    """Within this block no row is written, whatever changes. Call ``rebuild`` afterwards, in the same transaction."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)


def is_paused() -> bool:
    """Whether single changes of content are being ignored just now: paused here, or made in bulk."""
    return _paused.get() or bulk.in_progress()


def rebuild() -> int:
    """Brings every row in line with the content, in a fixed number of queries of our own per hundred things.

    Returns how many rows changed: none, if nothing had been missed.
    """
    pages = {*_visible_findable().values_list("pk", flat=True), *_known(PAGE)}
    organisations = {*Organisation.objects.values_list("pk", flat=True), *_known(ORGANISATION)}
    return refresh_pages(pages) + refresh_organisations(organisations)


def refresh_due() -> int:
    """Catches up with what changes without a signal: an embargo that ended, content written or removed behind our back.

    Returns how many rows changed.
    """
    rows = SearchDocument.objects.filter(deleted=False)
    wrong = rows.filter(visible_now(), visible=False) | rows.filter(~visible_now(), visible=True)
    due: dict[str, set[int]] = {PAGE: set(), ORGANISATION: set()}
    for source, pk in wrong.values_list("source", "source_id"):
        due[source].add(pk)
    due[PAGE].update(_visible_findable().exclude(pk__in=_known(PAGE)).values_list("pk", flat=True))
    missing = Organisation.objects.listed().exclude(pk__in=_known(ORGANISATION))
    due[ORGANISATION].update(missing.values_list("pk", flat=True))
    return refresh_pages(due[PAGE]) + refresh_organisations(due[ORGANISATION])


def refresh_pages(pks: Collection[int]) -> int:
    """Writes the rows of these pages as the pages are now; rows of pages that are gone become tombstones."""
    return sum(_refresh_some_pages(some) for some in _in_batches(pks))


def refresh_tree(page: Page) -> int:
    """The same for a page and everything below it, drafts that were never found left alone."""
    below = Page.objects.filter(path__startswith=page.path)
    known = SearchDocument.objects.of(PAGE, below.values("pk")).values_list("source_id", flat=True)
    return refresh_pages({*known, *visible_pages(below).values_list("pk", flat=True)})


def refresh_organisations(pks: Collection[int]) -> int:
    """Writes the rows of these organisations, in every language."""
    return sum(_refresh_some_organisations(some) for some in _in_batches(pks))


def forget(source: str, pk: int) -> None:
    """The rows of something that was deleted become tombstones."""
    write(source, {pk: []})


def _refresh_some_pages(pks: tuple[int, ...]) -> int:
    with transaction.atomic():
        things: dict[int, list[Finding]] = {pk: [] for pk in pks}
        for model in findable_page_models():
            pages = list(model._default_manager.filter(pk__in=pks).select_related("locale"))
            _attach_parents(pages)
            _collect(things, pages)
        with_files(things)
        return write(PAGE, things)


def _refresh_some_organisations(pks: tuple[int, ...]) -> int:
    with transaction.atomic():
        things: dict[int, list[Finding]] = {pk: [] for pk in pks}
        _collect(things, Organisation.objects.filter(pk__in=pks).with_words())
        return write(ORGANISATION, things)


def _collect(things: dict[int, list[Finding]], candidates: Iterable[Any]) -> None:
    """Asks each thing for its findings. One that cannot say keeps its old rows: that must not stop an editor's work."""
    for thing in candidates:
        try:
            things[thing.pk] = thing.findings()
        except Exception:
            logger.exception("Not searchable as it is now: %s %s", thing._meta.label, thing.pk)
            del things[thing.pk]


def findable_page_models() -> list[type[Any]]:
    """The page models that say what can be found of them."""
    return [model for model in get_page_models() if issubclass(model, Findable)]


def _visible_findable() -> Any:
    types = [model._meta.model_name for model in findable_page_models()]
    labels = [model._meta.app_label for model in findable_page_models()]
    pages = Page.objects.filter(content_type__model__in=types, content_type__app_label__in=labels)
    return visible_pages(pages)


def _known(source: str) -> Any:
    rows = SearchDocument.objects.filter(source=source, deleted=False)
    return rows.values_list("source_id", flat=True).distinct()


def _attach_parents(pages: list[Any]) -> None:
    """One query for the parents of all pages; ``get_parent`` would need one for each."""
    parents = {page.path: page for page in Page.objects.filter(path__in={p.path[: -p.steplen] for p in pages})}
    for page in pages:
        if parent := parents.get(page.path[: -page.steplen]):
            page._cached_parent_obj = parent


def _in_batches(pks: Collection[int]) -> Iterator[tuple[int, ...]]:
    ordered = sorted(pks)
    return (tuple(ordered[at : at + THINGS_AT_ONCE]) for at in range(0, len(ordered), THINGS_AT_ONCE))
