"""What newsrooms may take over beside the text: pictures and documents, with what they must know of them."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

CONSENTS = [
    ("nobody", _("nobody can be recognised")),
    ("recorded", _("everybody in it agreed to publication; the consent is on record")),
    ("drawing", _("a drawing or diagram")),
]


class KitPictureBlock(blocks.StructBlock):
    """A picture free to print. Its rights and its words for the blind are those of the image itself."""

    image = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=255)
    consent = blocks.ChoiceBlock(label=_("People in the picture"), choices=CONSENTS)

    class Meta:
        label = _("Picture")
        icon = "image"
        description = _("A picture with its caption, rights, and whether people in it agreed.")
        preview_value = {"caption": "De ingang van een opvang", "consent": "nobody"}
        template = "blocks/kit_picture.html"


class KitDocumentBlock(blocks.StructBlock):
    """A document to download: a fact sheet, a report."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(label=_("Title"), max_length=160)

    class Meta:
        label = _("Document")
        icon = "doc-full"
        description = _("A fact sheet or report to download.")
        preview_value = {"title": "Feitenblad"}
        template = "blocks/kit_document.html"
