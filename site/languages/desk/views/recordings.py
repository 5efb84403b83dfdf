"""Recordings of one page: a field for every part of its text."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from languages.desk.permissions import may_translate
from languages.models import Recording
from languages.recordings import digests_of, remove, sections_of, take_in


@require_http_methods(["GET", "POST"])
def recordings(request: HttpRequest, page_id: int) -> HttpResponse:
    """Shows what is recorded and whether it is still of today's text; takes a file in, or one away."""
    page = get_object_or_404(Page.objects.select_related("locale"), pk=page_id)
    if not (
        page.permissions_for_user(request.user).can_edit() or may_translate(request.user, page.locale.language_code)
    ):
        raise PermissionDenied
    sections = sections_of(page)
    if request.method == "POST":
        _change(request, page, sections)
        return redirect("languages_recordings", page.pk)
    digests = digests_of(page)
    known = {recording.section: recording for recording in Recording.objects.filter(page=page)}
    rows = [
        {
            "section": section,
            "label": page.specific_class._meta.get_field(section).verbose_name,
            "recording": known.get(section),
            "is_old": section in known and known[section].digest != digests.get(section),
        }
        for section in dict.fromkeys([*sections, *known])
    ]
    context = {"page_title": _("Recordings"), "page_subtitle": page.title, "header_icon": "media", "rows": rows}
    return render(request, "languages/desk/recordings.html", context)


def _change(request: HttpRequest, page: Page, sections: list[str]) -> None:
    section = request.POST.get("section", "")
    if "remove" in request.POST:
        remove(page, section)
        messages.success(request, _("The recording is removed."))
        return
    upload = request.FILES.get("file")
    try:
        if section not in sections:
            raise ValidationError(_("This part of the page has no text."))
        if upload is None:
            raise ValidationError(_("Choose a file first."))
        take_in(page, section, upload, request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("The recording is on the page."))
