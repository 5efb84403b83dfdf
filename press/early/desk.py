"""At the desk: when a statement goes out in which language, who reads it before, and correcting it afterwards."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.models import Page

from press.corrections import CannotCorrect, correct
from press.desk.access import may_manage
from press.desk.checklist import blockers
from press.early.links import address_of, invite, links_of, withdraw
from press.models import PressReleasePage
from press.readiness import language_states, not_ready

LOG_ACTIONS = {
    "press.correct": gettext_lazy("Corrected, with a public reason"),
    "press.early.made": gettext_lazy("Link to read under embargo made"),
    "press.early.withdrawn": gettext_lazy("Link to read under embargo withdrawn"),
}


class OutletsForm(forms.Form):
    """Who may read early."""

    outlets = forms.CharField(
        label=gettext_lazy("Outlets, one a line"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        help_text=gettext_lazy("Each gets a link of its own. Its name stands on every page it sees."),
    )

    def clean_outlets(self) -> list[str]:
        """The names, without empty lines."""
        names = [" ".join(line.split()) for line in self.cleaned_data["outlets"].splitlines()]
        if too_long := next((name for name in names if len(name) > 120), None):
            raise forms.ValidationError(_("This name is too long: %(name)s…") % {"name": too_long[:40]})
        return [name for name in names if name]


class CorrectForm(forms.Form):
    """What everybody may read about a correction."""

    reason = forms.CharField(
        label=gettext_lazy("What was wrong, and what is right"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        help_text=gettext_lazy("Everybody can read this. The earlier version stays readable."),
    )


@require_http_methods(["GET", "POST"])
def going_out(request: HttpRequest, pk: int) -> HttpResponse:
    """The page. What was typed comes back with the sentence that says why it was not taken."""
    release = get_object_or_404(PressReleasePage, pk=pk)
    if not may_manage(request.user, release):
        raise PermissionDenied
    action = request.POST.get("action", "")
    outlets = OutletsForm(request.POST if action == "invite" else None)
    correction = CorrectForm(request.POST if action == "correct" else None)
    actions = {"invite": (_invite, outlets), "withdraw": (_withdraw, None), "correct": (_correct, correction)}
    if request.method == "POST" and action in actions:
        perform, form = actions[action]
        if perform(request, release, form):
            return redirect("press_going_out", pk)
    links = [(link, address_of(link, release.locale.language_code)) for link in links_of(release)]
    context = {
        "release": release,
        "states": language_states(release),
        "not_ready": not_ready(release),
        "links": links,
        "outlets_form": outlets,
        "correct_form": correction,
        "here": reverse("press_going_out", args=[pk]),
    }
    return render(request, "press/desk/going_out.html", context)


def _invite(request: HttpRequest, release: PressReleasePage, form: Any) -> bool:
    if not form.is_valid():
        return False
    made = invite(release, form.cleaned_data["outlets"], request.user)
    messages.success(request, _("Links made: %(count)s.") % {"count": len(made)})
    return True


def _withdraw(request: HttpRequest, release: PressReleasePage, form: Any) -> bool:
    asked = request.POST.get("link", "")
    link = links_of(release).filter(pk=asked if asked.isdecimal() and len(asked) < 12 else 0).first()
    if link is not None:
        withdraw(release, link, request.user)
        messages.success(request, _("The link of %(name)s opens no more.") % {"name": link.holder})
    return True


def _correct(request: HttpRequest, release: PressReleasePage, form: Any) -> bool:
    if not form.is_valid():
        return False
    if reasons := blockers(release):
        form.add_error(None, " ".join(str(reason) for reason in reasons))
        return False
    try:
        correct(release, form.cleaned_data["reason"], request.user)
    except CannotCorrect as problem:
        form.add_error(None, str(problem))
        return False
    messages.success(request, _("Corrected. The earlier version stays readable."))
    return True


@hooks.register("register_admin_urls")
def desk_urls() -> list[Any]:
    """One page a statement."""
    return [path("press/<int:pk>/going-out/", going_out, name="press_going_out")]


@hooks.register("register_page_header_buttons")
def going_out_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """From the editor to it."""
    if page.specific_class is PressReleasePage and page.pk and may_manage(user, page):
        url = reverse("press_going_out", args=[page.pk])
        yield Button(_("Embargo and corrections"), url, icon_name="time", priority=6)


@hooks.register("after_publish_page")
def say_which_language_is_missing(request: HttpRequest, page: Page) -> None:
    """Right after publishing, while the officer still looks."""
    if isinstance(page.specific, PressReleasePage):
        for sentence in not_ready(page.specific):
            messages.warning(request, sentence)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Every step has a name in the history."""
    for name, label in LOG_ACTIONS.items():
        actions.register_action(name, label, label)
