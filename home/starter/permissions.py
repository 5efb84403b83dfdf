"""Which part of the tree each role works on."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from accounts.roles import (
    ADMINISTRATORS,
    EDITORS,
    LEGAL_REVIEWERS,
    ORGANISATION_STAFF,
    PRESS_OFFICERS,
    TRANSLATORS,
    Role,
    group_of,
)
from home.models import HomePage
from languages.table import SOURCE
from press.desk.workflow import set_up_workflow
from press.models import NewsroomPage


def grant_roles() -> None:
    """Makes the groups and their page permissions. An existing group is left as people set it."""
    root = Page.get_first_root_node()
    for role in (ADMINISTRATORS, EDITORS):
        _grant(role, [root])
    newsrooms = list(NewsroomPage.objects.all())
    for role in (PRESS_OFFICERS, ORGANISATION_STAFF):
        _grant(role, newsrooms)
    for role in (EDITORS, PRESS_OFFICERS):
        _grant_files(group_of(role))
    set_up_workflow(group_of(LEGAL_REVIEWERS), newsrooms)
    for home in HomePage.objects.exclude(locale__language_code=SOURCE).select_related("locale"):
        _grant(TRANSLATORS, [home], suffix=home.locale.language_code)


def _grant_files(group: Group) -> None:
    """Pictures and documents: Wagtail asks for permission on a collection, and there is one."""
    if GroupCollectionPermission.objects.filter(group=group).exists():
        return
    root = Collection.get_first_root_node()
    wanted = [f"{verb}_{thing}" for verb in ("add", "change", "choose") for thing in ("image", "document")]
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=root, permission=permission)
        for permission in Permission.objects.filter(content_type__app_label="media", codename__in=wanted)
    )


def _grant(role: Role, pages: list[Page], suffix: str = "") -> None:
    group = group_of(role, suffix)
    if GroupPagePermission.objects.filter(group=group).exists():
        return
    codenames = [f"{verb}_page" for verb in role.pages]
    permissions = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames)
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page=page, permission=permission)
        for page in pages
        for permission in permissions
    )
