"""The queue of letters: claimed in the database, then sent, then marked.

A crash between claim and mark leaves a letter claimed. It may have gone out, so it is never sent again, and the desk is
told: at most once. What certainly did not go out (no connection, no claim) waits for the next time.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused
from typing import Any

from django.core.mail import get_connection
from django.db.models import Q
from django.utils import timezone

from press.mailing.letters import compose
from press.models import Letter, PressReleasePage, Subscriber
from publishing.visibility import is_visible

logger = logging.getLogger(__name__)

FRESH = timedelta(days=1)
AT_ONCE = 200
REFUSALS = (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError)


@dataclass
class Outcome:
    """How many letters; never to whom."""

    sent: int = 0
    refused: int = 0
    held_back: int = 0


def releases_to_mail(at: datetime | None = None) -> list[PressReleasePage]:
    """Statements that became public within a day and are marked for the list. Older ones are no news."""
    since = (at or timezone.now()) - FRESH
    fresh = Q(first_published_at__gte=since) | Q(embargo_until__gte=since)
    found = PressReleasePage.objects.filter(fresh, mail_to_list=True).visible().select_related("locale")
    return [page for page in found if page.public_since and page.public_since >= since]


def queue_releases(at: datetime | None = None) -> int:
    """A letter for each statement and each subscriber of its language. Asked twice, it adds nothing."""
    before = Letter.objects.count()
    for page in releases_to_mail(at):
        readers = Subscriber.objects.confirmed().filter(
            language=page.locale.language_code, confirmed_at__lte=page.public_since
        )
        letters = (Letter(subscriber=reader, kind=Letter.Kind.RELEASE, release=page) for reader in readers.iterator())
        Letter.objects.bulk_create(letters, ignore_conflicts=True, batch_size=500)
    return Letter.objects.count() - before


def send_waiting(limit: int = AT_ONCE) -> Outcome:
    """Sends what waits, oldest first. Raises OSError or SMTPException if the mail server is away: nothing is lost."""
    outcome = Outcome()
    waiting = list(Letter.objects.waiting().select_related("subscriber", "release__locale")[:limit])
    if not waiting:
        return outcome
    connection = get_connection()
    connection.open()
    try:
        for letter in waiting:
            # The embargo may have been moved since the letter was written down.
            if letter.release and not is_visible(letter.release):
                outcome.held_back += 1
            else:
                _send(letter, connection, outcome)
    finally:
        connection.close()
    return outcome


def _send(letter: Letter, connection: Any, outcome: Outcome) -> None:
    message = compose(letter)
    if not claim(letter):
        return
    message.connection = connection
    mine = Letter.objects.filter(pk=letter.pk)
    try:
        message.send()
    except REFUSALS as refusal:
        # The class only: the server's own words hold the address.
        mine.update(failed=type(refusal).__name__)
        outcome.refused += 1
        return
    mine.update(sent_at=timezone.now())
    outcome.sent += 1


def claim(letter: Letter) -> bool:
    """Whether this letter is now ours to send: of two workers, one gets True."""
    return Letter.objects.waiting().filter(pk=letter.pk).update(claimed_at=timezone.now()) == 1
