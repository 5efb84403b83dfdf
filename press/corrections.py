"""Correcting a public statement: visibly, and without losing how it read."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from press.models import Correction, PressReleasePage


class CannotCorrect(Exception):
    """Why not, in words for whoever asked."""


def correct(page: PressReleasePage, reason: str, user: Any = None) -> Correction:
    """Publishes the newest draft of ``page`` as a correction. Keeps the version that was public until now.

    All or nothing. Raises CannotCorrect if the page is not public, there is no reason, or no draft that differs.
    """
    with transaction.atomic():
        # Locked: of two officers who correct at once, the second sees what the first published.
        public = PressReleasePage.objects.select_for_update(of=("self",)).get(pk=page.pk)
        if not public.live:
            raise CannotCorrect(_("This statement is not published, so there is nothing to correct yet."))
        if not reason.strip():
            raise CannotCorrect(_("Say what was wrong, and what is right."))
        if not public.has_unpublished_changes or public.latest_revision is None:
            raise CannotCorrect(_("Change the text and save it as a draft first; then publish it as a correction."))
        correction = Correction.objects.create(
            release=public, reason=reason.strip(), earlier=public.serializable_data(), made_by=user
        )
        public.latest_revision.publish(user=user, log_action="press.correct")
    return correction
