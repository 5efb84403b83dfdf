"""Images and documents.

Described, stripped of what a camera or an office program wrote into them, private until published.
"""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage

from media.cleaning import without_metadata


class Image(AbstractImage):
    """A picture. Either it says in words what it shows, or it is marked as decoration."""

    # Wagtail's own image model stays installed; these two would share its reverse names.
    tags = TaggableManager(blank=True, verbose_name=_("tags"), related_name="tagged_images")
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="uploaded_images",
        verbose_name=_("uploaded by"),
    )
    is_decorative = models.BooleanField(
        _("decoration only"), default=False, help_text=_("Nothing is lost for a reader who cannot see it.")
    )
    rights = models.CharField(_("rights"), max_length=255, blank=True, help_text=_("Maker and licence."))

    admin_form_fields = (*WagtailImage.admin_form_fields, "is_decorative", "rights")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    def clean(self) -> None:
        super().clean()
        if not self.description and not self.is_decorative:
            raise ValidationError({"description": _("Say what the picture shows, or tick “decoration only”.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.file and not self.file._committed:
            self.file.file = without_metadata(self.file.file)
            self.file_size = self.file.size
        super().save(*args, **kwargs)

    @property
    def default_alt_text(self) -> str:
        """Words for a screen reader; empty for decoration."""
        return "" if self.is_decorative else self.description


class Rendition(AbstractRendition):
    """A picture in one size."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("image", "filter_spec", "focal_point_key"), name="one_rendition_per_filter")
        ]


class Document(AbstractDocument):
    """A file to read or download."""

    # Wagtail's own document model stays installed; these two would share its reverse names.
    tags = TaggableManager(blank=True, verbose_name=_("tags"), related_name="tagged_documents")
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="uploaded_documents",
        verbose_name=_("uploaded by"),
    )

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]
