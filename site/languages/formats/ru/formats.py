"""How dates are written: the month in the form it has after a number, and no word for "year" behind it."""

DATE_FORMAT = "j E Y"
YEAR_MONTH_FORMAT = "F Y"
