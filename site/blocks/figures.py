"""Figures that say what was counted."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from blocks.lines import SourceWordsBlock

PARTS = [("k1", _("first part of the bar")), ("k2", _("second part")), ("k3", _("third part"))]


class KeyFigureBlock(blocks.StructBlock):
    """A figure with everything a reader needs to check it.

    All but the part of a bar is required: no denominator, no figure.
    """

    value = blocks.DecimalBlock(label=_("Value"), max_digits=12, decimal_places=2)
    unit = blocks.CharBlock(label=_("Unit"), max_length=40, help_text=_("For example: people, or %."))
    label = blocks.CharBlock(label=_("What it counts, in a few words"), max_length=120)
    denominator = blocks.CharBlock(label=_("Denominator"), help_text=_("The whole that was counted, or of how many."))
    definition = blocks.CharBlock(
        label=_("Definition"), help_text=_("Who or what was counted, and who or what was not.")
    )
    period = blocks.CharBlock(label=_("Period"), max_length=120)
    source = SourceWordsBlock(label=_("Source"))
    source_page = SourceWordsBlock(
        label=_("Page in the source"), help_text=_("Or the web page, if there are no pages.")
    )
    part = blocks.ChoiceBlock(label=_("Part of the 100 % bar"), choices=PARTS, required=False)

    class Meta:
        label = _("Key figure")
        icon = "table"
        description = _("A figure with its denominator, definition, period and source.")
        preview_value = {
            "value": "18",
            "unit": "%",
            "label": "duurzame oplossing",
            "denominator": "1.258 mensen die de LVV verlieten",
            "definition": "Vergunning, zelf terug, of verder naar een ander land.",
            "period": "tot juli 2022",
            "source": "Regioplan en WODC, 2022",
            "source_page": "webpagina",
        }
        template = "blocks/key_figure.html"


class RecommendationBlock(blocks.StructBlock):
    """What somebody asked of somebody, and what came of it."""

    STATUSES = [
        ("open", _("open")),
        ("promised", _("promised")),
        ("partly", _("partly done")),
        ("done", _("done")),
        ("rejected", _("rejected")),
    ]

    text = blocks.CharBlock(label=_("Recommendation"))
    by = blocks.CharBlock(label=_("By whom"))
    to = blocks.CharBlock(label=_("To whom"))
    status = blocks.ChoiceBlock(label=_("Status"), choices=STATUSES)
    proof = blocks.CharBlock(label=_("Proof of this status"))
    proof_date = blocks.CharBlock(
        label=_("Date of the proof"), help_text=_("As much of it as is known: 2024-09-04, or 2025.")
    )

    class Meta:
        label = _("Recommendation")
        icon = "tick"
        description = _("A recommendation, its status, and the proof of it.")
        preview_value = {
            "text": "Noodopvang laten bestaan",
            "by": "organisaties, 2018",
            "to": "rijk en gemeenten",
            "status": "partly",
            "proof": "Vier steden gaan door met eigen geld.",
            "proof_date": "2025",
        }
        template = "blocks/recommendation.html"
