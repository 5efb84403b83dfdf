"""Where it says so."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class SourceBlock(blocks.StructBlock):
    """A source, named as it names itself: sources are not translated."""

    title = blocks.CharBlock(label=_("Title, with its year"))
    url = blocks.URLBlock(label=_("Address"), required=False)

    class Meta:
        label = _("Source")
        icon = "link"
        description = _("A page, report or document the text rests on.")
        preview_value = {"title": "CAK, regeling onverzekerbare vreemdelingen", "url": "https://hetcak.nl"}
        template = "blocks/source.html"
