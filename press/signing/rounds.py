"""Holding a signing: a text is put before organisations, each gets a link, the press office ends it."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from directory.models import Organisation
from press.changes import differences, may_be_typing_error
from press.models import Invitation, PressReleasePage, SigningRound, SignOff, TextVersion
from press.signing.signatories import follow
from press.streams import unsettled
from press.text import Paragraph, hash_of, outgoing
from publishing.models import PersonalLink

PURPOSE = "sign"
LINK_OUTLIVES_DEADLINE = timedelta(days=60)  # to sign late, or to withdraw


def draft_of(release: PressReleasePage) -> PressReleasePage:
    """The newest draft, whatever ``release`` remembers of it."""
    newest: PressReleasePage = PressReleasePage.objects.get(pk=release.pk).get_latest_revision_as_object()
    return newest


def draft_text(release: PressReleasePage) -> list[Paragraph]:
    """The text of the newest draft."""
    return outgoing(draft_of(release))


@transaction.atomic
def open_round(release: PressReleasePage, deadline: datetime, by: Any) -> SigningRound:
    """Begins the signing and puts the newest draft before the signers; if it has begun, moves the deadline."""
    if deadline <= timezone.now():
        raise ValidationError(_("The deadline is over already. Choose a later one."))
    round_, is_new = SigningRound.objects.update_or_create(
        release=release, defaults={"deadline": deadline}, create_defaults={"deadline": deadline, "opened_by": by}
    )
    log(release, "press.deadline", user=by, data={"deadline": deadline.isoformat()})
    if is_new:
        put_text(release, by)
    for invitation in round_.invitations.all():
        PersonalLink.objects.to(invitation, PURPOSE).filter(withdrawn_at=None).update(
            expires_at=deadline + LINK_OUTLIVES_DEADLINE
        )
    return round_


@transaction.atomic
def put_text(release: PressReleasePage, by: Any, typing_error: str = "") -> TextVersion:
    """Puts the newest draft before the signers.

    With ``typing_error`` (the officer's words for it) signatures under the text before stay valid: only for differences
    that can be one. Raises ValidationError. A text that is before them already is left as it is.
    """
    SigningRound.objects.select_for_update().filter(release=release).first()
    draft = draft_of(release)
    before, text = release.text_versions.last(), outgoing(draft)
    if still := unsettled(draft.body):
        words = _("Passages marked “check this”: %(count)s. Decide what they are.")
        raise ValidationError(words % {"count": len(still)})
    if before and before.text_hash == hash_of(text):
        return before
    if typing_error and (before is None or not may_be_typing_error(before.paragraphs, text)):
        raise ValidationError(
            _("This is more than a typing error: a sentence, a number or a “not” changed. Ask everybody again.")
        )
    version = TextVersion.objects.create(
        release=release,
        number=before.number + 1 if before else 1,
        text_hash=hash_of(text),
        content=[(each.kind, each.text) for each in text],
        put_by=by,
        typing_error=typing_error,
    )
    changed = len(differences(before.paragraphs, text)) if before else len(text)
    log(
        release,
        "press.typing_error" if typing_error else "press.put_text",
        user=by,
        data={"number": version.number, "sentences": changed, "words": typing_error},
    )
    if before and not typing_error:
        _reopen(release)
    return version


def _reopen(release: PressReleasePage) -> None:
    """Another text: the signing is open again, and those with an address hear of it."""
    SigningRound.objects.filter(release=release).update(closed_at=None)
    invitations = Invitation.objects.filter(round__release=release).exclude(email="")
    invitations.exclude(mail=Invitation.Mail.INVITE).update(mail=Invitation.Mail.CHANGED)


@transaction.atomic
def invite(
    round_: SigningRound,
    *,
    by: Any,
    organisation: Organisation | None = None,
    name: str = "",
    place: str = "",
    is_national: bool = False,
    email: str = "",
) -> Invitation:
    """Invites an organisation: with an address it gets its link by mail. Raises ValidationError if it was invited."""
    name = name or (organisation.name if organisation else "")
    if not name:
        raise ValidationError(_("Choose an organisation, or write the name it has in the statement."))
    if round_.invitations.filter(name=name).exists():
        raise ValidationError(_("%(name)s has been invited already.") % {"name": name})
    invitation = Invitation(
        round=round_,
        organisation=organisation,
        name=name,
        place=place or (str(organisation.place or "") if organisation and not organisation.is_national else ""),
        is_national=is_national or bool(organisation and organisation.is_national),
        email=email,
        mail=Invitation.Mail.INVITE if email else Invitation.Mail.NONE,
    )
    invitation.full_clean()
    invitation.save()
    make_link(invitation, by)
    log(round_.release, "press.invite", user=by, data={"organisation": name})
    return invitation


@transaction.atomic
def make_link(invitation: Invitation, by: Any) -> PersonalLink:
    """A new link for an invitation; an older one opens no more."""
    withdraw_links(invitation)
    lasts = max(invitation.round.deadline, timezone.now()) + LINK_OUTLIVES_DEADLINE - timezone.now()
    return PersonalLink.objects.make(invitation, PURPOSE, invitation.name, lasts, made_by=by)


def withdraw_links(invitation: Invitation) -> None:
    """No link of this invitation opens any more."""
    for link in PersonalLink.objects.to(invitation, PURPOSE).filter(withdrawn_at=None):
        link.withdraw()


def open_link(invitation: Invitation) -> PersonalLink | None:
    """The link that opens now."""
    return next((link for link in PersonalLink.objects.to(invitation, PURPOSE) if link.is_open), None)


def remind(invitations: list[Invitation], by: Any) -> int:
    """Sets a reminder ready for each that has an address; returns how many have."""
    reached = [each for each in invitations if each.email]
    for invitation in reached:
        Invitation.objects.filter(pk=invitation.pk).update(mail=Invitation.Mail.REMIND)
        log(invitation.release, "press.remind", user=by, data={"organisation": invitation.name})
    return len(reached)


@transaction.atomic
def close_round(release: PressReleasePage, by: Any) -> None:
    """The press office goes on with those who signed. Others may still sign: they are added with a date."""
    changed = SigningRound.objects.filter(release=release, closed_at=None).update(closed_at=timezone.now())
    if changed:
        log(release, "press.close_signing", user=by)


@transaction.atomic
def uninvite(invitation: Invitation, by: Any) -> None:
    """Takes an invitation back: its link opens no more. Raises ValidationError once it was answered."""
    if SignOff.objects.filter(invitation=invitation).exists():
        raise ValidationError(_("%(name)s has answered: that stays on record.") % {"name": invitation.name})
    withdraw_links(invitation)
    log(invitation.release, "press.uninvite", user=by, data={"organisation": invitation.name})
    invitation.delete()
    follow(SigningRound.objects.get(pk=invitation.round_id))
