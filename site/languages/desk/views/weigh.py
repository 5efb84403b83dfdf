"""How much does a change of the source matter? Asked after every publication of a changed text."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from languages.desk.permissions import may_weigh
from languages.models import SourceChange, Weight
from languages.reading import readable
from languages.record import refresh_states
from languages.texts import ADAPTERS


@require_http_methods(["GET", "POST"])
def weigh(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows the changed sentences and takes the answer; the same page changes an earlier answer."""
    if not may_weigh(request.user):
        raise PermissionDenied
    change = get_object_or_404(SourceChange.objects.select_related("source"), pk=pk)
    if request.method == "POST":
        if request.POST.get("weight") in Weight.values:
            change.weigh(request.POST["weight"], request.user)
            refresh_states(change.source)
            messages.success(request, _("Noted: %(weight)s.") % {"weight": Weight(change.weight).label})
            return redirect("languages_overview")
        messages.error(request, _("Choose how much this change matters."))
    context = {
        "page_title": _("How much does this change matter?"),
        "page_subtitle": change.source.title,
        "header_icon": "edit",
        "change": change,
        "sentences": [
            {"before": readable(each.get("before", "")), "after": readable(each.get("after", ""))}
            for each in change.changes
        ],
        "weights": [(weight, weight.label) for weight in Weight],
        "earlier": change.source.changes.exclude(pk=change.pk).order_by("-pk")[:10],
        "states": change.source.states.order_by("language").prefetch_related("events"),
    }
    return render(request, "languages/desk/weigh.html", context)


def next_question(source_kind: str, key: str) -> str | None:
    """The address of the question about the newest change that nobody has weighed yet; None if there is none."""
    change: Any = SourceChange.objects.filter(source__kind=source_kind, source__key=key, weighed_at=None).last()
    return reverse("languages_weigh", args=[change.pk]) if change else None


def next_question_about(thing: Any) -> str | None:
    """The same for a snippet, whichever adapter knows it."""
    kind = next((name for name, adapter in ADAPTERS.items() if adapter.belongs(thing)), None)
    key = str(getattr(thing, "translation_key", None) or getattr(thing, "key", ""))
    return next_question(kind, key) if kind else None
