"""When: weekly hours with an end date, and closures."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class OpeningHours(Orderable):
    """One opening a week. After ``valid_until`` nobody knows whether it still holds, and it is no longer shown."""

    organisation = ParentalKey("directory.Organisation", on_delete=models.CASCADE, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=list(WEEKDAYS.items()))
    opens_at = models.TimeField(_("from"))
    closes_at = models.TimeField(_("until"))
    note = models.CharField(_("note"), max_length=120, blank=True)
    valid_until = models.DateField(_("these hours hold until"))

    class Meta(Orderable.Meta):
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens_at:%H:%M}–{self.closes_at:%H:%M}"

    def clean(self) -> None:
        super().clean()
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            raise ValidationError({"closes_at": _("The closing time must come after the opening time.")})


class Closure(models.Model):
    """A period in which an organisation is closed, last day included."""

    organisation = ParentalKey("directory.Organisation", on_delete=models.CASCADE, related_name="closures")
    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("until and including"))

    class Meta:
        ordering = ["first_day"]
        verbose_name = _("closure")
        verbose_name_plural = _("closures")

    def __str__(self) -> str:
        return f"{self.first_day}–{self.last_day}"

    def clean(self) -> None:
        super().clean()
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("The last day must not come before the first.")})
