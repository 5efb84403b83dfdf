"""Summaries of evaluations, with figures that can be checked."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from knowledge import streams
from languages.findings import page_finding, stream_text
from publishing.findable import KIND_EVALUATION, Finding
from publishing.reviewed import Reviewed
from publishing.visibility import visible_pages


class EvaluationIndexPage(Page):
    """All summaries of evaluations."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledge.EvaluationSummaryPage"]
    max_count_per_parent = 1

    intro = models.CharField(_("introduction"), max_length=255, blank=True)

    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("slug", overridable=True)]
    content_panels = [*Page.content_panels, "intro"]

    class Meta:
        verbose_name = _("index of evaluations")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        pages = EvaluationSummaryPage.objects.child_of(self)
        context["evaluations"] = visible_pages(pages).order_by("-report_published")
        return context


class EvaluationSummaryPage(Reviewed, Page):
    """What a report found, what was recommended, what came of it. The title is a question."""

    parent_page_types = ["knowledge.EvaluationIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    short_answer = models.CharField(_("short answer"), max_length=240)
    answer_detail = models.CharField(_("the rest of the answer"), max_length=320, blank=True)
    report_title = models.CharField(_("title of the report"), max_length=255)
    report_made_by = models.CharField(_("made by"), max_length=255)
    report_commissioned_by = models.CharField(_("commissioned by"), max_length=255, blank=True)
    report_published = models.DateField(_("published on"), null=True)
    report_url = models.URLField(_("address of the report"), blank=True)
    key_figures = StreamField(streams.KEY_FIGURES, verbose_name=_("key figures"), blank=True)
    findings_list = StreamField(streams.LINES, verbose_name=_("findings"), blank=True)
    recommendations = StreamField(streams.RECOMMENDATIONS, verbose_name=_("recommendations"), blank=True)
    disagreement = StreamField(streams.LINES, verbose_name=_("where sources disagree"), blank=True)

    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("slug", overridable=True),
        *(SynchronizedField(name, overridable=False) for name in Reviewed.review_words),
        SynchronizedField("report_title", overridable=False),
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
        MultiFieldPanel(
            ["report_title", "report_made_by", "report_commissioned_by", "report_published", "report_url"],
            heading=_("The report"),
        ),
        "key_figures",
        "findings_list",
        "recommendations",
        "disagreement",
        *Reviewed.review_panels,
    ]

    class Meta:
        verbose_name = _("summary of an evaluation")

    def clean(self) -> None:
        super().clean()
        total = sum(figure["value"] for figure in self.bar)
        if self.bar and total != 100:
            raise ValidationError(
                {"key_figures": _("The parts of the bar add up to %(total)s, not to 100.") % {"total": total}}
            )

    @property
    def bar(self) -> list[Any]:
        """The key figures that are parts of the 100 % bar, in order."""
        return [block.value for block in self.key_figures if block.value.get("part")]

    @property
    def other_figures(self) -> list[Any]:
        """The key figures that stand on their own."""
        return [block.value for block in self.key_figures if not block.value.get("part")]

    def findings(self) -> list[Finding]:
        """Found by its question, its report and its figures."""
        return [
            page_finding(
                self,
                KIND_EVALUATION,
                summary=f"{self.short_answer} {self.answer_detail}".strip(),
                headings=f"{self.report_title}\n{self.report_made_by}\n{self.report_commissioned_by}",
                body=stream_text(self.key_figures, self.findings_list, self.recommendations, self.disagreement),
                date=self.report_published,
            )
        ]
