"""Mail to the signers: set ready in the transaction that causes it, sent by the worker.

Claimed before it is sent, so a crash never sends it twice; what was not finished, the board shows as failed.
"""

import logging
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from press.models import Invitation
from press.signing.rounds import make_link, open_link
from publishing.models import PersonalLink

logger = logging.getLogger(__name__)

DUE = (Invitation.Mail.INVITE, Invitation.Mail.CHANGED, Invitation.Mail.REMIND)
GIVEN_UP_AFTER = timedelta(minutes=15)


def send_due() -> int:
    """Sends what is due; returns how many went out."""
    stuck = Invitation.objects.filter(mail=Invitation.Mail.SENDING, mailed_at__lt=timezone.now() - GIVEN_UP_AFTER)
    stuck.update(mail=Invitation.Mail.FAILED)
    due = Invitation.objects.filter(mail__in=DUE).exclude(email="").select_related("round__release__locale")
    return sum(_send(invitation) for invitation in due)


def forget_addresses() -> None:
    """An address is kept only while its link opens."""
    for invitation in Invitation.objects.exclude(email=""):
        if open_link(invitation) is None:
            Invitation.objects.filter(pk=invitation.pk).update(email="", mail=Invitation.Mail.NONE)


def address_of(link: PersonalLink, language: str) -> str:
    """The whole address behind a link, with the interface in this language."""
    with override(language):
        return f"{settings.PUBLIC_URL}{reverse('sign', args=[link.token])}"


def _send(invitation: Invitation) -> bool:
    kind = invitation.mail
    claimed = Invitation.objects.filter(pk=invitation.pk, mail=kind).update(
        mail=Invitation.Mail.SENDING, mailed_at=timezone.now()
    )
    if not claimed:
        return False
    language = invitation.release.locale.language_code
    link = open_link(invitation) or make_link(invitation, by=None)
    with override(language):
        context = {"kind": kind, "invitation": invitation, "address": address_of(link, language)}
        body = render_to_string("press/signing_mail.txt", context)
        try:
            # No headline in the subject: it is not public yet.
            send_mail(_("Sign a statement"), body, None, [invitation.email])
        except (SMTPException, OSError):
            logger.warning("A mail to a signer could not be sent.")
            Invitation.objects.filter(pk=invitation.pk).update(mail=Invitation.Mail.FAILED)
            return False
    Invitation.objects.filter(pk=invitation.pk).update(mail=Invitation.Mail.SENT)
    return True
