"""The desk: legal sources as a list of their own."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from knowledge.models import LegalSource


class LegalSourceViewSet(SnippetViewSet):
    """Find and edit the law that pages rest on."""

    model = LegalSource
    icon = "doc-full"
    menu_label = _("Legal sources")
    list_display = ["title", "citation", "kind"]
    list_filter = ["kind"]
    add_to_admin_menu = True
    menu_order = 310


register_snippet(LegalSourceViewSet)
