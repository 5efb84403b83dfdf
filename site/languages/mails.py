"""The weekly mail: how far each language is, to whoever can do something about it."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from languages.desk.overview import Line, lines
from languages.desk.permissions import languages_of
from languages.models import SourceChange
from languages.table import SOURCE


def weekly_mails() -> list[EmailMessage]:
    """A mail for everybody with a language in which something waits. Nobody gets an empty mail."""
    found = []
    all_lines = {line.language.code: line for line in lines()}
    for user in get_user_model().objects.filter(is_active=True).exclude(email=""):
        own = [all_lines[language.code] for language in languages_of(user) if language.code in all_lines]
        waiting = [line for line in own if line.corrections or line.missing or line.counts.get("behind")]
        if waiting:
            found.append(_mail(user, waiting))
    return found


def _mail(user: Any, waiting: list[Line]) -> EmailMessage:
    with override(getattr(getattr(user, "wagtail_userprofile", None), "preferred_language", "") or SOURCE):
        body = render_to_string(
            "languages/desk/weekly_mail.txt",
            {
                "lines": sorted(waiting, key=lambda line: (-line.corrections, -line.counts.get("behind", 0))),
                "address": settings.PUBLIC_URL + reverse("languages_work"),
                "unweighed": SourceChange.objects.filter(weighed_at=None).count(),
            },
        )
        return EmailMessage(_("Houvast: what waits for translators"), body, to=[user.email])
