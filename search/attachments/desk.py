"""The editors' list of files that search could not read, and why."""

from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.documents import get_document_model
from wagtail.documents.permissions import permission_policy

from search.attachments.models import Problem, ReadFile

TITLE = _("Files that search cannot read")


class UnreadFiles(ReportView):
    """Documents of public pages that are found by their title only."""

    index_url_name = "search_files"
    index_results_url_name = "search_files_results"
    page_title = TITLE
    header_icon = "doc-empty-inverse"
    permission_policy = permission_policy
    any_permission_required = {"add", "change"}
    default_ordering = "title"
    columns = [
        TitleColumn("title", label=_("Title"), url_name="wagtaildocs:edit"),
        Column("problem", label=_("Problem"), accessor=lambda document: Problem(document.problem).label),
    ]
    list_export = ["title", "filename", "problem"]

    def get_queryset(self) -> Any:
        read = ReadFile.objects.exclude(problem="").filter(file_hash=OuterRef("file_hash"))
        documents = get_document_model().objects.annotate(problem=Subquery(read.values("problem")[:1]))
        return documents.exclude(problem=None).order_by(self.default_ordering)


class _Item(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return bool(permission_policy.user_has_any_permission(request.user, {"add", "change"}))


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    """Where the list is."""
    return [
        path("reports/search-files/", UnreadFiles.as_view(), name="search_files"),
        path("reports/search-files/results/", UnreadFiles.as_view(results_only=True), name="search_files_results"),
    ]


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    """Below "Reports"."""
    return _Item(TITLE, reverse("search_files"), icon_name="doc-empty-inverse", order=900)
