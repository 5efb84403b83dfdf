"""At the desk the title of a hidden page shows only to those who may change or publish it.

Wagtail lets whoever may add a page somewhere list everything below that place. See docs/unusual/hidden-titles.md.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import F, Q, QuerySet
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from publishing.visibility import visible_pages


def seen_by(user: Any, policy: PagePermissionPolicy | None = None) -> Q:
    """Their own pages, the way to where they work, and what is public without a newer title waiting."""
    policy = policy or PagePermissionPolicy()
    own = policy.instances_user_has_any_permission_for(user, {"change", "publish"})
    public = visible_pages(Page.objects.filter(draft_title=F("title")))
    places = {permission.page.path for permission in policy.get_cached_permissions_for_user(user)}
    step = Page.steplen
    way = {path[:end] for path in places for end in range(step, len(path) + 1, step)}
    return Q(pk__in=own.values("pk")) | Q(pk__in=public.values("pk")) | Q(path__in=way)


def hide_titles() -> None:
    """Narrows what Wagtail's lists, search, reports, history and desk API hold. Called once, when apps are ready."""
    policy, report = PagePermissionPolicy, PageTypesUsageReportView
    setattr(policy, "explorable_instances", _narrowed(policy.explorable_instances))
    setattr(report, "decorate_paginated_queryset", _without_titles(report.decorate_paginated_queryset))


def _narrowed(original: Callable[..., Any]) -> Callable[..., Any]:
    def explorable_instances(self: PagePermissionPolicy, user: Any) -> QuerySet[Any]:
        found: QuerySet[Any] = original(self, user)
        return found if user.is_superuser else found.filter(seen_by(user, self))

    return explorable_instances


def _without_titles(original: Callable[..., Any]) -> Callable[..., Any]:
    def decorate_paginated_queryset(self: Any, page_types: Any) -> Any:
        rows = original(self, page_types)
        seen = PagePermissionPolicy().explorable_instances(self.request.user)
        keys = set(seen.filter(pk__in=[row.last_edited_page_id for row in rows]).values_list("pk", flat=True))
        for row in rows:
            row.last_edited_page = row.last_edited_page if row.last_edited_page_id in keys else None
        return rows

    return decorate_paginated_queryset
