"""The editor's table of pages × languages, and asking for translations in bulk."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from languages.desk.overview import ASKED, CORRECTED, OTHERS, lines, sources, table, taken_away
from languages.desk.permissions import languages_of, may_weigh
from languages.desk.publish import ask
from languages.models import SourceChange, SourceText, Status
from languages.record import state_of
from languages.texts import ADAPTERS


@require_http_methods(["GET", "POST"])
def overview(request: HttpRequest) -> HttpResponse:
    """The table, filtered; POST asks for translations of the chosen texts in the chosen languages."""
    if not languages_of(request.user):
        raise PermissionDenied
    if request.method == "POST":
        return _ask(request)
    chosen = {name: request.GET.get(name, "") for name in ("status", "language", "q", "kind", "order")}
    page, rows = table(
        sources(chosen["status"], chosen["language"], chosen["q"][:200], chosen["kind"], chosen["order"] == "oldest"),
        request.GET.get("p"),
    )
    context = {
        "page_title": _("Translations"),
        "header_icon": "globe",
        "lines": lines(),
        "taken_away": taken_away(),
        "languages": OTHERS,
        "statuses": [*Status.choices, (CORRECTED, _("behind after a correction")), (ASKED, _("asked for"))],
        "kinds": list(ADAPTERS),
        "chosen": chosen,
        "query": urlencode({name: value for name, value in chosen.items() if value}),
        "page": page,
        "rows": rows,
        "unweighed": SourceChange.objects.filter(weighed_at=None).select_related("source")[:20],
        "may_ask": may_weigh(request.user),
    }
    return render(request, "languages/desk/overview.html", context)


def _ask(request: HttpRequest) -> HttpResponse:
    if not may_weigh(request.user):
        raise PermissionDenied
    known = {language.code for language in OTHERS}
    codes = [code for code in request.POST.getlist("to") if code in known]
    numbers = [int(pk) for pk in request.POST.getlist("text") if pk.isdecimal() and len(pk) < 12]
    chosen = list(SourceText.objects.filter(pk__in=numbers, is_live=True))
    asked = 0
    for source in chosen:
        for code in codes:
            state = state_of(source, code)
            if state.status != Status.CURRENT and state.asked_at is None:
                ask(state, request.user)
                asked += 1
    if not chosen or not codes:
        messages.error(request, _("Choose at least one text and one language."))
    else:
        text = ngettext("%(count)s translation was asked for.", "%(count)s translations were asked for.", asked)
        messages.success(request, text % {"count": asked})
    return redirect(f"{reverse('languages_overview')}?{request.GET.urlencode()}")
