"""The tree of rights: an index, topics, and below each topic its rights pages."""

from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Left, Length
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from languages.findings import page_finding
from languages.links import translations_of
from publishing.findable import KIND_RIGHTS, Finding
from publishing.visibility import visible_pages


class Icon(models.TextChoices):
    """The icons of the sprite that a topic may bear."""

    STETHOSCOPE = "stethoscope", _("stethoscope")
    BED = "bed", _("bed")
    SCALE = "scale", _("scales")
    ID_CARD = "id-card", _("identity card")
    LOCK = "lock", _("lock")
    HEART = "heart", _("heart")
    BABY = "baby", _("baby")
    SCHOOL = "school", _("school")
    HAMMER = "hammer", _("hammer")
    LUGGAGE = "luggage", _("suitcase")
    FILE_TEXT = "file-text", _("document")
    USERS = "users", _("people")


class RightsIndexPage(Page):
    """All topics."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledge.TopicPage"]
    max_count_per_parent = 1

    intro = models.CharField(_("introduction"), max_length=255, blank=True)

    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("slug", overridable=True)]
    content_panels = [*Page.content_panels, "intro"]

    class Meta:
        verbose_name = _("index of rights")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["topics"] = visible_pages(TopicPage.objects.child_of(self)).order_by("path")
        return context


class TopicPage(Page):
    """One subject: doctor, school, police …"""

    parent_page_types = ["knowledge.RightsIndexPage"]
    subpage_types = ["knowledge.RightsPage"]

    icon = models.CharField(_("icon"), max_length=20, choices=Icon, default=Icon.FILE_TEXT)
    intro = models.CharField(_("introduction"), max_length=255, blank=True)

    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("slug", overridable=True)]
    content_panels = [*Page.content_panels, "icon", "intro"]
    search_fields = [*Page.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("topic")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from knowledge.models.rights import RightsPage

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        here = list(visible_pages(RightsPage.objects.child_of(self)).order_by("path"))
        context["rights_pages"] = here
        context["elsewhere"] = self._only_in_other_languages({page.translation_key for page in here})
        return context

    def _only_in_other_languages(self, known: set[Any]) -> list[dict[str, Page]]:
        """Rights pages of this topic that other languages have and this one lacks: language code → page, for each."""
        from knowledge.models.rights import RightsPage

        sisters = TopicPage.objects.filter(translation_key=self.translation_key).exclude(pk=self.pk)
        parent_path = Left("path", Length("path") - self.steplen)
        below = RightsPage.objects.annotate(parent_path=parent_path).filter(parent_path__in=sisters.values("path"))
        groups: dict[Any, list[Page]] = {}
        for page in visible_pages(below).select_related("locale").order_by("path"):
            if page.translation_key not in known:
                groups.setdefault(page.translation_key, []).append(page)
        return [translations_of(versions) for versions in groups.values()]

    def findings(self) -> list[Finding]:
        """A topic is found by its name."""
        return [page_finding(self, KIND_RIGHTS, summary=self.intro, weight=0.8, topics=(str(self.translation_key),))]
