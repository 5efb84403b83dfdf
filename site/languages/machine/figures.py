"""Numbers and dates of a sentence, whatever digits and month names its language writes them with."""

import re
import unicodedata
from functools import cache

from django.utils.dates import MONTHS, MONTHS_ALT
from django.utils.translation import override

# "1.000", "5,40", "09.30": one number; a range or a fraction is two.
_NUMBER = re.compile(r"\d+(?:[.,'’\u00a0\u202f]\d+)*")
_SEPARATOR = re.compile(r"\D+")
# Arabic writes the months in two traditions; Django has one of them.
_MORE_MONTHS = {
    "ar": (
        *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"),
        *("تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
    ),
}


def plain_digits(text: str) -> str:
    """``text`` with the digits of every script as 0 to 9, and the separators of Arabic as "." and ","."""
    text = text.replace("\u066b", ",").replace("\u066c", ".")
    return "".join(str(unicodedata.digit(each)) if each.isdecimal() else each for each in text)


def missing_numbers(source: str, answer: str) -> list[str]:
    """The numbers of ``source``, as written there, that ``answer`` does not have.

    "1.000" is there as "1,000" and as "1000", and "9.00" as "9:00" and as "9".
    """
    answer = plain_digits(answer)
    runs = set(re.findall(r"\d+", answer))
    whole = {_SEPARATOR.sub("", number) for number in _NUMBER.findall(answer)} | runs
    return [
        number
        for number in dict.fromkeys(_NUMBER.findall(plain_digits(source)))
        if not _is_there(_SEPARATOR.split(number), runs, whole)
    ]


def _is_there(parts: list[str], runs: set[str], whole: set[str]) -> bool:
    if "".join(parts) in whole or set(parts) <= runs:
        return True
    numbers = {run.lstrip("0") for run in runs}
    return all(part.lstrip("0") in numbers for part in parts if part.strip("0"))


def missing_dates(source: str, answer: str, source_code: str, code: str) -> list[str]:
    """The days of ``source`` ("12 november") whose month ``answer`` neither names nor writes as a number.

    Day and year are numbers, which ``missing_numbers`` looks for.
    """
    text, digits = plain_digits(answer).casefold(), set(re.findall(r"\d+", plain_digits(answer)))
    months = {name: month for month in range(1, 13) for name in month_names(source_code, month)}
    day = re.compile(rf"\b\d{{1,2}} ({'|'.join(map(re.escape, months))})\b", re.IGNORECASE)
    found = {match[0]: months[match[1].casefold()] for match in day.finditer(source)}
    return [
        date
        for date, month in found.items()
        if not any(name in text for name in month_names(code, month)) and not {str(month), f"{month:02}"} & digits
    ]


@cache
def month_names(code: str, month: int) -> tuple[str, ...]:
    """What a month is called in a language, in small letters."""
    with override(code):
        names = [str(MONTHS[month]), str(MONTHS_ALT[month])]
    names += [_MORE_MONTHS[code][month - 1]] if code in _MORE_MONTHS else []
    return tuple(dict.fromkeys(name.casefold() for name in names))
