"""Corrections: what was wrong, since when it is right, and how the statement read before."""

from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from press.models.releases import PressReleasePage


class Correction(models.Model):
    """One correction of a public statement. The earlier text is kept here, whatever happens to the page's revisions.

    ``release`` is the page in the language in which the correction was made. Made by ``press.corrections.correct``.
    """

    release = models.ForeignKey(PressReleasePage, on_delete=models.CASCADE, related_name="corrections")
    made_at = models.DateTimeField(_("corrected at"), default=timezone.now)
    reason = models.TextField(_("what was wrong, and what is right"))
    earlier = models.JSONField(editable=False, encoder=DjangoJSONEncoder)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self) -> str:
        return self.reason

    def earlier_page(self) -> Any:
        """The statement as it read before this correction."""
        page = PressReleasePage.from_serializable_data(self.earlier, check_fks=False, strict_fks=False)
        page.pk = page.id = self.release_id
        page.locale = self.release.locale
        page.path, page.depth, page.url_path = self.release.path, self.release.depth, self.release.url_path
        page.live = self.release.live
        return page
