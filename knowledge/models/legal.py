"""The law that pages rest on."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index


class LegalSource(index.Indexed, models.Model):
    """An article of law, treaty, ruling or official rule, under its Dutch name. It is the same in every language."""

    class Kind(models.TextChoices):
        LAW = "law", _("law")
        TREATY = "treaty", _("treaty")
        DIRECTIVE = "directive", _("EU directive")
        RULING = "ruling", _("ruling")
        RULE = "rule", _("official rule")

    key = models.SlugField(_("key"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    title = models.CharField(_("title"), max_length=255, help_text=_("The official Dutch title."))
    citation = models.CharField(_("citation"), max_length=120, blank=True, help_text=_("For example: artikel 122a."))
    url = models.URLField(_("address"), blank=True)

    panels = ["kind", "title", "citation", "url", "key"]
    search_fields = [index.AutocompleteField("title"), index.SearchField("title"), index.SearchField("citation")]

    class Meta:
        ordering = ["title", "citation"]
        verbose_name = _("legal source")
        verbose_name_plural = _("legal sources")

    def __str__(self) -> str:
        return f"{self.title}, {self.citation}" if self.citation else self.title
