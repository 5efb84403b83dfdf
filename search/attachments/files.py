"""Which files are used by pages that anybody may read, and the reading of those that were not read yet."""

import logging
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import Storage
from wagtail.documents import get_document_model
from wagtail.models import Page, ReferenceIndex

from media.serving import shown_by_pages
from publishing.visibility import visible_pages
from search.attachments.models import Problem, ReadFile
from search.attachments.reading import Reading, read

logger = logging.getLogger(__name__)
BUDGET = 20.0  # seconds in one run of the job; the worker has other things to do


def used_by(pages: Iterable[int]) -> dict[int, list[int]]:
    """Page → the documents that its published text uses, in one query."""
    used: dict[int, list[int]] = defaultdict(list)
    for page, document in _references().filter(object_id__in=[str(pk) for pk in pages]).values_list(*_ENDS):
        used[int(page)].append(int(document))
    return {page: sorted(set(documents)) for page, documents in used.items()}


def pages_using(documents: Iterable[int]) -> set[int]:
    """The pages whose published text uses one of these documents, whoever may read them."""
    references = _references().filter(to_object_id__in=[str(pk) for pk in documents])
    return {int(pk) for pk in references.values_list("object_id", flat=True)}


_ENDS = ("object_id", "to_object_id")


def _references() -> Any:
    """Where pages show documents, as Wagtail keeps it."""
    documents = ContentType.objects.get_for_model(get_document_model())
    return ReferenceIndex.objects.filter(shown_by_pages(), to_content_type=documents).order_by("pk")


def read_what_is_due(budget: float = BUDGET) -> list[int]:
    """Reads the files that visible pages use and nobody has read, until the time is up; at least one.

    Returns the documents whose text is new. Raises CannotRead if this machine lacks the means.
    """
    end = time.monotonic() + budget
    fresh: list[int] = []
    for document in _due():
        try:
            digest = document.get_file_hash()
        except OSError:
            logger.warning("The file of document %s is lost.", document.pk)
            continue
        if not ReadFile.objects.filter(file_hash=digest).exists():
            reading = _read(document)
            ReadFile.objects.update_or_create(
                file_hash=digest,
                defaults={"text": reading.text, "problem": reading.problem or "", "is_cut": reading.is_cut},
            )
        fresh.append(document.pk)
        if time.monotonic() > end:
            break
    return fresh


def forget_what_is_gone() -> int:
    """Drops the text of files that no document holds any more. Returns of how many."""
    hashes = get_document_model().objects.exclude(file_hash="").values("file_hash")
    return ReadFile.objects.exclude(file_hash__in=hashes).delete()[0]


def _due() -> Iterator[Any]:
    """Documents of visible pages without a reading. Those that anybody may see come from the one rule of visibility."""
    unread = get_document_model().objects.exclude(file_hash__in=ReadFile.objects.values("file_hash"))
    candidates = {str(pk) for pk in unread.values_list("pk", flat=True)}
    if not candidates:
        return
    users: dict[int, set[int]] = defaultdict(set)
    for page, document in _references().filter(to_object_id__in=candidates).values_list(*_ENDS):
        users[int(document)].add(int(page))
    pages = {page for each in users.values() for page in each}
    visible = set(visible_pages(Page.objects.filter(pk__in=pages)).values_list("pk", flat=True))
    yield from unread.filter(pk__in=[pk for pk, using in users.items() if using & visible]).order_by("pk")


def _read(document: Any) -> Reading:
    storage: Storage = document.file.storage
    try:
        with storage.open(document.file.name, "rb") as file:
            reading = read(file, storage.size(document.file.name))
    except OSError:
        logger.exception("The file of document %s cannot be opened.", document.pk)
        return Reading(problem=Problem.BROKEN)
    if reading.problem:
        logger.warning("The file of document %s was set aside: %s", document.pk, reading.problem.value)
    return reading
