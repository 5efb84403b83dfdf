"""Dates as a reader needs them: no more precise than is known, and a minute with the place whose clock it is."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

FORMATS = {"month": "YEAR_MONTH_FORMAT", "year": "Y"}


def release_date(page: Any) -> str:
    """The date a release bears, as precise as it is; empty if it has none."""
    return date_format(page.date_shown, FORMATS.get(page.date_precision, "DATE_FORMAT")) if page.date_shown else ""


def amsterdam(moment: datetime) -> str:
    """Day and minute by the clock in Amsterdam, and whether that is summer or winter time."""
    local = timezone.localtime(moment, timezone.get_default_timezone())
    values = {"day": date_format(local, "DATE_FORMAT"), "time": f"{local:%H:%M}"}
    if local.dst():
        return _("%(day)s, %(time)s (Amsterdam, summer time)") % values
    return _("%(day)s, %(time)s (Amsterdam, winter time)") % values
