"""What a press release is made of: quotes, figures with their claim, cases, references, notes."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

PROSE_FEATURES = ["bold", "link", "ol", "ul"]


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, with who they are."""

    text = blocks.TextBlock(label=_("Words"), rows=3)
    speaker = blocks.CharBlock(label=_("Speaker"), required=False)
    role = blocks.CharBlock(label=_("Role"), required=False)
    organisation = blocks.CharBlock(label=_("Organisation"))

    class Meta:
        label = _("Quote")
        icon = "openquote"
        description = _("A quote with speaker, role and organisation.")
        preview_value = {"text": "Er moet altijd noodopvang zijn.", "organisation": "Stichting LOS"}
        template = "blocks/quote.html"


class FigureBlock(blocks.StructBlock):
    """A figure a release rests on, with what it claims and where it comes from."""

    value = blocks.CharBlock(label=_("Value"), max_length=40)
    claim = blocks.CharBlock(label=_("What it says"))
    denominator = blocks.CharBlock(label=_("Of how many"))
    definition = blocks.CharBlock(
        default="", label=_("Definition"), help_text=_("Who or what was counted, and who or what was not.")
    )
    source = blocks.CharBlock(label=_("Source, with its date"))

    class Meta:
        label = _("Figure")
        icon = "table"
        description = _("A figure with its denominator, definition and source.")
        preview_value = {
            "value": "± 2.000 mensen",
            "claim": "sliepen in 2017 in noodopvang van 39 gemeenten",
            "denominator": "mensen in gemeentelijke noodopvang, schatting",
            "definition": "wie ten minste één nacht bleef",
            "source": "PZC, november 2018",
        }
        template = "blocks/figure.html"


class CaseBlock(blocks.StructBlock):
    """Somebody's story, told so that nobody can recognise them, with their consent on record."""

    text = blocks.TextBlock(label=_("Story"))
    consent = blocks.BooleanBlock(label=_("This person agreed to publication, and may withdraw"))

    class Meta:
        label = _("Case")
        icon = "user"
        description = _("An anonymous story with consent.")
        preview_value = {"text": "Een man van rond de vijftig …", "consent": True}
        template = "blocks/case.html"


class ReferenceBlock(blocks.StructBlock):
    """A numbered reference of the text."""

    number = blocks.IntegerBlock(label=_("Number"), min_value=1)
    text = blocks.CharBlock(label=_("Reference"))
    url = blocks.URLBlock(label=_("Address"), required=False)

    class Meta:
        label = _("Reference")
        icon = "link"
        description = _("A public source with its number in the text.")
        preview_value = {"number": 1, "text": "WODC, 2018"}
        template = "blocks/reference.html"


class EditorNoteBlock(blocks.StructBlock):
    """A note to editors: never public. It has no template, so nothing can print it by accident."""

    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("source", _("source")), ("boilerplate", _("about an organisation")), ("info", _("information"))],
    )
    number = blocks.IntegerBlock(label=_("Number"), required=False, min_value=1)
    text = blocks.TextBlock(label=_("Note"), rows=3)

    class Meta:
        label = _("Note, not for publication")
        icon = "lock"
        description = _("For editors of newspapers only. Never shown on the site.")
        preview_value = {"kind": "info", "text": "Niet voor publicatie."}
