"""Where a statement is on its way, in words. Computed, never stored."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from press.desk.checklist import checklist
from press.desk.withdrawing import withdrawal_of
from press.models import LegalCheckTask, PressReleasePage, SigningTask
from press.signing.signatories import round_of

DRAFT, LEGAL, SIGNING, READY, SCHEDULED, EMBARGO, PUBLISHED = (
    "draft",
    "legal",
    "signing",
    "ready",
    "scheduled",
    "embargo",
    "published",
)
RETURNED, WITHDRAWN = "returned", "withdrawn"
WORDS = {
    DRAFT: _("draft"),
    LEGAL: _("legal check"),
    SIGNING: _("signing"),
    READY: _("ready"),
    SCHEDULED: _("scheduled"),
    EMBARGO: _("under embargo"),
    PUBLISHED: _("published"),
    RETURNED: _("sent back, to be changed"),
    WITHDRAWN: _("withdrawn"),
}
STEPS = (DRAFT, LEGAL, SIGNING, READY, SCHEDULED, PUBLISHED)
_STEP = {RETURNED: DRAFT, EMBARGO: SCHEDULED}


@dataclass(frozen=True)
class Step:
    """One step of the way. ``is_current`` marks where the statement is."""

    words: str
    is_current: bool


def state_of(release: PressReleasePage) -> str:
    """The state of a statement: a key of ``WORDS``."""
    if release.live:
        return EMBARGO if release.under_embargo else PUBLISHED
    if withdrawal_of(release):
        return WITHDRAWN
    if release.scheduled_revision:
        return SCHEDULED
    return _in_workflow(release) or _by_list(release)


def steps(state: str) -> list[Step]:
    """The whole way, with the place where this state is."""
    here = _STEP.get(state, state)
    words: dict[str, Any] = {**WORDS, SCHEDULED: _("scheduled, under embargo")}
    return [Step(str(words[each]), each == here) for each in STEPS]


def _in_workflow(release: PressReleasePage) -> str:
    workflow = release.current_workflow_state
    if workflow and workflow.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return RETURNED
    state = release.current_workflow_task_state
    if state is None:
        return ""
    task = state.task.specific
    return LEGAL if isinstance(task, LegalCheckTask) else SIGNING if isinstance(task, SigningTask) else DRAFT


def _by_list(release: PressReleasePage) -> str:
    """Outside a workflow the checklist knows: waiting for signatures is being signed, not agreed to is a draft."""
    missing = {item.code for item in checklist(release) if item.blocks and not item.is_done}
    if not missing:
        return READY
    if round_of(release) is None:
        return DRAFT
    return SIGNING if missing & {"put", "finished", "signed"} or "legal" not in missing else DRAFT
