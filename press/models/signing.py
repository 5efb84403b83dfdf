"""Signing together: which text was put before whom, and who answered what to which text."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from directory.models import Organisation
from press.text import Paragraph

if TYPE_CHECKING:
    from press.models.releases import PressReleasePage

_NAME = 160


class TextVersion(models.Model):
    """A text that was put before the signers, word for word. Never changed afterwards."""

    release = models.ForeignKey("press.PressReleasePage", on_delete=models.CASCADE, related_name="text_versions")
    number = models.PositiveIntegerField(_("number"))
    text_hash = models.CharField(_("fingerprint"), max_length=64)
    content = models.JSONField(_("text"))
    put_at = models.DateTimeField(_("put before the signers at"), default=timezone.now)
    put_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    typing_error = models.CharField(_("typing error"), max_length=255, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["release", "number"], name="one_text_per_number")]
        verbose_name = _("text")
        verbose_name_plural = _("texts")

    def __str__(self) -> str:
        return f"{self.release_id}: {self.number}"

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """The text, paragraph by paragraph."""
        return [Paragraph(kind, text) for kind, text in self.content]


class SigningRound(models.Model):
    """That a statement is being signed: until when, and whether the press office has gone on with those who signed."""

    release = models.OneToOneField("press.PressReleasePage", on_delete=models.CASCADE, related_name="signing_round")
    deadline = models.DateTimeField(_("sign before"))
    opened_at = models.DateTimeField(_("opened at"), default=timezone.now)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("signing")
        verbose_name_plural = _("signings")

    def __str__(self) -> str:
        return str(self.release_id)

    @property
    def is_past(self) -> bool:
        """Whether the deadline is over."""
        return self.deadline <= timezone.now()


class Invitation(models.Model):
    """One organisation that was asked to sign, as the statement will name it.

    ``email`` is where its link goes. It is used for nothing else and forgotten when the link has ended.
    """

    class Mail(models.TextChoices):
        NONE = "", _("nothing to send")
        INVITE = "invite", _("invitation waits to be sent")
        CHANGED = "changed", _("news of a new text waits to be sent")
        REMIND = "remind", _("reminder waits to be sent")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("could not be sent")

    round = models.ForeignKey(SigningRound, on_delete=models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    name = models.CharField(_("name in the statement"), max_length=_NAME)
    place = models.CharField(_("place"), max_length=120, blank=True)
    is_national = models.BooleanField(_("national"), default=False)
    email = models.EmailField(_("e-mail address for the link"), blank=True)
    mail = models.CharField(_("mail"), max_length=8, choices=Mail, default=Mail.NONE, blank=True)
    mailed_at = models.DateTimeField(_("mailed at"), null=True, blank=True)
    invited_at = models.DateTimeField(_("invited at"), default=timezone.now)
    seen = models.ForeignKey(TextVersion, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["round", "name"], name="one_invitation_per_name")]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return self.name

    @property
    def release(self) -> "PressReleasePage":
        """The statement to sign."""
        found: PressReleasePage = self.round.release
        return found


class SignOff(models.Model):
    """What an organisation answered, to which text, when, by whom and how. Rows are added, never changed."""

    class Answer(models.TextChoices):
        SIGN = "sign", _("signs")
        CHANGE = "change", _("signs if the text changes")
        DECLINE = "decline", _("does not sign")
        WITHDRAWN = "withdrawn", _("has withdrawn its signature")

    class How(models.TextChoices):
        LINK = "link", _("through its link")
        OFFICER = "officer", _("told the press office")

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="sign_offs")
    version = models.ForeignKey(TextVersion, on_delete=models.RESTRICT, related_name="sign_offs")
    text_hash = models.CharField(_("fingerprint"), max_length=64)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer)
    person = models.CharField(_("name"), max_length=120)
    organisation_name = models.CharField(_("organisation"), max_length=_NAME)
    words = models.TextField(_("words"), blank=True)
    how = models.CharField(_("how"), max_length=8, choices=How, default=How.LINK)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(_("at"), default=timezone.now)
    was_public = models.BooleanField(_("the statement was public by then"), default=False)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("answer")
        verbose_name_plural = _("answers")

    def __str__(self) -> str:
        return f"{self.organisation_name}: {self.get_answer_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise ValueError("An answer is never changed: a new one is added.")
        super().save(*args, **kwargs)
