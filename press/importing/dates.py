"""Dates and times as Dutch and English releases write them."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "february", "feb"),
    ("maart", "march", "mrt", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("augustus", "august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_DAYS = (
    ("maandag", "monday"),
    ("dinsdag", "tuesday"),
    ("woensdag", "wednesday"),
    ("donderdag", "thursday"),
    ("vrijdag", "friday"),
    ("zaterdag", "saturday"),
    ("zondag", "sunday"),
)
WEEKDAYS = {name: number for number, names in enumerate(_DAYS) for name in names}

MONTH = r"(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
WEEKDAY = r"(?:" + "|".join(WEEKDAYS) + r")(?:ochtend|middag|avond|nacht)?"
YEAR = r"(?:19|20)\d\d"
DATE = re.compile(
    rf"""(?:(?P<weekday>{WEEKDAY}),?\s+(?:the\s+)?)?(?:
        (?P<iso>{YEAR}-\d\d-\d\d)\b
      | (?P<day>\d{{1,2}})(?:st|nd|rd|th|e)?\s+(?:of\s+)?(?P<month>{MONTH})(?:,?\s+(?P<year>{YEAR})\b)?
      | (?P<month2>{MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:uur|:|[ap]m\b))(?:,?\s+(?P<year2>{YEAR})\b)?
      | (?P<day3>\d{{1,2}})[-/.](?P<month3>\d{{1,2}})[-/.](?P<year3>{YEAR})\b
      | (?P<month4>{MONTH})\s+(?P<year4>{YEAR})\b
      )""",
    re.IGNORECASE | re.VERBOSE,
)
ONLY_YEAR = re.compile(rf"\b{YEAR}\b")
TIME = re.compile(
    r"""\b(?P<noon>12\s+noon|noon|midnight|middernacht)\b
      | \b(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s*(?:(?P<half>[ap])\.?m\b\.?
        |(?:uur|hours|hrs|u\b|h\b|CES?T\b|UTC\b|GMT\b))
      | \b(?P<hour2>[01]?\d|2[0-4])[:.](?P<minute2>[0-5]\d)\b(?![-./]\d)""",
    re.IGNORECASE | re.VERBOSE,
)
ZONES = {"UTC": ZoneInfo("UTC"), "GMT": ZoneInfo("UTC")}


@dataclass(frozen=True)
class FoundDate:
    """A date in a text, with as much as it says."""

    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    span: tuple[int, int]

    @property
    def iso(self) -> str | None:
        """As much as is known, ISO 8601. None without a year."""
        if self.year is None:
            return None
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    @property
    def precision(self) -> str:
        """``day``, ``month``, ``year`` or ``none``."""
        if self.year is None:
            return "none"
        return "day" if self.day else "month" if self.month else "year"

    def in_year(self, year: int) -> "FoundDate":
        """The same day in this year."""
        return FoundDate(year, self.month, self.day, self.weekday, self.span)


def find_dates(text: str) -> list[FoundDate]:
    """Every date in a text that exists in the calendar; a year alone is none."""
    return [found for match in DATE.finditer(text) if (found := _read(match))]


def find_year(text: str) -> FoundDate | None:
    """A year that stands alone."""
    match = ONLY_YEAR.search(text)
    return FoundDate(int(match[0]), None, None, None, match.span()) if match else None


def _read(match: re.Match[str]) -> FoundDate | None:
    part = match.groupdict()
    weekday = re.sub(r"(?:ochtend|middag|avond|nacht)$", "", (part["weekday"] or "").lower())
    if part["iso"]:
        year, month, day = (int(piece) for piece in part["iso"].split("-"))
        numbers: tuple[int | None, int, int | None] = (year, month, day)
    else:
        name = part["month"] or part["month2"] or part["month4"]
        numbers = (
            _number(part["year"] or part["year2"] or part["year3"] or part["year4"]),
            MONTHS[name.lower().rstrip(".")] if name else int(part["month3"]),
            _number(part["day"] or part["day2"] or part["day3"]),
        )
    try:
        date(numbers[0] or 2024, numbers[1], numbers[2] or 1)
    except ValueError:
        return None
    return FoundDate(*numbers, WEEKDAYS.get(weekday), match.span())


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def year_of(found: FoundDate, today: date, years: list[int]) -> int | None:
    """The year of a day without one.

    With its weekday, the last year until next year in which it fell so; else the newest year that the text names.
    """
    if found.weekday is not None and found.month and found.day:
        for year in range(today.year + 1, today.year - 12, -1):
            try:
                day = date(year, found.month, found.day)
            except ValueError:
                continue
            if day.weekday() == found.weekday and day <= today + timedelta(days=60):
                return year
        return None
    past = [year for year in years if year <= today.year + 1]
    return max(past, default=None)


def find_time(text: str) -> tuple[int, str] | None:
    """The first time of day in minutes since midnight (24.00 is 1440), with its zone: UTC, or nothing for Amsterdam."""
    for match in TIME.finditer(text):
        if match["noon"]:
            return (12 * 60 if "noon" in match["noon"].lower() else 0), ""
        hour, minute = int(match["hour"] or match["hour2"]), int(match["minute"] or match["minute2"] or 0)
        if match["half"]:
            hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        zone = next((name for name in ZONES if re.search(rf"\b{name}\b", text[match.start() : match.end() + 5])), "")
        if hour * 60 + minute <= 24 * 60:
            return hour * 60 + minute, zone
    return None


def moment(day: date, minutes: int, zone: str = "") -> str:
    """ISO 8601 with the offset of Amsterdam at that moment."""
    naive = datetime.combine(day + timedelta(days=minutes // 1440), time(minutes // 60 % 24, minutes % 60))
    return naive.replace(tzinfo=ZONES.get(zone, AMSTERDAM)).astimezone(AMSTERDAM).isoformat()
