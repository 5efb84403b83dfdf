"""What the worker does for translations."""

import logging
from datetime import timedelta

from django.core.cache import cache
from django.core.mail import get_connection
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from languages.desk.publish import follow
from languages.desk.workbench import workbench
from languages.machine.queue import translate_waiting
from languages.mails import weekly_mails
from languages.models import SourceText, Status
from languages.record import catch_up
from languages.table import SOURCE
from upkeep.jobs import job

logger = logging.getLogger(__name__)
AT_ONCE = 20


@job(every=timedelta(seconds=5))
def follow_sources() -> None:
    """Brings translations in line with what changed in the source and needs no translator."""
    for source in SourceText.objects.filter(to_follow=True)[:AT_ONCE]:
        # First, so that a change made meanwhile is not overlooked, and a page that cannot follow does not block others.
        SourceText.objects.filter(pk=source.pk).update(to_follow=False)
        states = source.states.filter(status__in=[Status.CURRENT, Status.BEHIND])
        for state in states.select_related("page__locale"):
            try:
                with transaction.atomic(), override(SOURCE):
                    follow(workbench(source, state))
            except Exception:
                logger.exception("This translation could not follow its source: %s", state)


@job(every=timedelta(days=1))
def take_stock() -> None:
    """Takes down what was changed without a signal."""
    catch_up()


@job(every=timedelta(seconds=30))
def translate_by_machine() -> None:
    """Sends what is asked for to the translation service, if one is set up."""
    translate_waiting()


@job(every=timedelta(days=1))
def weekly_mail() -> None:
    """On Mondays. The worker runs its jobs at every start too: a mail goes out once a week all the same."""
    if timezone.localdate().weekday() == 0:
        week = "languages.weekly_mail.{}-{}".format(*timezone.localdate().isocalendar()[:2])
        if cache.add(week, True, timeout=8 * 24 * 60 * 60):
            get_connection().send_messages(weekly_mails())
