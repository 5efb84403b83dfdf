"""Where the course of a statement meets Wagtail's desk: every way by which a person publishes asks the list first."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from press.desk.access import only_checks
from press.desk.checklist import blockers, needs_correction
from press.desk.publishing import conflict, correct_instead
from press.desk.views import calendar, statement
from press.desk.withdrawing import notice_of
from press.models import PressReleasePage
from press.signing.rounds import draft_of

LOG_ACTIONS = {
    "deadline": gettext_lazy("Signing: deadline set"),
    "put_text": gettext_lazy("Signing: text put before the signers"),
    "typing_error": gettext_lazy("Signing: typing error declared"),
    "invite": gettext_lazy("Signing: organisation invited"),
    "uninvite": gettext_lazy("Signing: invitation taken back"),
    "remind": gettext_lazy("Signing: reminder"),
    "sign": gettext_lazy("Signing: signed"),
    "change": gettext_lazy("Signing: change asked for"),
    "decline": gettext_lazy("Signing: not signed"),
    "withdrawn": gettext_lazy("Signing: signature withdrawn"),
    "close_signing": gettext_lazy("Signing: closed, with those who signed"),
    "ready": gettext_lazy("Ready to be published"),
    "held_back": gettext_lazy("Held back at its minute"),
    "withdraw": gettext_lazy("Withdrawn, with a public reason"),
}


@hooks.register("register_admin_urls")
def desk_urls() -> list[Any]:
    """The two pages."""
    return [
        path("press/", calendar, name="press_calendar"),
        path("press/<int:pk>/", statement, name="press_statement"),
    ]


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> MenuItem:
    """In the menu of everybody at the desk: what they see there is theirs."""
    return MenuItem(gettext_lazy("Press office"), reverse("press_calendar"), icon_name="calendar-alt", order=310)


@hooks.register("register_page_header_buttons")
def statement_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """From the editor to the statement's own page."""
    if page.specific_class is PressReleasePage and page.pk:
        url = reverse("press_statement", args=[page.pk])
        yield Button(_("Checks and signing"), url, icon_name="tasks", priority=5)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Every step has a name in the history."""
    for name, label in LOG_ACTIONS.items():
        actions.register_action(f"press.{name}", label, label)


@hooks.register("before_publish_page")
def ask_the_list(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The editor has saved the draft by now; it is published only if nothing is missing and nobody else saved one."""
    if not isinstance(page.specific, PressReleasePage):
        return None
    release = PressReleasePage.objects.get(pk=page.pk)
    if other := conflict(release, request.POST.get("loaded_revision_id", ""), request.user):
        words = _("%(name)s saved this statement while you were working on it. Yours is saved as the newest draft, and")
        words += " " + _("nothing was published. Compare the two in the history, then publish.")
        messages.error(request, words % {"name": other})
        return redirect("wagtailadmin_pages:history", page.pk)
    if needs_correction(release, draft_of(release)):
        messages.error(request, _("Saved as a draft, not published.") + " " + correct_instead())
        return redirect("press_going_out", page.pk)
    if reasons := blockers(release):
        messages.error(request, _("Saved as a draft, not published.") + " " + " ".join(reasons))
        return redirect("press_statement", page.pk)
    return None


@hooks.register("before_unpublish_page")
@hooks.register("before_delete_page")
def withdraw_instead(request: HttpRequest, page: Page) -> HttpResponse | None:
    """What was public is withdrawn with a reason; it does not vanish."""
    if not isinstance(page.specific, PressReleasePage) or not (page.live or notice_of(page.specific)):
        return None
    if request.method == "POST" or not page.live:
        messages.error(request, _("Nothing was removed. What was public is withdrawn with a reason, on this page."))
    return redirect("press_statement", page.pk)


@hooks.register("before_bulk_action")
def one_statement_at_a_time(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Publishing, unpublishing and deleting many at once passes by the list: not with statements."""
    if action_type not in {"publish", "unpublish", "delete"} or not _holds_statements(objects):
        return None
    messages.error(request, _("Nothing was done: publish and withdraw statements one by one, each on its own page."))
    return redirect("press_calendar")


@hooks.register("before_edit_page")
def read_instead(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Whoever only checks a statement reads it on its page; the editor stays closed, also for a form sent by hand."""
    if not isinstance(page.specific, PressReleasePage) or not only_checks(request.user, page):
        return None
    if request.method == "POST":
        return JsonResponse({"success": False, "error_code": "locked"}, status=403)
    return redirect("press_statement", page.pk)


@hooks.register("before_serve_page", order=-20)
def tell_that_it_is_withdrawn(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse | None:
    """410 with date and reason, before the rule of visibility answers 404."""
    if not isinstance(page, PressReleasePage) or page.live:
        return None
    withdrawal = notice_of(page)
    if withdrawal is None:
        return None
    context = {"page": page, "withdrawal": withdrawal, "is_press": True}
    response = render(request, "press/withdrawn.html", context, status=410)
    response["X-Robots-Tag"] = "noindex"
    return response


def _holds_statements(objects: list[Any]) -> bool:
    pages = [each for each in objects if isinstance(each, Page)]
    return any(PressReleasePage.objects.descendant_of(page, inclusive=True).exists() for page in pages)
