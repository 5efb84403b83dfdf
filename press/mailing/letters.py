"""What a letter says: plain text and HTML, nothing that tells whether it was opened, one address to leave."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from languages.table import BY_CODE
from languages.words import plain
from press.copies import text_of
from press.exchange import body_html
from press.identity import address_of
from press.mailing.signup import CONFIRM, LEAVE, link_to
from press.models import Letter


def compose(letter: Letter) -> EmailMultiAlternatives:
    """The letter, ready to send. The same each time: a mail server that gets it twice can tell."""
    with override(letter.subscriber.language):
        leave = _address("press_list_leave", link_to(letter.subscriber, LEAVE).token)
        context = {"letter": letter, "leave": leave, "language": BY_CODE[letter.subscriber.language]}
        subject = _("Statements by mail: please confirm")
        if letter.kind == Letter.Kind.CONFIRM:
            context["confirm"] = _address("press_list_confirm", link_to(letter.subscriber, CONFIRM).token)
        elif letter.kind == Letter.Kind.KNOWN:
            subject = _("Statements by mail: you are on the list already")
        elif letter.release:
            page = letter.release
            subject = plain(f"{page.title} {page.subheadline}".strip())
            context |= {"page": page, "text": text_of(page), "body": body_html(page), "address": address_of(page)}
        message = EmailMultiAlternatives(
            subject=" ".join(subject.split())[:200],
            body=render_to_string("press/list/letter.txt", context),
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[letter.subscriber.email],
            headers=_headers(letter, leave),
        )
        message.attach_alternative(render_to_string("press/list/letter.html", context), "text/html")
    return message


def _address(name: str, token: str) -> str:
    return f"{settings.PUBLIC_URL}{reverse(name, args=[token])}"


def _headers(letter: Letter, leave: str) -> dict[str, str]:
    """RFC 8058 (leave with one press), RFC 2919 (which list), RFC 3834 (do not answer by machine)."""
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    return {
        "List-Unsubscribe": f"<{leave}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"<press.{host}>",
        "Auto-Submitted": "auto-generated",
        "Message-ID": f"<press-letter-{letter.pk}@{host}>",
        "Content-Language": BY_CODE[letter.subscriber.language].tag,
    }
