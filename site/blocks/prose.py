"""Running text with links, for plain pages and press releases."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ProseBlock(blocks.RichTextBlock):
    """Paragraphs with bold, links and lists."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": ["h2", "h3", "bold", "italic", "link", "document-link", "ol", "ul"], **kwargs})

    class Meta:
        label = _("Text")
        icon = "pilcrow"
        description = _("Paragraphs, headings, links and lists. Italic marks a Dutch word.")
        preview_value = "<p>Houvast is van hulporganisaties in Nederland.</p>"
        template = "blocks/prose.html"
