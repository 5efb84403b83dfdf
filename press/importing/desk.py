"""Importing at the desk: choose a file or paste a text, then look at the draft beside its source."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import MenuItem

from press.importing import limits
from press.importing.errors import InvalidDocument
from press.importing.importer import Imported, import_file, import_text, newsroom_for, save_draft
from press.models import ImportedDocument, NewsroomPage, PressReleasePage
from press.streams import CHECK, unsettled
from press.text import outgoing


class ImportForm(forms.Form):
    """A file, or a text."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy("Word (.docx), OpenDocument (.odt), PDF or plain text, at most 10 MB."),
    )
    text = forms.CharField(
        label=gettext_lazy("Or paste the text"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 14})
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        file, text = cleaned.get("file"), cleaned.get("text", "")
        if bool(file) == bool(text.strip()):
            raise forms.ValidationError(_("Choose a file or paste a text: one of the two."))
        try:
            cleaned["imported"] = self._read(file, text)
        except InvalidDocument as error:
            self.add_error("file" if file else "text", str(error))
        return cleaned

    def _read(self, file: Any, text: str) -> Imported:
        # One byte too many is enough to see that it is too large.
        return import_file(file.read(limits.FILE_BYTES + 1), file.name) if file else import_text(text)


def _may_import(user: Any) -> bool:
    return any(page.permissions_for_user(user).can_add_subpage() for page in NewsroomPage.objects.all())


@require_admin_access
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """The form. What was pasted stays in it when it cannot be read."""
    if not _may_import(request.user):
        raise PermissionDenied
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        imported = form.cleaned_data["imported"]
        newsroom = newsroom_for(imported.source.text)
        if newsroom is None or not newsroom.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        page = save_draft(imported, newsroom, request.user)
        messages.success(request, _("The draft is made. Nothing is published."))
        return redirect("press_imported", page.pk)
    context = {"page_title": _("Import a statement"), "form": form}
    return render(request, "press/importing/upload.html", context, status=422 if form.errors else 200)


@require_admin_access
@require_safe
def imported(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft beside the text it was made from, with what needs a person."""
    release: PressReleasePage = get_object_or_404(PressReleasePage, pk=pk)
    if not release.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    document = get_object_or_404(ImportedDocument, release=release)
    draft = release.get_latest_revision_as_object()
    context = {
        "page_title": _("Imported statement"),
        "page_subtitle": release.draft_title,
        "release": release,
        "document": document,
        "recognised": document.recognised,
        "parts": _parts(document.recognised["body"], draft),
        "unsettled": len(unsettled(draft.body)),
        "draft": draft,
        "language": release.locale.language_code,
    }
    return render(request, "press/importing/imported.html", context)


def _parts(parts: list[dict[str, Any]], draft: PressReleasePage) -> list[dict[str, Any]]:
    """What was recognised in the body; "check" only where nobody has settled it in the draft yet."""
    waiting = " ".join(each.text for each in outgoing(draft) if each.kind in {CHECK, "case"})
    return [{**part, "check": part["check"] and _found(part["text"], waiting)} for part in parts]


def _found(text: str, waiting: str) -> bool:
    return any(line in waiting for line in map(" ".join, map(str.split, text.split("\n"))) if line)


@hooks.register("register_admin_urls")
def import_urls() -> list[Any]:
    """The two pages."""
    return [
        path("press/import/", upload, name="press_import"),
        path("press/import/<int:pk>/", imported, name="press_imported"),
    ]


class ImportMenuItem(MenuItem):
    """For those who may start a statement."""

    def is_shown(self, request: HttpRequest) -> bool:
        return _may_import(request.user)


@hooks.register("register_admin_menu_item")
def import_menu_item() -> MenuItem:
    """In the menu."""
    return ImportMenuItem(gettext_lazy("Import a statement"), reverse("press_import"), icon_name="upload", order=315)
