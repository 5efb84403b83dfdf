"""The page behind a signing link: the text that goes out, what changed, and the buttons."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from press.changes import compare, differences
from press.desk.withdrawing import withdrawal_of
from press.models import Invitation, SignOff, TextVersion
from press.signing.answers import TextChanged, answer, is_late, mark_seen
from press.signing.forms import SEEN, AnswerForm
from press.signing.rounds import PURPOSE
from press.signing.signatories import current_text
from press.signing.standing import standing_of
from press.text import hash_of, outgoing
from publishing.links import LinkRefused
from publishing.models import PersonalLink

_STATUS = {"unknown": 404, "expired": 410, "withdrawn": 410}


# No cookie and no session to ride on: the authority is the token in the address that the form posts to, which a forger
# would have to know. Under no-referrer the check would fail anyway (Origin: null).
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the text and changes nothing, because mail scanners open links; only a button answers."""
    try:
        link = PersonalLink.objects.open(token, PURPOSE)
        invitation = _invitation(link)
    except LinkRefused as refused:
        context = {"reason": refused.reason, "is_error": True, "is_press": True}
        return _private(render(request, "press/link_refused.html", context, status=_STATUS[refused.reason]))
    form = AnswerForm(request.POST) if request.method == "POST" else None
    if form is None or withdrawal_of(invitation.release) or not form.is_valid():
        return _page(request, invitation, form)
    try:
        _record(invitation, form.cleaned_data)
    except TextChanged:
        return _page(request, invitation, form, changed_meanwhile=True)
    link.mark_used()
    return _private(redirect(request.path))


def _invitation(link: PersonalLink) -> Invitation:
    invitations = Invitation.objects.select_related("round__release__locale", "organisation", "seen")
    found = invitations.filter(pk=link.target_pk).first() if link.target_pk.isdecimal() else None
    if found is None or not link.leads_to(found):
        raise LinkRefused("unknown")
    return found


def _record(invitation: Invitation, cleaned: dict[str, Any]) -> None:
    if cleaned["answer"] == SEEN:
        version = current_text(invitation.release)
        if version.text_hash != cleaned["shown"]:
            raise TextChanged
        mark_seen(invitation, version)
        return
    words = cleaned["words"] if cleaned["answer"] == SignOff.Answer.CHANGE else ""
    answer(invitation, cleaned["answer"], shown=cleaned["shown"], person=cleaned["person"], words=words)


def _page(
    request: HttpRequest, invitation: Invitation, form: AnswerForm | None, *, changed_meanwhile: bool = False
) -> HttpResponse:
    release = invitation.release
    versions = list(release.text_versions.all())
    version = versions[-1]
    seen = _last_seen(invitation, versions, form if changed_meanwhile else None)
    standing = standing_of(invitation)
    draft = release.get_latest_revision_as_object()
    context = {
        "draft": draft,
        "release": release,
        "invitation": invitation,
        "version": version,
        "text_language": release.locale.language_code,
        "paragraphs": version.paragraphs,
        "seen": seen,
        "changes": differences(seen.paragraphs, version.paragraphs) if seen else [],
        "whole": compare(seen.paragraphs, version.paragraphs) if seen else [],
        "typing_errors": [each for each in versions if each.typing_error],
        "standing": standing,
        "form": form or AnswerForm(initial={"person": standing.answer.person if standing.answer else ""}),
        "changed_meanwhile": changed_meanwhile,
        "is_late": is_late(invitation.round),
        "is_being_changed": not release.live and hash_of(outgoing(draft)) != version.text_hash,
        "withdrawal": withdrawal_of(release),
        "is_press": True,
    }
    status = 409 if changed_meanwhile else 400 if form and form.errors else 200
    return _private(render(request, "press/sign.html", context, status=status))


def _last_seen(
    invitation: Invitation, versions: list[TextVersion], stale_form: AnswerForm | None
) -> TextVersion | None:
    """The text they have read before this one: the one their form showed, or the one they last pressed a button on."""
    if stale_form is not None:
        shown = stale_form.cleaned_data["shown"]
        return next((each for each in reversed(versions[:-1]) if each.text_hash == shown), invitation.seen)
    return invitation.seen if invitation.seen and invitation.seen.number < versions[-1].number else None


def _private(response: HttpResponse) -> HttpResponse:
    """For one person: in no search engine and no cache."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store"
    return response
