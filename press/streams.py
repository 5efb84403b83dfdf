"""Which blocks each part of a statement may hold."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, PageChooserBlock, StreamBlock, StreamValue, StructBlock

from blocks.lines import HeadingBlock, LineBlock
from blocks.presskit import KitDocumentBlock, KitPictureBlock
from blocks.prose import ProseBlock
from blocks.statements import (
    PROSE_FEATURES,
    CaseBlock,
    EditorNoteBlock,
    FigureBlock,
    QuoteBlock,
    ReferenceBlock,
)

CHECK = "check"


class CheckBlock(StructBlock):
    """A passage that nobody has settled yet: it stands in the draft, and is never part of what readers get."""

    text = ProseBlock(features=PROSE_FEATURES)
    is_settled = BooleanBlock(
        label=_("I read this, and it belongs in the statement"),
        required=False,
        help_text=_("When you save, it becomes ordinary text. Delete it if it does not belong here."),
    )

    class Meta:
        label = _("Check this")
        icon = "warning"
        description = _("A passage that a person must look at before the statement goes out.")
        preview_value = {"text": "<p>Wie dit schreef, is niet bekend.</p>", "is_settled": False}
        template = "press/unsettled.html"


class BodyBlock(StreamBlock):
    """The body. A passage that a person settled is ordinary text from then on."""

    paragraph = ProseBlock(features=PROSE_FEATURES)
    heading = HeadingBlock()
    quote = QuoteBlock()
    figure = FigureBlock()
    case = CaseBlock()
    check = CheckBlock()

    def clean(self, value: Any) -> StreamValue:
        cleaned = super().clean(value)
        return StreamValue(self, [_as_settled(child) for child in cleaned])


def settled(body: Any) -> list[Any]:
    """The blocks of a body that are text of the statement."""
    return [block for block in body if block.block_type != CHECK]


def unsettled(body: Any) -> list[Any]:
    """The passages that a person must still look at."""
    return [block for block in body if block.block_type == CHECK]


def _as_settled(child: Any) -> tuple[str, Any, str | None]:
    if child.block_type == CHECK and child.value["is_settled"]:
        return "paragraph", child.value["text"], child.id
    return child.block_type, child.value, child.id


REFERENCES = [("reference", ReferenceBlock())]
EDITOR_NOTES = [("note", EditorNoteBlock())]
BOILERPLATES = [("boilerplate", ProseBlock(features=PROSE_FEATURES))]
LINES = [("line", LineBlock())]
PRESS_KIT = [("picture", KitPictureBlock()), ("document", KitDocumentBlock())]
PAGES = [("page", PageChooserBlock())]
