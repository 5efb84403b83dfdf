"""Reviewed: who checked a text, when, and until when it may be relied on."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


class Reviewed(models.Model):
    """Trait of pages whose truth ages. A role is named, never a person. Overdue is computed, not stored."""

    as_of = models.DateField(
        _("state of the sources"),
        null=True,
        blank=True,
        help_text=_("The day on which the sources were read."),
    )
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_by_role = models.CharField(
        _("checked by (role)"), max_length=120, blank=True, help_text=_("For example: a lawyer. Never a name.")
    )
    checked_by_organisation = models.CharField(_("of organisation"), max_length=120, blank=True)
    valid_until = models.DateField(_("check again before"), null=True, blank=True)

    review_panels = [
        MultiFieldPanel(
            [
                "as_of",
                FieldRowPanel([FieldPanel("checked_on"), FieldPanel("valid_until")]),
                FieldRowPanel([FieldPanel("checked_by_role"), FieldPanel("checked_by_organisation")]),
            ],
            heading=_("Checked by"),
        )
    ]

    review_words = ("checked_by_role", "checked_by_organisation")
    """Who checked, in the words of the source: a fact about the text, the same in every language."""

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.checked_on and not (self.checked_by_role and self.valid_until):
            raise ValidationError({"checked_on": _("Say which role checked this text, and until when it is valid.")})
        if self.checked_on and self.valid_until and self.valid_until <= self.checked_on:
            raise ValidationError({"valid_until": _("This date must come after the day of checking.")})

    @property
    def is_overdue(self) -> bool:
        """Whether the text should have been checked again by now."""
        return self.valid_until is not None and self.valid_until < today()


def today() -> date:
    """The date in Amsterdam."""
    return timezone.localdate()
