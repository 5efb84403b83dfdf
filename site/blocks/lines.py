"""Short pieces of plain text: lines, paragraphs, headings, and Dutch sentences to say aloud."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

DUTCH_WORD_HELP = _("Put stars around a Dutch word in another language: *huisarts*.")


class LineBlock(blocks.CharBlock):
    """One sentence, at most two."""

    class Meta:
        label = _("Line")
        icon = "list-ul"
        description = _("One short sentence in a list.")
        help_text = DUTCH_WORD_HELP
        preview_value = "Een lijst van je medicijnen."
        template = "blocks/line.html"


class ParagraphBlock(blocks.TextBlock):
    """A paragraph of plain text."""

    class Meta:
        label = _("Paragraph")
        icon = "pilcrow"
        description = _("A few plain sentences.")
        help_text = DUTCH_WORD_HELP
        preview_value = "Zorgverleners hebben een zwijgplicht."
        template = "blocks/paragraph.html"


class HeadingBlock(blocks.CharBlock):
    """An intertitle."""

    class Meta:
        label = _("Heading")
        icon = "title"
        description = _("A heading between paragraphs.")
        preview_value = "Niet iedereen kan terug"
        template = "blocks/heading.html"


class SourceWordsBlock(blocks.CharBlock):
    """Words that stay those of the source on every page, such as the title of a report: nothing to translate."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """None: wagtail-localize copies the words unchanged."""
        return []

    def restore_translated_segments(self, value: Any, segments: list[Any]) -> Any:
        """The words themselves."""
        return value


class DutchSentenceBlock(SourceWordsBlock):
    """A Dutch sentence to say aloud. It stays Dutch on every page."""

    def get_searchable_content(self, value: Any) -> list[str]:
        """Nothing: in what search shows of a page, it would stand in another language unmarked."""
        return []

    class Meta:
        label = _("Say in Dutch")
        icon = "openquote"
        description = _("A Dutch sentence the visitor can say or show. It is the same in every language.")
        preview_value = "Ik ben ongedocumenteerd en onverzekerbaar."
        template = "blocks/dutch_sentence.html"
