"""How a time is written: with the clock of 24 hours, as on a Dutch letter."""

TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F, Y, H:i"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
