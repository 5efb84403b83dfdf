"""What editors steer: words that mean the same, and pages that a query leads to."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from search.slots import phrase


class Synonym(models.Model):
    """Words and phrases that mean the same in the texts of one language. Who types one of them finds the others."""

    class Kind(models.TextChoices):
        SYNONYM = "synonym", _("same meaning")
        TRANSLITERATION = "transliteration", _("same word in Latin letters")

    language = models.CharField(_("language"), max_length=12)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.SYNONYM)
    words = models.CharField(
        _("words that mean the same"),
        max_length=500,
        help_text=_("Separated by commas, at least two. Words of another language or script are welcome."),
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["language", "words"]
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return self.words

    @property
    def phrases(self) -> tuple[str, ...]:
        """The words and phrases, as written."""
        return tuple(dict.fromkeys(part.strip() for part in self.words.replace("،", ",").split(",") if part.strip()))

    def clean(self) -> None:
        super().clean()
        if self.words and len({phrase(each, self.language) for each in self.phrases} - {()}) < 2:
            raise ValidationError({"words": _("Give at least two different words, separated by commas.")})


class BestBet(models.Model):
    """A query that leads to a page: it comes first, even if the words do not stand in it."""

    language = models.CharField(
        _("language"), max_length=12, blank=True, help_text=_("Of the site it is typed on. Empty: every language.")
    )
    pattern = models.CharField(
        _("words of the query"),
        max_length=200,
        help_text=_("All of them must be in the query, in any form and order. Alternatives are separated by commas."),
    )
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pattern"]
        verbose_name = _("best bet")
        verbose_name_plural = _("best bets")

    def __str__(self) -> str:
        return self.pattern

    @property
    def alternatives(self) -> tuple[str, ...]:
        """The queries, as written."""
        return tuple(part.strip() for part in self.pattern.replace("،", ",").split(",") if part.strip())

    def clean(self) -> None:
        super().clean()
        if self.pattern and not all(phrase(each, self.language or "nl") for each in self.alternatives):
            raise ValidationError({"pattern": _("Write words, not only signs.")})
