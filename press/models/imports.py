"""What a draft was made from."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ImportedDocument(models.Model):
    """The text of an imported document and what was recognised in it, for whoever edits the draft.

    It may hold private numbers. So it is shown nowhere but at the desk, and forgotten once the statement is public.
    """

    release = models.OneToOneField("press.PressReleasePage", on_delete=models.CASCADE, related_name="imported_from")
    name = models.CharField(_("name"), max_length=255, blank=True)
    text = models.TextField(_("text"))
    recognised: Any = models.JSONField(_("what was recognised"))
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("imported document")
        verbose_name_plural = _("imported documents")

    def __str__(self) -> str:
        return self.name or str(self.release)
