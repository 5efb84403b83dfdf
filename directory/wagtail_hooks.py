"""The desk: organisations, provinces and towns."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from directory.models import Organisation, Place, Region


class OrganisationViewSet(SnippetViewSet):
    """The register of organisations."""

    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    list_display = ["name", "place", "is_national", "status", "is_listed"]
    list_filter = ["is_listed", "is_national", "regions", "status"]


class PlaceViewSet(SnippetViewSet):
    """Towns, from an open gazetteer."""

    model = Place
    icon = "site"
    menu_label = _("Towns")
    list_display = ["name", "region"]
    list_filter = ["region"]


class RegionViewSet(SnippetViewSet):
    """Provinces."""

    model = Region
    icon = "globe"
    menu_label = _("Provinces")
    list_display = ["name", "iso"]


class DirectoryGroup(SnippetViewSetGroup):
    """Everything of the directory in one menu."""

    menu_label = _("Directory")
    menu_icon = "group"
    menu_order = 300
    items = (OrganisationViewSet, PlaceViewSet, RegionViewSet)


register_snippet(DirectoryGroup)
