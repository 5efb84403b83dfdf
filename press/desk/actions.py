"""What can be done from a statement's page at the desk. Each action says in a sentence what it did."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext as _

from press.desk import legal
from press.desk.access import may_manage
from press.desk.forms import CheckForm, DeadlineForm, InviteForm, PutForm, ReasonForm, RecordForm
from press.desk.publishing import go_on, publish
from press.desk.withdrawing import withdraw
from press.models import Invitation, PressReleasePage
from press.signing.answers import answer
from press.signing.mails import address_of
from press.signing.rounds import invite, make_link, open_link, open_round, put_text, remind, uninvite, withdraw_links
from press.signing.signatories import current_text
from press.signing.standing import standings

FRESH_LINKS = "press_fresh_links"  # in the session of the desk: shown once, then forgotten

Action = Callable[[HttpRequest, PressReleasePage], str]


def perform(request: HttpRequest, release: PressReleasePage) -> str:
    """Does what the button says. Raises PermissionDenied, or ValidationError with a sentence for the officer."""
    name = request.POST.get("action", "")
    action = _ACTIONS.get(name)
    if action is None:
        raise ValidationError(_("This button is not known here. Reload the page."))
    if name not in _FOR_OTHERS and not may_manage(request.user, release):
        raise PermissionDenied
    return action(request, release)


def _submit(request: HttpRequest, release: PressReleasePage) -> str:
    if not release.permissions_for_user(request.user).can_submit_for_moderation():
        raise ValidationError(_("This statement is being checked already, or it has no workflow."))
    sent_back = release.current_workflow_state
    if sent_back:
        sent_back.resume(request.user)
    else:
        release.get_workflow().start(release, request.user)
    return _("Submitted for the legal check.")


def _check(request: HttpRequest, release: PressReleasePage) -> str:
    cleaned = _cleaned(CheckForm, request)
    agrees = request.POST.get("decision") == "agree"
    if not agrees and not cleaned["words"]:
        raise ValidationError(_("Say what must change."))
    legal.decide(release, request.user, agrees=agrees, shown=cleaned["shown"], words=cleaned["words"])
    return _("Recorded: you agree to this text.") if agrees else _("Sent back to whoever wrote it.")


def _open(request: HttpRequest, release: PressReleasePage) -> str:
    cleaned = _cleaned(DeadlineForm, request)
    named = list(release.get_latest_revision_as_object().signatories.all()) if cleaned["invite_named"] else []
    round_ = open_round(release, cleaned["deadline"], request.user)
    known = set(round_.invitations.values_list("name", flat=True))
    fresh = [
        invite(
            round_,
            by=request.user,
            organisation=each.organisation,
            name=each.shown_name,
            place=each.place,
            is_national=each.is_national,
        )
        for each in named
        if each.shown_name not in known
    ]
    _show_links(request, fresh)
    return _("The deadline is set, and the text is before the signers.")


def _invite(request: HttpRequest, release: PressReleasePage) -> str:
    cleaned = _cleaned(InviteForm, request)
    invitation = invite(release.signing_round, by=request.user, **cleaned)
    _show_links(request, [invitation])
    return _("%(name)s is invited.") % {"name": invitation.name}


def _put(request: HttpRequest, release: PressReleasePage) -> str:
    version = put_text(release, request.user, _cleaned(PutForm, request)["typing_error"])
    return _("Text %(number)s is before the signers.") % {"number": version.number}


def _new_link(request: HttpRequest, release: PressReleasePage) -> str:
    invitation = _invitation(request, release)
    make_link(invitation, request.user)
    _show_links(request, [invitation])
    return _("A new link for %(name)s. The old one opens no more.") % {"name": invitation.name}


def _stop_link(request: HttpRequest, release: PressReleasePage) -> str:
    invitation = _invitation(request, release)
    withdraw_links(invitation)
    return _("The link of %(name)s opens no more.") % {"name": invitation.name}


def _uninvite(request: HttpRequest, release: PressReleasePage) -> str:
    invitation = _invitation(request, release)
    uninvite(invitation, request.user)
    return _("%(name)s is no longer invited.") % {"name": invitation.name}


def _remind(request: HttpRequest, release: PressReleasePage) -> str:
    waiting = [each.invitation for each in standings(release.signing_round) if each.is_waiting]
    if chosen := request.POST.get("invitation"):
        waiting = [each for each in waiting if str(each.pk) == chosen]
    reached = remind(waiting, request.user)
    silent = ", ".join(each.name for each in waiting if not each.email)
    if silent:
        return _("Reminders set ready: %(count)s. Without an address, remind them yourself: %(names)s.") % {
            "count": reached,
            "names": silent,
        }
    return _("Reminders set ready: %(count)s.") % {"count": reached}


def _record(request: HttpRequest, release: PressReleasePage) -> str:
    cleaned = _cleaned(RecordForm, request)
    invitation = _invitation(request, release)
    shown = current_text(release).text_hash
    answer(
        invitation,
        cleaned["answer"],
        shown=shown,
        person=cleaned["person"],
        words=cleaned["words"],
        recorded_by=request.user,
    )
    return _("Recorded for %(name)s.") % {"name": invitation.name}


def _go_on(request: HttpRequest, release: PressReleasePage) -> str:
    go_on(release, request.user)
    return _("The signing is closed: it goes on with those who signed.")


def _publish(request: HttpRequest, release: PressReleasePage) -> str:
    published = publish(release, request.POST.get("shown", ""), request.user)
    return _("Published.") if published.live else _("Scheduled: it goes out at its minute.")


def _withdraw(request: HttpRequest, release: PressReleasePage) -> str:
    withdraw(release, _cleaned(ReasonForm, request)["reason"], request.user)
    return _("Withdrawn. Its address says so, with the reason.")


def _cleaned(form_class: type[Form], request: HttpRequest) -> dict[str, Any]:
    form = form_class(request.POST)
    if not form.is_valid():
        raise ValidationError(
            [
                f"{form.fields[name].label}: {error}" if name in form.fields else str(error)
                for name, errors in form.errors.items()
                for error in errors
            ]
        )
    return form.cleaned_data


def _invitation(request: HttpRequest, release: PressReleasePage) -> Invitation:
    asked = request.POST.get("invitation", "")
    found = Invitation.objects.filter(round__release=release, pk=asked if asked.isdecimal() else 0).first()
    if found is None:
        raise ValidationError(_("This organisation is no longer invited."))
    return found


def _show_links(request: HttpRequest, invitations: list[Invitation]) -> None:
    fresh = [
        (each.name, address_of(link, each.release.locale.language_code))
        for each in invitations
        if (link := open_link(each))
    ]
    request.session[FRESH_LINKS] = [*request.session.get(FRESH_LINKS, []), *fresh]


_FOR_OTHERS = {"submit", "check"}
_ACTIONS: dict[str, Action] = {
    "submit": _submit,
    "check": _check,
    "open": _open,
    "invite": _invite,
    "put": _put,
    "new_link": _new_link,
    "stop_link": _stop_link,
    "uninvite": _uninvite,
    "remind": _remind,
    "record": _record,
    "go_on": _go_on,
    "publish": _publish,
    "withdraw": _withdraw,
}
