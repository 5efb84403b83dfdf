"""Whom a journalist can call: an organisation, never a private number."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.models import Organisation


class PressContactQuerySet(models.QuerySet["PressContact"]):
    """Press contacts."""

    def for_a_list(self) -> "PressContactQuerySet":
        """With organisation, town and channels, in a fixed number of queries."""
        return self.select_related("organisation__place").prefetch_related("organisation__channels")


class PressContact(models.Model):
    """The press contact of an organisation.

    Its telephone and address are those of the organisation in the directory.
    """

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="press_contact", verbose_name=_("organisation")
    )
    role = models.CharField(_("role"), max_length=120, blank=True)
    hours = models.CharField(_("hours"), max_length=120, blank=True)
    languages = models.CharField(
        _("languages"), max_length=60, blank=True, help_text=_("Codes separated by spaces: nl en.")
    )
    in_newsroom = models.BooleanField(_("first to call, on the newsroom's page"), default=False)

    objects = PressContactQuerySet.as_manager()
    panels = ["organisation", "role", "hours", "languages", "in_newsroom"]

    class Meta:
        ordering = ["organisation__name"]
        verbose_name = _("press contact")
        verbose_name_plural = _("press contacts")

    def __str__(self) -> str:
        return str(self.organisation.name)

    def clean(self) -> None:
        super().clean()
        if self.organisation_id and not self.organisation.channels.exists():
            raise ValidationError(
                {"organisation": _("This organisation has no telephone, mail or website in the directory yet.")}
            )
