"""The desk: press contacts."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from press.desk import hooks  # noqa: F401 (registers its hooks)
from press.early import desk as early_desk  # noqa: F401 (registers its hooks)
from press.importing import desk as import_desk  # noqa: F401 (registers its pages)
from press.mailing import desk as mailing_desk  # noqa: F401 (registers its pages)
from press.models import PressContact, Subject


class PressContactViewSet(SnippetViewSet):
    """Who can be called about what."""

    model = PressContact
    icon = "mail"
    menu_label = _("Press contacts")
    list_display = ["organisation", "role", "in_newsroom"]
    add_to_admin_menu = True
    menu_order = 320


class SubjectViewSet(SnippetViewSet):
    """What statements are about."""

    model = Subject
    icon = "tag"
    menu_label = _("Subjects of statements")
    list_display = ["name", "key"]
    add_to_admin_menu = True
    menu_order = 330


register_snippet(PressContactViewSet)
register_snippet(SubjectViewSet)
