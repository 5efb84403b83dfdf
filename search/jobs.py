"""What the worker does for search."""

from datetime import timedelta

from search import delivery, indexing
from search.attachments import files
from upkeep.jobs import job


@job(every=timedelta(minutes=1))
def refresh_due() -> int:
    """Rows of pages whose embargo ended, and whatever else changed without a signal."""
    return indexing.refresh_due()


@job(every=timedelta(minutes=1))
def read_files() -> int:
    """The text of files that public pages use: each is read once, then its pages are refreshed."""
    files.forget_what_is_gone()
    return indexing.refresh_pages(files.pages_using(files.read_what_is_due()))


@job(every=timedelta(seconds=1))
def deliver() -> int:
    """Rows that wait go to the search server; what was told within the request that changed it does not wait."""
    return delivery.courier.run()


@job(every=timedelta(seconds=30))
def maintain() -> list[str]:
    """Indices that are missing, or were made with other synonyms or settings, are built beside the living ones."""
    return delivery.maintain()
