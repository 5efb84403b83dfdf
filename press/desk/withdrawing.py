"""Withdrawing a public statement: with a reason that everybody can read at its address."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import PageViewRestriction

from press.models import PressReleasePage, Withdrawal
from publishing.visibility import is_visible


class CannotWithdraw(Exception):
    """Why not, in words for whoever asked."""


@transaction.atomic
def withdraw(release: PressReleasePage, reason: str, by: Any) -> Withdrawal:
    """Takes the statement offline in every language. Raises CannotWithdraw.

    ``was_public`` is kept: the address of what nobody could read yet goes on saying nothing.
    """
    release = PressReleasePage.objects.select_for_update(of=("self",)).get(pk=release.pk)
    versions = PressReleasePage.objects.filter(translation_key=release.translation_key, live=True)
    if not versions:
        raise CannotWithdraw(_("This statement is not published, so there is nothing to withdraw."))
    if not reason.strip():
        raise CannotWithdraw(_("Give the reason. Everybody can read it."))
    withdrawal = Withdrawal.objects.create(
        translation_key=release.translation_key, by=by, reason=reason.strip(), was_public=is_visible(release)
    )
    for version in versions:
        # Whoever may withdraw the statement takes it offline in every language, also where they translate nothing.
        UnpublishPageAction(version, user=by).execute(skip_permission_checks=True)
    log(release, "press.withdraw", user=by, data={"reason": withdrawal.reason})
    return withdrawal


def withdrawal_of(release: Any) -> Withdrawal | None:
    """The last withdrawal of a statement that is not published now."""
    if release.live:
        return None
    return Withdrawal.objects.filter(translation_key=release.translation_key).last()


def notice_of(release: Any) -> Withdrawal | None:
    """What its address tells everybody: the withdrawal of a statement that was public and is behind no restriction."""
    withdrawal = withdrawal_of(release)
    if withdrawal is None or not withdrawal.was_public or not release.first_published_at:
        return None
    paths = [release.path[:end] for end in range(4, len(release.path) + 1, 4)]
    return None if PageViewRestriction.objects.filter(page__path__in=paths).exists() else withdrawal
