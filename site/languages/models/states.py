"""The state a translation is in."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from languages.models.sources import SourceText, Weight
from languages.table import language_choices


class Method(models.TextChoices):
    """How a text in another language came about."""

    PERSON = "person", _("written or translated by a person")
    MACHINE_CHECKED = "machine-checked", _("translated by a computer, checked by a person")
    MACHINE = "machine", _("translated by a computer, not checked by a person")


class Status(models.TextChoices):
    """Where a text stands in a language."""

    MISSING = "missing", _("missing")
    DRAFT = "draft", _("draft")
    CURRENT = "current", _("current")
    BEHIND = "behind", _("behind")


class TranslationState(models.Model):
    """One text in one language other than the source: how it was made, who checked it, what it was made from.

    A role is named, never a person. ``made_from`` holds the source sentences this translation says, as published;
    ``behind`` and ``behind_since`` follow from comparing them with the source of today (``languages.changes``), and
    can be computed again at any time. ``page`` is empty for what is not a page, and for a page that does not exist yet.
    """

    page = models.OneToOneField(
        Page,
        on_delete=models.SET_NULL,
        related_name="translation_state",
        verbose_name=_("page"),
        null=True,
        blank=True,
    )
    source = models.ForeignKey(
        SourceText,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="states",
        verbose_name=_("source text"),
    )
    language = models.CharField(_("language"), max_length=12, blank=True, choices=language_choices)
    status = models.CharField(_("state"), max_length=8, choices=Status, default=Status.MISSING)
    method = models.CharField(_("method"), max_length=20, choices=Method, default=Method.PERSON)
    checked_by_role = models.CharField(_("checked by (role)"), max_length=120, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    made_from = models.JSONField(_("made from"), null=True, blank=True)
    behind = models.CharField(_("behind after"), max_length=12, choices=Weight, blank=True)
    behind_since = models.DateTimeField(_("behind since"), null=True, blank=True)
    asked_at = models.DateTimeField(_("asked for"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "language"], name="one_state_per_text_and_language")]
        verbose_name = _("translation state")
        verbose_name_plural = _("translation states")

    def __str__(self) -> str:
        return f"{self.source or self.page} ({self.language}): {self.get_status_display()}"

    @property
    def is_unchecked(self) -> bool:
        """Whether the reader must be warned that no person has read this translation."""
        return self.method == Method.MACHINE

    @property
    def is_wrong(self) -> bool:
        """Whether the source was corrected since: what stands here is not true any more."""
        return self.behind == Weight.CORRECTION


class SentenceDraft(models.Model):
    """What a translator typed for one sentence and did not publish yet. Kept as it is typed; nothing is lost.

    It belongs to the source sentence it translates: where that changes, the draft stays and is offered beside it.
    """

    state = models.ForeignKey(TranslationState, on_delete=models.CASCADE, related_name="drafts")
    path = models.CharField(max_length=255)
    source_text = models.TextField()
    text = models.TextField(blank=True)
    from_outside = models.BooleanField(_("proposed by a reviewer"), default=False)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["state", "path", "source_text"], name="one_draft_per_sentence"),
        ]

    def __str__(self) -> str:
        return f"{self.state}: {self.path}"


class TranslationEvent(models.Model):
    """The recorded history of a translation: what happened to it, when, and by whom."""

    class Kind(models.TextChoices):
        PUBLISHED = "published", _("published")
        CHECKED = "checked", _("checked by a person")
        BEHIND = "behind", _("the source changed")
        CURRENT = "current", _("in step with the source again")
        ASKED = "asked", _("asked for")
        UNPUBLISHED = "unpublished", _("taken off the site")

    state = models.ForeignKey(TranslationState, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=12, choices=Kind)
    weight = models.CharField(max_length=12, choices=Weight, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.state}: {self.kind}"
