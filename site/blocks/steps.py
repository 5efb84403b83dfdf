"""What to do, in order."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from blocks.lines import DUTCH_WORD_HELP, DutchSentenceBlock


class StepBlock(blocks.StructBlock):
    """One step: what to do, a short explanation, and what to say."""

    title = blocks.CharBlock(label=_("What to do"), max_length=120, help_text=DUTCH_WORD_HELP)
    text = blocks.TextBlock(label=_("Explanation"), required=False, rows=3, help_text=DUTCH_WORD_HELP)
    say = DutchSentenceBlock(required=False)

    class Meta:
        label = _("Step")
        icon = "order-down"
        description = _("One step on the way, with the words to say.")
        preview_value = {"title": "Bel een huisarts.", "text": "Zeg:", "say": "Ik ben onverzekerbaar."}
        template = "blocks/step.html"
