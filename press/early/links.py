"""The links through which outlets read a statement before its minute, and which text stands behind them."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from wagtail.log_actions import log

from languages.table import SOURCE
from press.models import PressReleasePage
from press.together import versions_of
from publishing.links import PersonalLink, PersonalLinkQuerySet

PURPOSE = "read-early"
LASTS = timedelta(days=30)


def invite(release: PressReleasePage, outlets: list[str], user: Any) -> list[PersonalLink]:
    """A link for each outlet that has none that is open. The audit log remembers for whom."""
    known = {link.holder for link in links_of(release) if link.is_open}
    new = [outlet for outlet in dict.fromkeys(outlets) if outlet not in known]
    for outlet in new:
        log(instance=release, action="press.early.made", user=user, data={"outlet": outlet})
    return [PersonalLink.objects.make(release, PURPOSE, outlet, LASTS, made_by=user) for outlet in new]


def withdraw(release: PressReleasePage, link: PersonalLink, user: Any) -> None:
    """From now on this link opens nothing."""
    link.withdraw()
    log(instance=release, action="press.early.withdrawn", user=user, data={"outlet": link.holder})


def links_of(release: PressReleasePage) -> PersonalLinkQuerySet:
    """All links to this statement, in the order in which they were made."""
    return PersonalLink.objects.to(release, PURPOSE)


def address_of(link: PersonalLink, language: str) -> str:
    """What is sent to the outlet."""
    with override(language):
        return f"{settings.PUBLIC_URL}{reverse('read_early', args=[link.token])}"


def readable_version(link: PersonalLink) -> PressReleasePage | None:
    """The final text in the language of the address, else in Dutch or any other; None while there is none.

    Final is what is published under embargo or scheduled: an editor's draft is nobody's to read.
    """
    target = PressReleasePage.objects.filter(pk=link.target_pk).first()
    if target is None:
        return None
    finals = {page.locale.language_code: final for page in versions_of(target) if (final := final_text(page))}
    wanted = (get_language() or SOURCE, target.locale.language_code, SOURCE)
    return next((finals[code] for code in wanted if code in finals), None)


def final_text(page: PressReleasePage) -> PressReleasePage | None:
    """The page as it is published, or as it will be."""
    if page.live:
        return page
    revision = page.scheduled_revision
    final: PressReleasePage | None = revision.as_object() if revision else None
    return final


def goes_out_at(page: PressReleasePage) -> datetime | None:
    """The minute in which everybody may read it: the later of its embargo and its scheduled publication.

    ``page`` is as ``final_text`` gives it.
    """
    scheduled = page.go_live_at if page.go_live_at and page.go_live_at > timezone.now() else None
    return max((moment for moment in (page.embargo_until, scheduled) if moment), default=None)
