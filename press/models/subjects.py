"""Subjects: what releases are about, for filters and feeds. A key for addresses, and a word per language."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import InlinePanel

from languages.table import SOURCE, language_choices


class SubjectQuerySet(models.QuerySet["Subject"]):
    """Subjects."""

    def with_words(self) -> "SubjectQuerySet":
        """With their words, in one query more."""
        return self.prefetch_related("words")


class Subject(ClusterableModel):
    """One subject of the press room."""

    key = models.SlugField(
        _("key"), max_length=60, unique=True, help_text=_("Stands in the address of its feed; never changes.")
    )

    objects = SubjectQuerySet.as_manager()
    panels = ["key", InlinePanel("words", heading=_("Words, per language"), label=_("language"), min_num=1)]

    class Meta:
        ordering = ["key"]
        verbose_name = _("subject")
        verbose_name_plural = _("subjects")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Its word in the active language, else in Dutch, else its key."""
        return next((self._words[code] for code in (get_language(), SOURCE) if code in self._words), str(self.key))

    @property
    def name_language(self) -> str:
        """The code of the language that ``name`` is in."""
        return next((code for code in (get_language() or SOURCE, SOURCE) if code in self._words), SOURCE)

    @property
    def _words(self) -> dict[str | None, str]:
        return {each.language: each.name for each in self.words.all()}


class SubjectWords(models.Model):
    """The word for a subject in one language."""

    subject = ParentalKey(Subject, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(_("language"), max_length=12, choices=language_choices)
    name = models.CharField(_("name"), max_length=80)

    panels = ["language", "name"]

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["subject", "language"], name="one_word_per_language")]
        verbose_name = _("word")
        verbose_name_plural = _("words")

    def __str__(self) -> str:
        return self.name
