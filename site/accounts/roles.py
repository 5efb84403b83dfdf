"""The roles at the desk: one group each, with the least it needs.

Permissions on pages depend on where in the tree a role works; ``home.starter.roles`` grants those.
"""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

PAGE_VERBS = ("add", "change", "publish", "lock", "unlock", "bulk_delete")


@dataclass(frozen=True)
class Role:
    """A group: its name, the permissions on models (``app.codename``), and what it may do with pages of its part."""

    name: str
    permissions: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


_DESK = "wagtailadmin.access_admin"
_MEDIA = tuple(f"media.{verb}_{thing}" for verb in ("add", "change", "choose") for thing in ("image", "document"))
_DIRECTORY = tuple(
    f"directory.{verb}_{thing}" for verb in ("view", "add", "change") for thing in ("organisation", "region", "place")
)

ADMINISTRATORS = Role("Administrators", (_DESK,), PAGE_VERBS)
EDITORS = Role(
    "Editors",
    (
        _DESK,
        *_MEDIA,
        *_DIRECTORY,
        *(f"knowledge.{verb}_legalsource" for verb in ("view", "add", "change")),
        *(f"home.{verb}_emergencynumber" for verb in ("view", "add", "change")),
        *(f"search.{verb}_{thing}" for verb in ("view", "add", "change", "delete") for thing in ("synonym", "bestbet")),
        "home.change_navigation",
        "wagtail_localize.submit_translation",
    ),
    ("add", "change", "publish", "lock"),
)
# They check what the workflow brings them. No part of the tree is theirs to change.
LEGAL_REVIEWERS = Role("Legal reviewers", (_DESK, "knowledge.view_legalsource", "knowledge.change_legalsource"))
PRESS_OFFICERS = Role(
    "Press officers",
    (
        _DESK,
        *_MEDIA,
        "directory.view_organisation",
        *(f"press.{verb}_presscontact" for verb in ("view", "add", "change", "delete")),
        *(f"press.{verb}_subject" for verb in ("view", "add", "change")),
        *(f"press.{verb}_subscriber" for verb in ("view", "delete")),
    ),
    ("add", "change", "publish"),
)
ORGANISATION_STAFF = Role("Organisation staff", (_DESK, "directory.view_organisation"), ("add",))
TRANSLATORS = Role("Translators", (_DESK,), ("change",))

ROLES = (ADMINISTRATORS, EDITORS, LEGAL_REVIEWERS, PRESS_OFFICERS, ORGANISATION_STAFF, TRANSLATORS)


def group_of(role: Role, suffix: str = "") -> Group:
    """The group of a role, made with its permissions if it does not exist; an existing group is left as people set it.

    ``suffix`` names a part of the work: translators have a group per language.
    """
    group, is_new = Group.objects.get_or_create(name=f"{role.name} ({suffix})" if suffix else role.name)
    if is_new:
        wanted = Q(pk__in=[])
        for name in role.permissions:
            app, codename = name.split(".")
            wanted |= Q(content_type__app_label=app, codename=codename)
        everything = Q() if role is ADMINISTRATORS else wanted
        group.permissions.set(Permission.objects.filter(everything))
    return group
