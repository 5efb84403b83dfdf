"""The legal check: of one text, by its fingerprint."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from press.models import LegalCheck, LegalCheckTask, PressReleasePage
from press.signing.answers import TextChanged
from press.signing.rounds import draft_text
from press.signing.signatories import same_texts
from press.text import hash_of


def is_checked(release: PressReleasePage, text_hash: str) -> bool:
    """Whether this text was agreed to, or one that differs only by declared typing errors."""
    same = same_texts(list(release.text_versions.all()), text_hash)
    return release.legal_checks.filter(text_hash__in=same).exists()


def record_check(release: PressReleasePage, by: Any, words: str = "") -> LegalCheck:
    """Records that ``by`` agrees to the newest draft."""
    text = draft_text(release)
    return LegalCheck.objects.create(
        release=release,
        text_hash=hash_of(text),
        content=[(each.kind, each.text) for each in text],
        by=by,
        words=words,
    )


def task_for(release: PressReleasePage, user: Any) -> TaskState | None:
    """The legal check that waits for this user on this statement."""
    task = release.current_workflow_task
    if not isinstance(task, LegalCheckTask) or not task.get_actions(release, user):
        return None
    state: TaskState | None = release.current_workflow_task_state
    return state


@transaction.atomic
def decide(release: PressReleasePage, user: Any, *, agrees: bool, shown: str, words: str) -> None:
    """Agrees to the text with the fingerprint ``shown``, or sends it back with words.

    Raises TextChanged if that is no longer the newest draft, LookupError if no check waits for this user.
    """
    state = task_for(release, user)
    if state is None:
        raise LookupError(_("This statement is not waiting for your check."))
    if agrees and hash_of(draft_text(release)) != shown:
        raise TextChanged
    state.task.specific.on_action(state, user, "approve" if agrees else "reject", comment=words)
