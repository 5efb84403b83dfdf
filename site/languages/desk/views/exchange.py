"""Files out and in, and links for reviewers."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.http import require_GET, require_POST
from wagtail.models import Page

from languages.desk.files import LARGEST, READERS, WRITERS, WrongFile
from languages.desk.views.translate import bench_for
from languages.desk.workbench import Conflict, Workbench, keep
from languages.machine.faults import Impossible
from languages.machine.queue import ask
from languages.reviewing import PURPOSE, invite
from languages.texts import adapter_of, translate_url
from publishing.models import PersonalLink


@require_GET
def export(request: HttpRequest, pk: int, language: str, form: str) -> HttpResponse:
    """The text as a file."""
    bench = bench_for(request, pk, language)
    if form not in WRITERS:
        raise Http404
    write, content_type = WRITERS[form]
    response = HttpResponse(write(bench), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="houvast-{bench.source.pk}-{language}.{form}"'
    return response


@require_POST
def take_in(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """A file becomes drafts; nothing is published, and everything that was left out is said."""
    bench = bench_for(request, pk, language)
    try:
        _take(request, bench)
    except WrongFile as error:
        messages.error(request, str(error))
    return redirect(translate_url(bench.source, language))


def _take(request: HttpRequest, bench: Workbench) -> None:
    file = request.FILES.get("file")
    if file is None:
        raise WrongFile(_("Choose a file first."))
    reader = READERS.get((file.name or "").rpartition(".")[2].lower())
    if reader is None:
        raise WrongFile(_("Only PO and XLIFF files (.po, .xlf) can be taken in."))
    taken = reader(bench, file.read(LARGEST + 1))
    kept, lost = 0, 0
    for row in bench.rows:
        if row.id in taken.texts:
            try:
                keep(bench.state, row, taken.texts[row.id], row.version, request.user, timezone.now())
                kept += 1
            except Conflict:
                lost += 1
    said = ngettext("%(count)s sentence was taken in as a draft.", "%(count)s sentences were taken in as drafts.", kept)
    (messages.success if kept else messages.warning)(request, said % {"count": kept})
    left = {
        _("not in this text any more: %(count)s"): taken.unknown,
        _("with broken markup: %(count)s"): taken.broken,
        _("without a translation: %(count)s"): taken.empty,
        _("marked as doubtful in the file: %(count)s"): taken.doubtful,
        _("changed by somebody else meanwhile: %(count)s"): lost,
    }
    parts = [text % {"count": count} for text, count in left.items() if count]
    if parts:
        messages.warning(request, _("Left out: %(parts)s.") % {"parts": "; ".join(parts)})


@require_POST
def invite_reviewer(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Makes a personal link, and shows it to be sent on."""
    bench = bench_for(request, pk, language)
    name = request.POST.get("name", "").strip()
    if not name:
        messages.error(request, _("Say for whom the link is."))
    elif bench.thing is None:
        messages.error(request, _("There is no translation to check yet."))
    else:
        link = invite(bench.state, name, request.user)
        with override(language):
            address = settings.PUBLIC_URL + reverse("check_translation", args=[link.token])
        messages.success(request, _("Send this link to %(name)s: %(address)s") % {"name": name, "address": address})
    return redirect(f"{translate_url(bench.source, language)}#reviewers")


@require_POST
def withdraw_link(request: HttpRequest, pk: int, language: str, link: int) -> HttpResponse:
    """The link opens no more."""
    bench = bench_for(request, pk, language)
    get_object_or_404(PersonalLink.objects.to(bench.state, PURPOSE), pk=link).withdraw()
    messages.success(request, _("The link is withdrawn."))
    return redirect(f"{translate_url(bench.source, language)}#reviewers")


@require_POST
def ask_machine(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Asks the translation service for the sentences that have no translation; the worker does it."""
    bench = bench_for(request, pk, language)
    page = adapter_of(bench.source).source(bench.source.key)
    try:
        if not isinstance(page, Page):
            raise Impossible("not_a_page")
        ask(page, language)
    except Impossible as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Asked. The proposals appear here in a minute or two."))
    return redirect(translate_url(bench.source, language))
