"""The journalists' list: who asked for statements by mail, and which letters wait, went out, or may have."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from languages.table import SOURCE, language_choices
from press.models.releases import PressReleasePage

UNSURE_AFTER = timedelta(minutes=15)


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    """Subscribers."""

    def confirmed(self) -> "SubscriberQuerySet":
        """Those that pressed the button in their first letter."""
        return self.exclude(confirmed_at=None)


class Subscriber(models.Model):
    """An address that asked for statements, in one language. Shown nowhere but at the desk; gone when it leaves."""

    email = models.EmailField(_("e-mail address"), unique=True)
    language = models.CharField(
        _("language"),
        max_length=12,
        default=SOURCE,
        choices=language_choices,
    )
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        ordering = ["email"]
        verbose_name = _("address on the journalists' list")
        verbose_name_plural = _("journalists' list")

    def __str__(self) -> str:
        # Not the address: what is written into a log stays there after the address is erased.
        return f"{_('subscriber')} {self.pk}"


class LetterQuerySet(models.QuerySet["Letter"]):
    """Letters."""

    def waiting(self) -> "LetterQuerySet":
        """Those nobody has begun to send."""
        return self.filter(claimed_at=None, failed="")

    def unsure(self, at: datetime | None = None) -> "LetterQuerySet":
        """Those begun and never finished: they may have gone out, so nobody sends them again."""
        begun = (at or timezone.now()) - UNSURE_AFTER
        return self.filter(claimed_at__lt=begun, sent_at=None, failed="")


class Letter(models.Model):
    """One letter to one subscriber. It is claimed in the database before it is sent: at most once, never twice."""

    class Kind(models.TextChoices):
        CONFIRM = "confirm", _("please confirm")
        KNOWN = "known", _("is on the list already")
        RELEASE = "release", _("statement")

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="letters")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    release = models.ForeignKey(
        PressReleasePage, on_delete=models.CASCADE, null=True, blank=True, related_name="letters"
    )
    queued_at = models.DateTimeField(_("queued at"), default=timezone.now)
    claimed_at = models.DateTimeField(_("begun at"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    failed = models.CharField(_("refused because"), max_length=120, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["queued_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["subscriber", "release"], name="one_letter_per_statement"),
            models.UniqueConstraint(
                fields=["subscriber", "kind"],
                condition=models.Q(release=None, claimed_at=None),
                name="one_waiting_letter_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
