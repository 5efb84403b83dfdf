"""What stands on every page: the words in the header and footer, quick exit, and the emergency row."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin

SECTIONS = {
    "rights": _("Rights"),
    "help": _("Help nearby"),
    "search": _("Search"),
    "press": _("Press"),
}
VIEWS = {"help": "directory", "search": "search"}


class SectionBlock(blocks.StructBlock):
    """A word in the header.

    Its label is part of the interface, so every language has it, also where the page is missing.
    """

    section = blocks.ChoiceBlock(label=_("Word"), choices=list(SECTIONS.items()))
    page = blocks.PageChooserBlock(label=_("Page"), required=False, help_text=_("Not for help nearby and search."))

    class Meta:
        label = _("Section")
        icon = "link"


@register_setting(icon="list-ul")
class Navigation(BaseSiteSetting):
    """Header, footer, and where "leave quickly" leads."""

    header = StreamField([("section", SectionBlock())], verbose_name=_("header"), blank=True, max_num=5)
    footer = StreamField([("page", blocks.PageChooserBlock())], verbose_name=_("footer"), blank=True, max_num=8)
    exit_url = models.URLField(
        _("leave quickly to"),
        default="https://nl.wikipedia.org/",
        help_text=_("A harmless site that many people visit. It will see the visitor's address, as any site does."),
    )

    panels = ["header", "footer", "exit_url"]

    class Meta:
        verbose_name = _("navigation")


class EmergencyNumber(TranslatableMixin, models.Model):
    """A number in the emergency row. The number is a fact; its words exist per language."""

    number = models.CharField(_("number"), max_length=20)
    words = models.CharField(_("words"), max_length=120)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = ["number", "words", "sort_order"]

    class Meta(TranslatableMixin.Meta):
        ordering = ["sort_order", "pk"]
        verbose_name = _("emergency number")
        verbose_name_plural = _("emergency numbers")

    def __str__(self) -> str:
        return f"{self.number} {self.words}"

    @property
    def href(self) -> str:
        """The address behind the number."""
        return "tel:" + "".join(character for character in self.number if character.isdigit())
