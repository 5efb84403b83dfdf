"""Who sees and does what with a statement at the desk."""

from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page, TaskState
from wagtail.permission_policies.pages import PagePermissionPolicy

from press.desk.legal import task_for
from press.models import PressReleasePage


def may_manage(user: Any, release: Page) -> bool:
    """Whether they hold its signing and publish it: the press office."""
    return bool(release.permissions_for_user(user).can_publish())


def may_see(user: Any, release: PressReleasePage) -> bool:
    """Whether they may read its draft: the press office, its owner, and a legal reviewer while it waits for them."""
    return bool(release.permissions_for_user(user).can_edit()) or task_for(release, user) is not None


def statements_of(user: Any) -> QuerySet[PressReleasePage]:
    """The statements whose drafts this user may read."""
    own = PagePermissionPolicy().instances_user_has_any_permission_for(user, {"change", "publish"})
    waiting = TaskState.objects.reviewable_by(user).values_list("workflow_state__object_id", flat=True)
    keys = [int(key) for key in waiting]
    found: QuerySet[PressReleasePage] = PressReleasePage.objects.filter(
        Q(pk__in=own.values("pk")) | Q(pk__in=keys)
    ).select_related("locale", "owner")
    return found


def only_checks(user: Any, page: Page) -> bool:
    """Whether the editor opens for them only because a check waits: then they read, and change nothing."""
    policy = PagePermissionPolicy()
    return not policy.user_has_permission_for_instance(user, "change", page)
