"""The translator's desk: the list of work, and the screen for one text."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.models import Page

from languages.desk.overview import lines
from languages.desk.permissions import languages_of, may_translate
from languages.desk.publish import Check, NotReady, publish
from languages.desk.workbench import Conflict, Row, Workbench, keep, workbench
from languages.desk.worklist import tasks
from languages.localize import change_slug
from languages.models import MachineRequest, SourceText
from languages.record import state_of
from languages.reviewing import links_to
from languages.texts import PAGE, adapter_of, translate_url

ROLE = "translator"
LONGEST = 20_000


@require_GET
def work(request: HttpRequest, language: str = "") -> HttpResponse:
    """What waits in one language; without a language, the first of one's own."""
    own = languages_of(request.user)
    if not own or (language and language not in {each.code for each in own}):
        raise PermissionDenied
    if not language:
        return redirect("languages_work", own[0].code)
    current = next(each for each in own if each.code == language)
    page, found = tasks(language, request.GET.get("p"))
    context = {
        "page_title": _("To translate"),
        "page_subtitle": current.own_name,
        "header_icon": "globe",
        "own": own,
        "current": current,
        "line": lines([language])[0],
        "page": page,
        "tasks": found,
    }
    return render(request, "languages/desk/work.html", context)


def bench_for(request: HttpRequest, pk: int, language: str) -> Workbench:
    """The workbench somebody asked for. Raises PermissionDenied for a language that is not theirs, Http404 else."""
    source = get_object_or_404(SourceText, pk=pk)
    if not may_translate(request.user, language):
        raise PermissionDenied
    return workbench(source, state_of(source, language))


@require_http_methods(["GET", "POST"])
def translate(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """One text, sentence by sentence. POST saves everything typed, and publishes if asked to."""
    bench = bench_for(request, pk, language)
    if request.method == "POST":
        conflicts = _save_all(request, bench)
        bench = _again(bench, conflicts)
        if conflicts:
            messages.error(request, _("Somebody else changed a sentence meanwhile. Yours is still here: see below."))
        elif "publish" in request.POST:
            if _publish(request, bench):
                return redirect("languages_work", language)
        else:
            messages.success(request, _("Saved. The site still shows the earlier text."))
            return redirect(translate_url(bench.source, language))
    context = {
        "page_title": bench.source.title,
        "page_subtitle": bench.language.own_name,
        "header_icon": "globe",
        "bench": bench,
        "slug": bench.thing.slug if isinstance(bench.thing, Page) else "",
        "address": adapter_of(bench.source).address(bench.source.key, language),
        "others": _others(request, bench),
        "links": links_to(bench.state),
        "machine": settings.MACHINE_TRANSLATOR and bench.waiting,
        "asked": MachineRequest.objects.filter(
            translation__source__object_id=bench.source.key, translation__target_locale__language_code=language
        ).first()
        if bench.source.kind == PAGE
        else None,
    }
    return render(request, "languages/desk/translate.html", context)


def _save_all(request: HttpRequest, bench: Workbench) -> dict[str, tuple[str, Conflict]]:
    """Keeps every field that differs from what the site or the draft says. Returns what somebody else changed too."""
    conflicts = {}
    for row in bench.rows:
        text = request.POST.get(f"text-{row.id}")
        if text is None:
            continue
        text = text.replace("\r\n", "\n").strip()[:LONGEST]
        still_right = f"same-{row.id}" in request.POST and not row.is_renewed
        if text == row.text.strip() and not still_right:
            continue
        try:
            keep(bench.state, row, text, _number(request.POST.get(f"version-{row.id}")), request.user, timezone.now())
        except Conflict as conflict:
            conflicts[row.id] = (text, conflict)
    return conflicts


def _again(bench: Workbench, conflicts: dict[str, tuple[str, Conflict]]) -> Workbench:
    fresh = workbench(bench.source, bench.state)
    for row in fresh.rows:
        if row.id in conflicts:
            row.typed, conflict = conflicts[row.id]
            row.theirs = conflict.draft.text
    return fresh


def _publish(request: HttpRequest, bench: Workbench) -> bool:
    try:
        publish(bench, request.user, Check(ROLE) if "checked" in request.POST else None)
    except NotReady as error:
        saved = _("Not published, but everything is saved.")
        messages.error(request, f"{saved} {error}")
        return False
    messages.success(request, _("“%(title)s” is public in %(language)s.") % {
        "title": bench.source.title, "language": bench.language.own_name,
    })  # fmt: skip
    return True


def _others(request: HttpRequest, bench: Workbench) -> list[str]:
    """Who else typed here in the last quarter of an hour."""
    since = timezone.now() - timedelta(minutes=15)
    drafts = bench.state.drafts.filter(changed_at__gte=since).exclude(changed_by=request.user.pk)
    return sorted({str(draft.changed_by or _("a reviewer")) for draft in drafts.select_related("changed_by")})


@require_POST
def autosave(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Keeps one sentence while it is typed. 409 with the other text where somebody else was faster."""
    bench = bench_for(request, pk, language)
    row = bench.row(request.POST.get("row", ""))
    if row is None:
        return JsonResponse(
            {"message": _("The Dutch text changed. Reload the page: what you typed is kept.")}, status=409
        )
    text = request.POST.get("text", "").replace("\r\n", "\n").strip()[:LONGEST]
    try:
        draft = keep(bench.state, row, text, _number(request.POST.get("version")), request.user, timezone.now())
    except Conflict as conflict:
        theirs = conflict.draft
        message = _("%(who)s changed this sentence meanwhile.") % {"who": theirs.changed_by or _("a reviewer")}
        return JsonResponse({"message": message, "text": theirs.text, "version": theirs.version}, status=409)
    row.draft = draft
    return JsonResponse({"version": draft.version, "others": _others(request, bench), "remarks": _remarks(bench, row)})


def _remarks(bench: Workbench, row: Row) -> list[str]:
    fresh = workbench(bench.source, bench.state).row(row.id)
    return [str(each) for each in fresh.remarks] if fresh else []


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0


@require_POST
def address(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Another address for the page in this language; the old one leads to it."""
    bench = bench_for(request, pk, language)
    if not isinstance(bench.thing, Page):
        raise Http404
    try:
        change_slug(bench.thing, request.POST.get("slug", ""), request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("The page has its new address. The old one leads to it."))
    return redirect(translate_url(bench.source, language))


@require_POST
def discard(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Takes back the draft of one sentence: the field shows again what the site says."""
    bench = bench_for(request, pk, language)
    row = bench.row(request.POST.get("row", ""))
    if row and row.draft:
        row.draft.delete()
    return redirect(f"{translate_url(bench.source, language)}#row-{row.id if row else ''}")
