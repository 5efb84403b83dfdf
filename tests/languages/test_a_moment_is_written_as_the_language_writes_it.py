"""A deadline is read once, in a hurry: with the clock of 24 hours, and the month in the language of the page."""

import datetime

import pytest
from django.utils import formats, translation
from django.utils.dates import MONTHS

from languages.table import LANGUAGES

FIVE_PAST_FIVE = datetime.datetime(2026, 9, 25, 17, 5, tzinfo=datetime.UTC)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize("style", ["TIME_FORMAT", "DATETIME_FORMAT", "SHORT_DATETIME_FORMAT"])
def test_the_clock_has_24_hours(language, style):
    with translation.override(language.code):
        assert "17" in formats.date_format(FIVE_PAST_FIVE, style)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_no_english_month_stands_in_another_language(language):
    with translation.override(language.code):
        written = formats.date_format(FIVE_PAST_FIVE, "DATETIME_FORMAT")
        assert language.code in {"en", "zh-hans", "id"} or str(MONTHS[9])[:3] in written


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_day_stands_before_the_month_unless_the_year_comes_first(language):
    with translation.override(language.code):
        written = formats.date_format(FIVE_PAST_FIVE, "DATETIME_FORMAT")
        assert written.startswith("25") or (language.code == "zh-hans" and written.startswith("2026"))
