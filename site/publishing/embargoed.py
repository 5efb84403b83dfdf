"""Embargoed: a page that may be read from a given minute on."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class Embargoed(models.Model):
    """Trait of pages that wait for a minute. ``publishing.visibility`` keeps them hidden until then, everywhere."""

    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        db_index=True,  # every list of pages asks which embargoes still hold
        help_text=_("Nobody without a personal link sees this page before this minute (time in Amsterdam)."),
    )

    embargo_panels = [FieldPanel("embargo_until")]

    class Meta:
        abstract = True

    @property
    def under_embargo(self) -> bool:
        """Whether the minute is still to come."""
        return self.embargo_until is not None and self.embargo_until > timezone.now()

    def get_admin_display_title(self) -> Any:
        """The desk's lists show the embargo beside the title."""
        title = super().get_admin_display_title()  # type: ignore[misc]
        return _("%(title)s (under embargo)") % {"title": title} if self.under_embargo else title
