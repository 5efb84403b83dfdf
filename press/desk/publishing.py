"""Publishing a statement: by a person, or by the clock, and in both cases only if the list is done."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.log_actions import log
from wagtail.models import Revision, TaskState

from press.desk.checklist import blockers, needs_correction
from press.models import PressReleasePage, SigningTask
from press.signing.answers import TextChanged
from press.signing.rounds import close_round
from press.text import hash_of, outgoing


class CannotPublish(Exception):
    """``reasons`` are sentences for whoever asked."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def publish(release: PressReleasePage, shown: str, by: Any) -> PressReleasePage:
    """Publishes or schedules the newest draft, if it is the text with the fingerprint ``shown``.

    All or nothing. Raises TextChanged or CannotPublish.
    """
    with transaction.atomic():
        release = PressReleasePage.objects.select_for_update(of=("self",)).get(pk=release.pk)
        revision = release.get_latest_revision() or release.save_revision(user=by)
        draft = revision.as_object()
        if hash_of(outgoing(draft)) != shown:
            raise TextChanged
        reasons = [correct_instead()] if needs_correction(release, draft) else blockers(release, draft)
        if reasons:
            raise CannotPublish(reasons)
        PublishPageRevisionAction(revision, user=by).execute()
    return PressReleasePage.objects.get(pk=release.pk)


def correct_instead() -> str:
    """Why a changed text does not silently replace a public one."""
    return _("Everybody reads this text already: publish the change as a correction, with what was wrong.")


@transaction.atomic
def go_on(release: PressReleasePage, by: Any) -> None:
    """Ends the signing: those who signed are the signatories. Also ends that step of the workflow."""
    state = release.current_workflow_task_state
    if state and isinstance(state.task.specific, SigningTask) and state.status == TaskState.STATUS_IN_PROGRESS:
        state.task.specific.on_action(state, by, "approve")
    else:
        close_round(release, by)


def hold_back(revision: Revision) -> list[str]:
    """The reasons why a scheduled revision does not go out at its minute. It loses its minute, and the log says why."""
    draft = revision.as_object()
    reasons = blockers(PressReleasePage.objects.get(pk=draft.pk), draft)
    if reasons:
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
        log(draft, "press.held_back", data={"reasons": reasons}, revision=revision)
    return reasons


def conflict(page: PressReleasePage, loaded_revision: str, user: Any) -> str:
    """The name of another officer who saved this page since ``user`` opened it (a revision's id); else empty."""
    if not loaded_revision.isdecimal():
        return ""
    newer = page.revisions.filter(pk__gt=int(loaded_revision)).exclude(user=user).order_by("-pk")
    other = newer.select_related("user").first()
    return str(other.user or _("Somebody else")) if other else ""
