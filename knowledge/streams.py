"""Which blocks each part of a page may hold."""

from django.utils.translation import gettext_lazy as _

from blocks.figures import KeyFigureBlock, RecommendationBlock
from blocks.lines import LineBlock, ParagraphBlock
from blocks.sources import SourceBlock
from blocks.steps import StepBlock

FOR_WHOM = [
    ("applies", LineBlock(label=_("This is for you"), icon="tick")),
    ("other_rules", LineBlock(label=_("Other rules apply"), icon="cross")),
]
LINES = [("line", LineBlock())]
PARAGRAPHS = [("paragraph", ParagraphBlock())]
STEPS = [("step", StepBlock())]
SOURCES = [("source", SourceBlock())]
KEY_FIGURES = [("figure", KeyFigureBlock())]
RECOMMENDATIONS = [("recommendation", RecommendationBlock())]
