"""The list for visitors: ask, confirm, leave. No cookie, and no answer that tells who is on it."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from languages.table import LANGUAGES, SOURCE
from press.mailing import signup
from publishing.links import LinkRefused, PersonalLink

SAFE_AND_POST = ["GET", "HEAD", "POST"]


class AskForm(forms.Form):
    """An address and a language."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    language = forms.ChoiceField(label=_("Language"), choices=[(each.code, each.own_name) for each in LANGUAGES])


# Nothing to forge: there is no cookie and no session to ride on, and the letter goes to the address itself.
@csrf_exempt
@require_http_methods(SAFE_AND_POST)
def ask(request: HttpRequest) -> HttpResponse:
    """The form, and after it the same words for every address."""
    if request.method != "POST":
        return _page(request, "ask", form=AskForm(initial={"language": get_language() or SOURCE}))
    form = AskForm(request.POST)
    if not form.is_valid():
        return _page(request, "ask", form=form, status=422)
    signup.ask(form.cleaned_data["email"], form.cleaned_data["language"])
    return _page(request, "asked")


# The authority of these two forms is their address; RFC 8058 asks that leaving works without any cookie.
@csrf_exempt
@never_cache
@require_http_methods(SAFE_AND_POST)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """GET: a button, because mail scanners open every link. POST: on the list."""
    try:
        link = PersonalLink.objects.open(token, signup.CONFIRM)
    except LinkRefused:
        return _page(request, "gone", status=410)
    if request.method != "POST":
        return _page(request, "confirm")
    return _page(request, "confirmed") if signup.confirm(link) else _page(request, "gone", status=410)


@csrf_exempt
@never_cache
@require_http_methods(SAFE_AND_POST)
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """GET: a button. POST, from the button or from a mail program: off the list, and the address erased."""
    try:
        link = PersonalLink.objects.open(token, signup.LEAVE)
    except LinkRefused:
        return _page(request, "gone", status=410)
    if request.method != "POST":
        return _page(request, "leave")
    signup.leave(link)
    return _page(request, "left")


def _page(request: HttpRequest, step: str, status: int = 200, **context: object) -> HttpResponse:
    response = render(request, "press/list/page.html", {"step": step, "is_press": True, **context}, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
