"""Serves recordings, while their page is public; in parts, because some browsers play nothing else (RFC 9110, 14)."""

import re
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.desk import is_at_the_desk
from languages.models import Recording
from publishing.visibility import is_visible

_RANGE = re.compile(r"bytes=(\d{0,10})-(\d{0,10})")


@require_safe
def play(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """The recording, or a part of it. 404 unless everybody may read its page, or an editor of it asks."""
    recording = get_object_or_404(Recording.objects.select_related("page"), key=key)
    if not (is_visible(recording.page) or _works_on(request, recording)):
        raise Http404
    wanted = _RANGE.fullmatch(request.headers.get("Range", ""))
    response = _part(recording, wanted[1], wanted[2]) if wanted and any(wanted.groups()) else _whole(recording)
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "private, max-age=300"
    response["X-Robots-Tag"] = "noindex"
    return response


def _works_on(request: HttpRequest, recording: Recording) -> bool:
    return is_at_the_desk(request) and recording.page.permissions_for_user(request.user).can_edit()


def _whole(recording: Recording) -> HttpResponseBase:
    return FileResponse(recording.file.open("rb"), content_type=recording.content_type)


def _part(recording: Recording, first: str, last: str) -> HttpResponseBase:
    size = recording.size
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    with recording.file.open("rb") as file:
        file.seek(start)
        content = file.read(end - start + 1)
    response = HttpResponse(content, status=206, content_type=recording.content_type)
    response["Content-Range"] = f"bytes {start}-{end}/{size}"
    return response
