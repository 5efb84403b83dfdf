"""Personal links: let somebody without an account do one thing.

Read under embargo, sign a statement, check a translation. Opening a link changes nothing, because mail scanners open
every link: only the button behind it does.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

TOKEN_LENGTH = 200


class LinkRefused(Exception):
    """A link does not open. ``reason`` is ``unknown`` (altered, for something else, deleted), ``expired`` or
    ``withdrawn``: a page may say the last two, because only a link that was real can be either."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PersonalLinkQuerySet(models.QuerySet["PersonalLink"]):
    """Personal links."""

    def to(self, target: models.Model, purpose: str = "") -> "PersonalLinkQuerySet":
        """Those that lead to this thing, for one purpose or all."""
        links = self.filter(target=_label(target))
        return links.filter(purpose=purpose) if purpose else links

    def make(self, target: models.Model, purpose: str, holder: str, lasts: timedelta, made_by: Any) -> "PersonalLink":
        """A new link. ``purpose`` is a word that the view behind it knows; ``holder`` is whom it is for."""
        return self.create(
            target=_label(target),
            purpose=purpose,
            holder=holder,
            expires_at=timezone.now() + lasts,
            made_by=made_by if getattr(made_by, "pk", None) else None,
        )

    def open(self, token: str, purpose: str, at: datetime | None = None) -> "PersonalLink":
        """The link behind a token of this purpose. Changes nothing. Raises LinkRefused."""
        try:
            if len(token) > TOKEN_LENGTH:
                raise LinkRefused("unknown")
            link = self.get(pk=_signer(purpose).unsign_object(token), purpose=purpose)
        except (signing.BadSignature, PersonalLink.DoesNotExist, ValueError, TypeError) as error:
            raise LinkRefused("unknown") from error
        if link.withdrawn_at:
            raise LinkRefused("withdrawn")
        if link.expires_at <= (at or timezone.now()):
            raise LinkRefused("expired")
        return link


class PersonalLink(models.Model):
    """One link for one holder to one thing, until a moment. The token is signed, never stored."""

    purpose = models.SlugField(_("purpose"), max_length=40)
    target = models.CharField(_("target"), max_length=120, db_index=True)
    holder = models.CharField(_("made for"), max_length=160)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires at"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    used_at = models.DateTimeField(_("first used at"), null=True, blank=True)

    objects = PersonalLinkQuerySet.as_manager()

    class Meta:
        ordering = ["made_at"]
        verbose_name = _("personal link")
        verbose_name_plural = _("personal links")

    def __str__(self) -> str:
        return f"{self.holder} ({self.purpose})"

    @property
    def token(self) -> str:
        """What stands in the address. Signed with the secret of the site, for this purpose only."""
        return _signer(self.purpose).sign_object(self.pk)

    @property
    def target_pk(self) -> str:
        """The primary key of what it leads to."""
        return str(self.target).partition(":")[2]

    @property
    def is_open(self) -> bool:
        """Whether it still opens."""
        return self.withdrawn_at is None and self.expires_at > timezone.now()

    def leads_to(self, thing: models.Model) -> bool:
        """Whether this link is for that thing."""
        return self.target == _label(thing)

    def mark_used(self) -> None:
        """Remembers that it was used, the first time only. No address, no count."""
        PersonalLink.objects.filter(pk=self.pk, used_at=None).update(used_at=timezone.now())

    def withdraw(self) -> None:
        """From now on it opens no more."""
        self.withdrawn_at = self.withdrawn_at or timezone.now()
        self.save(update_fields=["withdrawn_at"])


def _label(target: models.Model) -> str:
    return f"{target._meta.label_lower}:{target.pk}"


def _signer(purpose: str) -> signing.Signer:
    return signing.Signer(salt=f"publishing.links.{purpose}")
