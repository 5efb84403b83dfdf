"""The front page and plain pages."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page, Site
from wagtail_localize.fields import SynchronizedField

from blocks.lines import LineBlock
from blocks.prose import ProseBlock
from knowledge.models import RightsPage, TopicPage
from languages.findings import page_finding, stream_text
from press.models import PressReleasePage
from publishing.findable import KIND_PAGE, Finding
from publishing.visibility import visible_pages

LATEST = 2


class HomePage(Page):
    """The front page of one language."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.PlainPage",
        "knowledge.RightsIndexPage",
        "knowledge.EvaluationIndexPage",
        "press.NewsroomPage",
    ]

    heading = models.CharField(_("heading"), max_length=120)
    intro = models.CharField(_("introduction"), max_length=255, blank=True)
    promises = StreamField(
        [("line", LineBlock())], verbose_name=_("promises"), blank=True, help_text=_("Only what is true.")
    )

    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("slug", overridable=True)]
    content_panels = [*Page.content_panels, "heading", "intro", "promises"]

    class Meta:
        verbose_name = _("front page")

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        # Wagtail remembers the roots of a site for an hour, and forgets them only when the site's own root changes:
        # without this, the pages of a new language would have no address until then.
        Site.clear_site_root_paths_cache()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["emergency_shown"] = True  # above the search form, so not once more in the footer
        context["topics"] = visible_pages(TopicPage.objects.filter(locale=self.locale_id)).order_by("path")
        context["has_rights_pages"] = visible_pages(RightsPage.objects.filter(locale=self.locale_id)).exists()
        context["releases"] = PressReleasePage.objects.filter(locale=self.locale_id).newest_first()[:LATEST]
        return context


class PlainPage(Page):
    """A page of running text: about, privacy, accessibility, contact."""

    parent_page_types = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    summary = models.CharField(_("summary"), max_length=255, blank=True)
    body = StreamField([("prose", ProseBlock())], verbose_name=_("text"), blank=True)

    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("slug", overridable=True)]
    content_panels = [*Page.content_panels, "summary", "body"]

    class Meta:
        verbose_name = _("plain page")

    def findings(self) -> list[Finding]:
        """Found by its text."""
        return [page_finding(self, KIND_PAGE, summary=self.summary, body=stream_text(self.body), weight=0.7)]
