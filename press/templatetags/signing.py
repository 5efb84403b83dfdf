"""Who signs a statement, who signed later, and who withdrew."""

from typing import Any

from django import template

from press.models import SignOff
from press.signing.signatories import last_words, round_of

register = template.Library()


@register.simple_tag
def withdrawn_signatures(page: Any) -> list[SignOff]:
    """Organisations that withdrew their signature after the statement was public, with the date; oldest first."""
    round_ = round_of(page)
    if round_ is None:
        return []
    last = (answers[-1] for answers in last_words(round_).values())
    gone = [each for each in last if each.answer == SignOff.Answer.WITHDRAWN and each.was_public]
    return sorted(gone, key=lambda each: each.at)
