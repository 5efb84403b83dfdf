"""The desk's own API, without its actions: publishing, copying or reverting through it would pass by every check."""

from typing import Any

from wagtail.admin.api.views import PagesAdminAPIViewSet


class ReadingPagesAdminAPIViewSet(PagesAdminAPIViewSet):
    """Wagtail's pages endpoint of the desk; its pages read from it and never use an action."""

    actions: dict[str, Any] = {}
