"""What the press room does by itself."""

from datetime import timedelta

from press.mailing.queue import queue_releases, send_waiting
from press.mailing.signup import forget_old
from press.signing.mails import forget_addresses, send_due
from upkeep.jobs import job


@job(every=timedelta(minutes=1))
def mail_statements() -> None:
    """Writes letters for statements that have just become public, and sends what waits."""
    queue_releases()
    send_waiting()


@job(every=timedelta(days=1))
def forget_subscribers() -> None:
    """Erases addresses that never confirmed."""
    forget_old()


@job(every=timedelta(seconds=30))
def mail_signers() -> None:
    """Sends the links, reminders and news of another text that wait."""
    send_due()


@job(every=timedelta(days=1))
def forget_signers() -> None:
    """Erases the addresses of signers whose link has ended."""
    forget_addresses()
