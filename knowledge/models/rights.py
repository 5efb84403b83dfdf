"""A right, in plain words."""

from typing import Any, ClassVar

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from knowledge import streams
from knowledge.models.legal import LegalSource
from languages.findings import page_finding, stream_text
from languages.table import SOURCE
from publishing.findable import KIND_RIGHTS, Finding
from publishing.reviewed import Reviewed
from publishing.visibility import visible_pages


class RightsPage(RoutablePageMixin, Reviewed, Page):
    """One right, in plain words: what you may ask for, from whom, and what to do if they refuse.

    The title is the question.
    """

    parent_page_types = ["knowledge.TopicPage"]
    subpage_types: ClassVar[list[str]] = []

    short_answer = models.CharField(
        _("short answer"), max_length=240, help_text=_("Two sentences a tired person can read.")
    )
    answer_detail = models.CharField(_("the rest of the answer"), max_length=320, blank=True)
    for_whom = StreamField(streams.FOR_WHOM, verbose_name=_("for whom"), blank=True)
    safe = StreamField(streams.PARAGRAPHS, verbose_name=_("is it safe?"), blank=True)
    steps = StreamField(streams.STEPS, verbose_name=_("steps"), blank=True)
    bring = StreamField(streams.LINES, verbose_name=_("what to bring"), blank=True)
    refused = StreamField(streams.LINES, verbose_name=_("if they refuse"), blank=True)
    cost = StreamField(streams.PARAGRAPHS, verbose_name=_("what it costs"), blank=True)
    card_request = models.TextField(_("what I ask at the counter"), blank=True)
    card_points = StreamField(streams.LINES, verbose_name=_("why you may help me, and who pays"), blank=True)
    legal_sources = ParentalManyToManyField(
        LegalSource, verbose_name=_("legal basis"), blank=True, related_name="rights_pages"
    )
    sources = StreamField(streams.SOURCES, verbose_name=_("sources"), blank=True)

    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("slug", overridable=True),
        *(SynchronizedField(name, overridable=False) for name in Reviewed.review_words),
        SynchronizedField("sources", overridable=False),
    ]
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("short_answer", widget=AdminAutoHeightTextInput),
                FieldPanel("answer_detail", widget=AdminAutoHeightTextInput),
            ],
            heading=_("Answer"),
        ),
        "for_whom",
        "safe",
        "steps",
        "bring",
        "refused",
        "cost",
        MultiFieldPanel(["card_request", "card_points"], heading=_("Card for the counter")),
        MultiFieldPanel(
            [FieldPanel("legal_sources", widget=CheckboxSelectMultiple), "sources"], heading=_("Where it says so")
        ),
        *Reviewed.review_panels,
    ]
    search_fields = [*Page.search_fields, index.SearchField("short_answer"), index.SearchField("steps")]

    class Meta:
        verbose_name = _("rights page")

    @property
    def legal_basis(self) -> models.QuerySet[LegalSource]:
        """The law this page rests on: kept once, with the source page, for all its translations."""
        return LegalSource.objects.filter(
            rights_pages__translation_key=self.translation_key, rights_pages__locale__language_code=SOURCE
        )

    @path("card/")
    def card(self, request: HttpRequest) -> HttpResponse:
        """The card for the counter.

        In Dutch for the professional, then in the holder's language. 404 without a card.
        """
        source = self.get_source()
        if not source.card_request:
            raise Http404
        card: HttpResponse = self.render(
            request, context_overrides={"source": source}, template="knowledge/rights_card.html"
        )
        return card

    @path("text/")
    def text(self, request: HttpRequest) -> HttpResponse:
        """The page as plain text, to send on or to read offline."""
        response: HttpResponse = self.render(request, template="knowledge/rights_page.txt")
        response["Content-Type"] = "text/plain; charset=utf-8"
        response["X-Robots-Tag"] = "noindex"
        return response

    def get_source(self) -> "RightsPage":
        """This page in the source language; itself where that is gone."""
        if self.locale.language_code == SOURCE:
            return self
        sources = RightsPage.objects.filter(translation_key=self.translation_key, locale__language_code=SOURCE)
        return visible_pages(sources).first() or self

    def findings(self) -> list[Finding]:
        """Found by its question, its answer, its steps and everything below."""
        parts = (self.for_whom, self.safe, self.steps, self.bring, self.refused, self.cost)
        topic = self.get_parent()
        return [
            page_finding(
                self,
                KIND_RIGHTS,
                summary=f"{self.short_answer} {self.answer_detail}".strip(),
                headings="\n".join([topic.title, *(step.value["title"] for step in self.steps)]),
                body=stream_text(*parts),
                topics=(str(topic.translation_key),),
                date=self.checked_on or self.as_of,
                weight=1.2,
            )
        ]
