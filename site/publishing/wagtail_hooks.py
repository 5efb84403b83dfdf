"""A page is served only to whom the rule of visibility, or a log-in, allows it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from accounts.desk import is_at_the_desk
from publishing.desk_api import ReadingPagesAdminAPIViewSet
from publishing.desk_titles import seen_by
from publishing.visibility import is_visible


@hooks.register("before_serve_page", order=-10)
def hide_what_is_not_public(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse | None:
    """Answers 404, as for an address that never existed; an editor of the page is led to its draft at the desk.

    The session is read only for a hidden page and only if a cookie was sent, so that a visitor gets no hint.
    """
    if is_visible(page):
        return None
    if is_at_the_desk(request) and page.permissions_for_user(request.user).can_edit():
        return redirect("wagtailadmin_pages:view_draft", page.pk)
    raise Http404


@hooks.register("construct_admin_api")
def take_actions_out_of_the_desk_api(router: Any) -> None:
    """It is for reading."""
    router.register_endpoint("pages", ReadingPagesAdminAPIViewSet)


@hooks.register("construct_explorer_page_queryset")
def list_what_one_may_see(parent: Page, pages: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    """In lists of the desk a hidden page shows only to those who may change or publish it; and so does its own list."""
    if not PagePermissionPolicy().explorable_instances(request.user).filter(pk=parent.pk).exists():
        raise PermissionDenied
    return _seen(request, pages)


@hooks.register("construct_page_chooser_queryset")
def choose_what_one_may_see(pages: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    """And in choosers."""
    return _seen(request, pages)


def _seen(request: HttpRequest, pages: QuerySet[Any]) -> QuerySet[Any]:
    return pages if request.user.is_superuser else pages.filter(seen_by(request.user) | Q(depth__lte=2))
