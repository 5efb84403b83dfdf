"""Recording what an organisation answers: to the text it was shown, or not at all."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from press.models import Invitation, SigningRound, SignOff, TextVersion
from press.signing.signatories import current_text, follow
from publishing.visibility import is_visible


class TextChanged(Exception):
    """The text that was shown is not the one before the signers any more: nothing was recorded."""


@transaction.atomic
def answer(
    invitation: Invitation,
    kind: str,
    *,
    shown: str,
    person: str,
    words: str = "",
    recorded_by: Any = None,
) -> SignOff:
    """Records an answer to the text with the fingerprint ``shown``. The same answer twice is one answer.

    ``recorded_by`` is the officer who was told by telephone or mail. Raises TextChanged. Withdrawing a signature needs
    no particular text.
    """
    round_ = SigningRound.objects.select_for_update().get(pk=invitation.round_id)
    version = current_text(round_.release)
    last = invitation.sign_offs.last()
    if kind == SignOff.Answer.WITHDRAWN:
        version = last.version if last else version
    elif version.text_hash != shown:
        raise TextChanged
    if last and (last.answer, last.text_hash, last.words) == (kind, version.text_hash, words):
        return last
    sign_off = SignOff.objects.create(
        invitation=invitation,
        version=version,
        text_hash=version.text_hash,
        answer=kind,
        person=person,
        organisation_name=invitation.name,
        words=words,
        how=SignOff.How.OFFICER if recorded_by else SignOff.How.LINK,
        recorded_by=recorded_by,
        was_public=is_visible(round_.release),
    )
    mark_seen(invitation, version)
    data = {"organisation": invitation.name, "person": person, "number": version.number}
    log(round_.release, f"press.{kind}", user=recorded_by, data=data)
    follow(round_)
    return sign_off


def mark_seen(invitation: Invitation, version: TextVersion) -> None:
    """Remembers which text they have read: the page shows what changed since."""
    Invitation.objects.filter(pk=invitation.pk).update(seen=version)
    invitation.seen = version


def is_late(round_: SigningRound) -> bool:
    """Whether a signature now comes after the deadline or after the press office went on."""
    return round_.closed_at is not None or round_.deadline <= timezone.now()
