"""What goes out when: publications, ends of embargoes and deadlines, in the order of the clock."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from press.models import PressReleasePage, SigningRound

PUBLICATION, END_OF_EMBARGO, DEADLINE = _("goes out"), _("embargo ends"), _("last moment to sign")


@dataclass(frozen=True)
class Entry:
    """Something that happens to a statement at a minute."""

    at: datetime
    what: Any
    release: PressReleasePage
    title: str
    language: str


def coming(releases: QuerySet[PressReleasePage]) -> list[Entry]:
    """What is still to come for these statements, soonest first; a fixed number of queries."""
    now = timezone.now()
    pages = {page.pk: page for page in releases}
    entries = [
        _entry(page.embargo_until, END_OF_EMBARGO, page)
        for page in pages.values()
        if page.embargo_until and page.embargo_until > now
    ]
    scheduled = Revision.objects.page_revisions().filter(
        object_id__in=[str(pk) for pk in pages], approved_go_live_at__gt=now
    )
    entries += [_entry(each.approved_go_live_at, PUBLICATION, pages[int(each.object_id)]) for each in scheduled]
    rounds = SigningRound.objects.filter(release__in=pages, deadline__gt=now, closed_at=None)
    entries += [_entry(each.deadline, DEADLINE, pages[each.release_id]) for each in rounds]
    return sorted(entries, key=lambda entry: (entry.at, str(entry.what)))


def _entry(at: datetime, what: Any, page: PressReleasePage) -> Entry:
    return Entry(at, what, page, page.draft_title or page.title, page.locale.language_code)
