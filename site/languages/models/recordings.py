"""Texts read aloud: one recording for a part of a page, tied to the words that were read."""

from pathlib import PurePath
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


def _place(recording: "Recording", name: str) -> str:
    """A name that nobody can guess; of the uploaded one, only its ending stays."""
    return f"recordings/{uuid4().hex}{PurePath(name).suffix}"


class Recording(models.Model):
    """Somebody reads a part of a page aloud. ``section`` is the field; ``digest`` names the words that were read."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="recordings", verbose_name=_("page"))
    section = models.CharField(_("part of the page"), max_length=60)
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    file = models.FileField(_("recording"), upload_to=_place)
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField(_("size in bytes"))
    seconds = models.PositiveIntegerField(_("length in seconds"))
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "section"], name="one_recording_per_part")]
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")

    def __str__(self) -> str:
        return f"{self.page}: {self.section}"

    @property
    def url(self) -> str:
        """Where it is served while its page is public."""
        return reverse("recording", args=[self.key])

    @property
    def minutes(self) -> tuple[int, int]:
        """Its length as minutes and seconds."""
        return divmod(self.seconds, 60)
