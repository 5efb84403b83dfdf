"""How dates are written: months in full."""

DATE_FORMAT = "j F Y"
YEAR_MONTH_FORMAT = "F Y"
