"""The press office's pages at the desk: what goes out when, and the way of one statement."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access

from press.desk import forms, legal
from press.desk.access import may_manage, may_see, statements_of
from press.desk.actions import FRESH_LINKS, perform
from press.desk.calendar import coming
from press.desk.checklist import Item, checklist, needs_correction
from press.desk.publishing import CannotPublish
from press.desk.state import WORDS, state_of, steps
from press.desk.withdrawing import CannotWithdraw, withdrawal_of
from press.models import PressReleasePage
from press.readiness import not_ready
from press.signing.answers import TextChanged
from press.signing.signatories import round_of
from press.signing.standing import standings
from press.text import hash_of, outgoing

IN_THE_WORKS = 50


@require_admin_access
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """What goes out when, and which statements are in the works: only those whose drafts the user may read."""
    mine = statements_of(request.user)
    unfinished = mine.filter(live=False).order_by("-latest_revision_created_at", "-pk")[:IN_THE_WORKS]
    context = {
        "page_title": _("Press office"),
        "entries": coming(mine),
        "unfinished": [(page, WORDS[state_of(page)]) for page in unfinished],
    }
    return render(request, "press/desk/calendar.html", context)


@require_admin_access
@require_http_methods(["GET", "HEAD", "POST"])
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """One statement: where it is, what is missing, who signed which text, and the buttons."""
    release: PressReleasePage = get_object_or_404(PressReleasePage.objects.select_related("locale"), pk=pk)
    if not may_see(request.user, release):
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "press/desk/statement.html", _context(request, release))
    try:
        messages.success(request, perform(request, release))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    except TextChanged:
        messages.error(request, _("The text changed since you opened this page. Nothing was done. Look again."))
    except CannotPublish as error:
        messages.error(request, _("Not published.") + " " + " ".join(error.reasons))
    except (CannotWithdraw, LookupError) as error:
        messages.error(request, str(error))
    if not may_see(request.user, PressReleasePage.objects.get(pk=pk)):
        return redirect("press_calendar")
    return redirect("press_statement", pk)


def _context(request: HttpRequest, release: PressReleasePage) -> dict[str, Any]:
    draft = release.get_latest_revision_as_object()
    text = outgoing(draft)
    state = state_of(release)
    round_ = round_of(release)
    waits_for_me = legal.task_for(release, request.user)
    items = checklist(release)
    return {
        "page_title": _("Statement"),
        "page_subtitle": draft.get_admin_display_title(),
        "release": release,
        "draft": draft,
        "language": release.locale.language_code,
        "text": text,
        "shown": hash_of(text),
        "state": WORDS[state],
        "steps": steps(state),
        "items": items,
        "must_be_corrected": needs_correction(release, draft),
        "not_ready": not_ready(release),
        "is_ready": not any(item.blocks and not item.is_done for item in items),
        "may_manage": may_manage(request.user, release),
        "may_edit": release.permissions_for_user(request.user).can_edit() and not waits_for_me,
        "may_submit": _may_submit(request.user, release, items),
        "check_form": forms.CheckForm(initial={"shown": hash_of(text)}) if waits_for_me else None,
        "withdrawal": withdrawal_of(release),
        "fresh_links": request.session.pop(FRESH_LINKS, []),
        "here": reverse("press_statement", args=[release.pk]),
        **(_signing(release, round_, hash_of(text)) if round_ and round_.release_id == release.pk else {}),
        "deadline_form": forms.DeadlineForm(initial={"deadline": round_.deadline} if round_ else None),
        "reason_form": forms.ReasonForm(),
        "named": [each.shown_name for each in draft.signatories.all()] if round_ is None else [],
    }


def _may_submit(user: Any, release: PressReleasePage, items: list[Item]) -> bool:
    """Whether the button stands there: not for a text that was checked already."""
    is_checked = any(item.code == "legal" and item.is_done for item in items)
    return not is_checked and bool(release.permissions_for_user(user).can_submit_for_moderation())


def _signing(release: PressReleasePage, round_: Any, text_hash: str) -> dict[str, Any]:
    versions = list(release.text_versions.select_related("put_by"))
    found = standings(round_)
    return {
        "round": round_,
        "versions": versions,
        "standings": found,
        "somebody_waits": any(each.is_waiting for each in found),
        "is_put": bool(versions) and versions[-1].text_hash == text_hash,
        "invite_form": forms.InviteForm(),
        "put_form": forms.PutForm(),
        "record_form": forms.RecordForm(),
    }
