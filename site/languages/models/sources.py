"""What the source text says, sentence by sentence, and every change of it."""

from typing import Any, NotRequired, TypedDict

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

Sentence = tuple[str, str]
"""Where a piece of text stands (``steps.<block id>.text``) and what it says, as plain text or as the HTML of a line."""


class Weight(models.TextChoices):
    """How much a change of the source text matters to whoever reads a translation of the old text."""

    TYPO = "typo", _("typing error: translations stay as they are")
    IMPROVEMENT = "improvement", _("improvement: translators see it")
    CORRECTION = "correction", _("correction: the old text is wrong, readers are warned")

    @property
    def rank(self) -> int:
        """The heavier, the higher."""
        return list(Weight).index(self)


class SentenceChange(TypedDict):
    """One sentence that changed; without ``before`` it is new, without ``after`` it is gone."""

    path: str
    before: NotRequired[str]
    after: NotRequired[str]


class SourceText(models.Model):
    """The source text of one thing as last published: a page, the words of an organisation, a snippet.

    ``kind`` names the adapter in ``languages.texts`` that reads and writes the thing; ``key`` is that adapter's.
    """

    kind = models.SlugField(_("kind"), max_length=20)
    key = models.CharField(_("key"), max_length=80)
    title = models.CharField(_("title"), max_length=255)
    sentences = models.JSONField(_("sentences"), default=list)
    length = models.PositiveIntegerField(_("length in words"), default=0)
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now)
    is_live = models.BooleanField(_("public"), default=True)
    to_follow = models.BooleanField(_("translations have to follow"), default=False, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_source_text_per_thing")]
        ordering = ["title", "pk"]
        verbose_name = _("source text")
        verbose_name_plural = _("source texts")

    def __str__(self) -> str:
        return self.title

    @property
    def pairs(self) -> list[Sentence]:
        """The sentences in their order."""
        return [(path, text) for path, text in self.sentences]


class SourceChange(models.Model):
    """One publication of a changed source text: which sentences, and how much it matters.

    Until somebody has weighed it, it counts as an improvement.
    """

    source = models.ForeignKey(
        SourceText, on_delete=models.CASCADE, related_name="changes", verbose_name=_("source text")
    )
    weight = models.CharField(_("how much it matters"), max_length=12, choices=Weight, default=Weight.IMPROVEMENT)
    sentences = models.JSONField(_("changed sentences"), default=list)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    weighed_at = models.DateTimeField(_("weighed at"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("change of the source text")
        verbose_name_plural = _("changes of the source text")

    def __str__(self) -> str:
        return f"{self.source}: {self.get_weight_display()}"

    @property
    def changes(self) -> list[SentenceChange]:
        """The changed sentences."""
        return list(self.sentences)

    def weigh(self, weight: Any, user: Any) -> None:
        """Records how much it matters. The states of the translations have to be computed again."""
        self.weight = Weight(weight)
        self.weighed_at = timezone.now()
        self.made_by = self.made_by or user
        self.save(update_fields=["weight", "weighed_at", "made_by"])
