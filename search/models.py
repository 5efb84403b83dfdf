"""What can be found: one row per thing per language. Derived from content: can be dropped and rebuilt."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page

from directory.models import Organisation
from publishing.visibility import visible_pages
from search.attachments.models import ReadFile
from search.delivered import DeliveredIndex, SetAside
from search.steering import BestBet, Synonym
from search.vocabulary import SearchGram, SearchWord

__all__ = [
    "BestBet",
    "DeliveredIndex",
    "ReadFile",
    "SearchDocument",
    "SearchGram",
    "SearchSequence",
    "SearchWord",
    "SetAside",
    "Synonym",
]

PAGE = "page"
ORGANISATION = "organisation"


class SearchDocumentQuerySet(models.QuerySet["SearchDocument"]):
    """Rows, in the words of a search."""

    def current(self, at: datetime | None = None) -> "SearchDocumentQuerySet":
        """What anybody may find at this moment.

        The row's own flag is not enough: an embargo begins or ends, and a restriction may have been saved behind our
        back, without a signal. So the content itself is asked too, in the same query.
        """
        return self.filter(visible_now(at), visible=True, deleted=False)

    def as_texts(self) -> "SearchDocumentQuerySet":
        """Without what a database finds by and nobody is shown: longer than all the rest of a row."""
        return self.defer("title_terms", "headings_terms", "summary_terms", "body_terms")

    def of(self, source: str, pks: Any) -> "SearchDocumentQuerySet":
        """The rows of these pages or organisations; ``source`` is ``PAGE`` or ``ORGANISATION``."""
        return self.filter(source=source, source_id__in=pks)


def visible_now(at: datetime | None = None) -> Q:
    """A condition on rows: the page or organisation behind them may be seen by anybody, now."""
    page = visible_pages(Page.objects.filter(pk=OuterRef("source_id")), at)
    organisation = Organisation.objects.listed().filter(pk=OuterRef("source_id"))
    return Q(Exists(page), source=PAGE) | Q(Exists(organisation), source=ORGANISATION)


class SearchDocument(models.Model):
    """One thing in one language, as plain text. A row that may not be seen, or is gone, keeps its key and no words.

    ``topics``, ``regions``, ``organisations`` and ``labels`` are keys between spaces (`` a b ``), so that
    ``contains=" a "`` filters on every database. The ``_terms`` columns are what the database indexes: tokens of
    ``search.analysis``. ``sequence`` rises with every change of any row, in commit order: an engine that has seen up
    to n asks for what is above n.
    """

    key = models.CharField(max_length=200)
    language = models.CharField(max_length=12)
    kind = models.CharField(max_length=20)
    translation_key = models.CharField(max_length=64, db_index=True)
    source = models.CharField(max_length=20)
    source_id = models.BigIntegerField()

    url = models.TextField(blank=True)
    title = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    headings = models.TextField(blank=True)
    body = models.TextField(blank=True)
    topics = models.TextField(blank=True)
    regions = models.TextField(blank=True)
    organisations = models.TextField(blank=True)
    labels = models.TextField(blank=True)
    date = models.DateField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    weight = models.FloatField(default=1.0)

    title_terms = models.TextField(blank=True)
    headings_terms = models.TextField(blank=True)
    summary_terms = models.TextField(blank=True)
    body_terms = models.TextField(blank=True)

    visible = models.BooleanField(default=False)
    deleted = models.BooleanField(default=False)
    sequence = models.BigIntegerField(default=0, db_index=True)

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "language"], name="one_row_per_thing_per_language")]
        indexes = [models.Index(fields=["source", "source_id"], name="search_rows_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.key} ({self.language})"


class SearchSequence(models.Model):
    """The last sequence number given out: one row.

    A database sequence will not do: it hands out numbers in an order in which transactions need not commit, and a
    reader's cursor could pass a number that becomes visible later. Updating this row makes writers of rows wait for
    each other.
    """

    value = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.value)
