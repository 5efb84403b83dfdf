"""The list at the desk: to see, to take out as a file, to erase. Nobody is put on it by somebody else."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from press.models import Subscriber

REFUSED = {"add", "change"}


class SeeAndErase(ModelPermissionPolicy):
    """As the permissions say, without adding and changing: an address is on the list only by its own button."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether this user may."""
        return action not in REFUSED and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Whether this user may do one of these."""
        return any(self.user_has_permission(user, action) for action in actions)


class SubscriberViewSet(SnippetViewSet):
    """Addresses of journalists. An erased address is in no log: there it is only a number."""

    model = Subscriber
    icon = "mail"
    menu_label = _("Journalists' list")
    list_display = ["email", "language", "confirmed_at"]
    list_filter = ["language"]
    list_export = ["email", "language", "asked_at", "confirmed_at"]
    export_filename = "journalists"
    inspect_view_enabled = True
    inspect_view_fields = ["email", "language", "asked_at", "confirmed_at"]
    search_fields = ["email"]
    search_backend_name = None
    copy_view_enabled = False
    add_to_admin_menu = True
    menu_order = 340
    permission_policy = SeeAndErase(Subscriber)


register_snippet(SubscriberViewSet)
