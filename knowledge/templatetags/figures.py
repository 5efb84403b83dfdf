"""Drawing a 100 % bar without inline styles: SVG lengths in percent."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.translation import get_language_bidi

register = template.Library()


@dataclass(frozen=True)
class Segment:
    """A part of the bar. ``start``, ``width`` and ``middle`` are percentages of its length, from the left."""

    figure: Any
    start: str
    width: str
    middle: str
    part: str


@register.simple_tag
def bar_segments(figures: list[Any]) -> list[Segment]:
    """The parts of a bar, first part at the start of the line: on the right in a right-to-left language."""
    segments, before = [], Decimal(0)
    for figure in figures:
        width = Decimal(figure["value"])
        start = 100 - before - width if get_language_bidi() else before
        segments.append(Segment(figure, f"{start}%", f"{width}%", f"{start + width / 2}%", figure["part"]))
        before += width
    return segments


@register.filter
def figure(value: Decimal | None) -> str:
    """A number as the language writes it, without needless zeros: 2.065, 18."""
    if value is None:
        return ""
    whole = value == value.to_integral_value()
    return number_format(value.quantize(Decimal(1)) if whole else value.normalize(), use_l10n=True, force_grouping=True)
