"""What happens to a statement at the desk: who checked which text, and why a statement was withdrawn."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Task, TaskState


class LegalCheck(models.Model):
    """That a legal reviewer agreed to a text, by its fingerprint. Another text needs another check."""

    release = models.ForeignKey("press.PressReleasePage", on_delete=models.CASCADE, related_name="legal_checks")
    text_hash = models.CharField(_("fingerprint"), max_length=64)
    content = models.JSONField(_("text"))
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    words = models.TextField(_("words"), blank=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("legal check")
        verbose_name_plural = _("legal checks")

    def __str__(self) -> str:
        return f"{self.release_id}: {self.at:%Y-%m-%d}"


class Withdrawal(models.Model):
    """That a statement was withdrawn, and why: its address says so from then on, if it had been public.

    It holds for all languages, by the key they share.
    """

    translation_key = models.UUIDField(db_index=True)
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.TextField(_("reason"), help_text=_("Everybody can read this."))
    was_public = models.BooleanField(_("was public"))

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")

    def __str__(self) -> str:
        return f"{self.translation_key}: {self.at:%Y-%m-%d}"


class LegalCheckTask(AbstractGroupApprovalTask):
    """A step of the workflow: people of these groups agree to the text or send it back. They do not change it."""

    class Meta:
        verbose_name = _("legal check of a statement")
        verbose_name_plural = _("legal checks of statements")

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Locked for those who only check. Who may change the page goes on changing it: an approval is of one text."""
        return bool(self._user_in_groups(user)) and not user.is_superuser

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Approving also records which text was approved."""
        from press.desk.legal import record_check

        if action_name == "approve":
            record_check(task_state.workflow_state.content_object.specific, user, kwargs.get("comment", ""))
        super().on_action(task_state, user, action_name, **kwargs)


class SigningTask(Task):
    """A step of the workflow: the organisations sign. The press office ends it; without invitations it is skipped."""

    class Meta:
        verbose_name = _("signing of a statement")
        verbose_name_plural = _("signing of statements")

    def start(self, workflow_state: Any, user: Any = None) -> TaskState:
        """Starts, or is skipped if nobody was invited."""
        state: TaskState = super().start(workflow_state, user=user)
        from press.models.signing import Invitation

        if not Invitation.objects.filter(round__release_id=workflow_state.object_id).exists():
            state.status = TaskState.STATUS_SKIPPED
            state.save(update_fields=["status"])
        return state

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Those who may publish can end the signing, or send the statement back."""
        if not obj.permissions_for_user(user).can_publish():
            return []
        return [("reject", _("Request changes"), True), ("approve", _("Go on with those who signed"), False)]

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Approving closes the signing."""
        from press.signing.rounds import close_round

        if action_name == "approve":
            close_round(task_state.workflow_state.content_object.specific, user)
        super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> Any:
        """For whoever sets up workflows."""
        return _("Organisations sign through their personal links; the press office ends it.")
