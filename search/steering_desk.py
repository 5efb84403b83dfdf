"""The desk: synonyms and best bets."""

from django.forms import Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from languages.table import LANGUAGES
from search.steering import BestBet, Synonym

_NAMES = [(language.code, language.own_name) for language in LANGUAGES]


class SynonymViewSet(SnippetViewSet):
    """Words that mean the same, per language."""

    model = Synonym
    icon = "list-ul"
    menu_label = _("Synonyms")
    list_display = ["words", "language", "kind"]
    list_filter = ["language", "kind"]
    search_fields = ["words"]
    panels = [FieldPanel("language", widget=Select(choices=_NAMES)), FieldPanel("kind"), FieldPanel("words")]


class BestBetViewSet(SnippetViewSet):
    """Queries that lead to a page."""

    model = BestBet
    icon = "pick"
    menu_label = _("Best bets")
    list_display = ["pattern", "page", "language"]
    list_filter = ["language"]
    search_fields = ["pattern"]
    panels = [
        FieldPanel("language", widget=Select(choices=[("", _("Any language")), *_NAMES])),
        FieldPanel("pattern"),
        FieldPanel("page"),
    ]


class SearchGroup(SnippetViewSetGroup):
    """What editors steer, in one menu."""

    menu_label = _("Search")
    menu_name = "search-steering"
    menu_icon = "search"
    menu_order = 320
    items = (SynonymViewSet, BestBetViewSet)


register_snippet(SearchGroup)
