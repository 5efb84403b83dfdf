"""The desk: emergency numbers."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.models import EmergencyNumber


class EmergencyNumberViewSet(SnippetViewSet):
    """The emergency row, per language."""

    model = EmergencyNumber
    icon = "warning"
    menu_label = _("Emergency numbers")
    list_display = ["number", "words", "locale"]
    add_to_admin_menu = True
    menu_order = 330


register_snippet(EmergencyNumberViewSet)
