"""What an outlet sees behind its link. Nothing is shown or remembered until the button is pressed; no cookie is set."""

from typing import TypeVar

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from press import copies
from press.dates import amsterdam
from press.early.links import PURPOSE, goes_out_at, readable_version
from press.models import PressReleasePage
from press.surroundings import contacts
from publishing.links import LinkRefused, PersonalLink
from publishing.visibility import is_visible

_Response = TypeVar("_Response", bound=HttpResponseBase)


# The authority of the form is its address: there is no cookie and no session to ride on, so nothing to forge.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest, token: str) -> HttpResponse:
    """GET: a door that says nothing of the text, because mail scanners open every link. POST: the statement."""
    try:
        link = PersonalLink.objects.open(token, PURPOSE)
    except LinkRefused as refused:
        return _refused(request, refused.reason)
    release = readable_version(link)
    if release and is_visible(release):
        return redirect(release.url)
    if release is None or request.method != "POST":
        context = {"link": link, "release": release, "goes_out_at": release and goes_out_at(release)}
        return _quiet(render(request, "press/early/door.html", context))
    link.mark_used()
    return _quiet(_statement(request, link, release))


@never_cache
@require_safe
def file(request: HttpRequest, token: str, kind: str, pk: int) -> HttpResponseBase:
    """A picture or document of the press kit, for whoever holds the link. Raises Http404."""
    try:
        release = readable_version(PersonalLink.objects.open(token, PURPOSE))
    except LinkRefused as refused:
        raise Http404 from refused
    block, part = {"picture": ("picture", "image"), "document": ("document", "document")}[kind]
    kit = release.press_kit if release else []
    chosen = next(
        (b.value[part] for b in kit if b.block_type == block and b.value[part] and b.value[part].pk == pk), None
    )
    if chosen is None:
        raise Http404
    try:
        return _quiet(FileResponse(default_storage.open(chosen.file.name), as_attachment=kind == "document"))
    except FileNotFoundError as error:
        raise Http404 from error


def _statement(request: HttpRequest, link: PersonalLink, release: PressReleasePage) -> HttpResponse:
    moment = goes_out_at(release)
    until = amsterdam(moment) if moment else _("its publication")
    mark = _("Under embargo until %(minute)s. This copy is for %(outlet)s only.") % {
        "minute": until,
        "outlet": link.holder,
    }
    wanted = request.POST.get("as", "")
    if wanted == "docx":
        return copies.as_file(release, copies.as_word(release, note=mark), "docx")
    text = f"{mark}\n\n{copies.text_of(release)}\n{mark}\n"
    if wanted == "txt":
        return copies.as_file(release, HttpResponse(text, content_type="text/plain; charset=utf-8"), "txt")
    context = {
        "release": release,
        "mark": mark,
        "text": text,
        "signatories": list(release.signatories.all()),
        "contacts": contacts(release),
        "pictures": _files(link, "picture"),
        "documents": _files(link, "document"),
        "is_press": True,
    }
    return render(request, "press/early/read.html", context)


def _files(link: PersonalLink, kind: str) -> str:
    """The address of the kit's files without their number."""
    return reverse("early_file", args=[link.token, kind, 0]).removesuffix("0/")


def _refused(request: HttpRequest, reason: str) -> HttpResponse:
    if reason == "unknown":
        raise Http404
    return _quiet(render(request, "press/early/refused.html", {"reason": reason}, status=410))


def _quiet(response: _Response) -> _Response:
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
