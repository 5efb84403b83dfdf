"""What an organisation consists of: words per language, channels, services, confirmations."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from directory.kinds import Access, Answer, Audience, ChannelKind, Cost, How, Kind
from languages.models import Method
from languages.table import language_choices


class OrganisationWords(models.Model):
    """What an organisation does and how to get in, in one language."""

    organisation = ParentalKey("directory.Organisation", on_delete=models.CASCADE, related_name="words")
    language = models.CharField(_("language"), max_length=12, choices=language_choices)
    what_it_does = models.TextField(_("what it does"))
    how_to_get_in = models.TextField(_("how to get in"), blank=True)
    method = models.CharField(_("method"), max_length=20, choices=Method, default=Method.PERSON)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "language"], name="one_text_per_language")]
        verbose_name = _("words")
        verbose_name_plural = _("words")

    def __str__(self) -> str:
        return f"{self.organisation}: {self.language}"


class Channel(Orderable):
    """One way to reach an organisation. Of the organisation, never of a person."""

    organisation = ParentalKey("directory.Organisation", on_delete=models.CASCADE, related_name="channels")
    kind = models.CharField(_("kind"), max_length=10, choices=ChannelKind)
    value = models.CharField(_("number or address"), max_length=255)
    languages = models.CharField(_("languages answered"), max_length=120, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("channel")
        verbose_name_plural = _("channels")

    def __str__(self) -> str:
        return self.value

    def clean(self) -> None:
        super().clean()
        try:
            ChannelKind(self.kind).check(self.value)
        except ValueError:
            return  # the field itself says that there is no such kind
        except ValidationError as error:
            raise ValidationError({"value": error.messages}) from error

    @property
    def href(self) -> str:
        """The address behind the button."""
        return ChannelKind(self.kind).address(self.value)


class Service(Orderable):
    """One kind of help at an organisation. What is not known says so."""

    organisation = ParentalKey("directory.Organisation", on_delete=models.CASCADE, related_name="services")
    kind = models.CharField(_("kind of help"), max_length=20, choices=Kind)
    audience = models.CharField(_("for whom"), max_length=12, choices=Audience, default=Audience.UNKNOWN)
    access = models.CharField(_("how to get in"), max_length=12, choices=Access, default=Access.UNKNOWN)
    papers_asked = models.CharField(_("identity papers asked"), max_length=8, choices=Answer, default=Answer.UNKNOWN)
    passes_on = models.CharField(
        _("passes data to police or IND"), max_length=8, choices=Answer, default=Answer.UNKNOWN
    )
    cost = models.CharField(_("cost"), max_length=8, choices=Cost, default=Cost.UNKNOWN)

    class Meta(Orderable.Meta):
        verbose_name = _("service")
        verbose_name_plural = _("services")

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Verification(models.Model):
    """That somebody confirmed an entry: when, how, and from what."""

    organisation = ParentalKey("directory.Organisation", on_delete=models.CASCADE, related_name="verifications")
    on = models.DateField(_("on"))
    by = models.CharField(_("by which organisation"), max_length=160)
    how = models.CharField(_("how"), max_length=8, choices=How)
    source = models.CharField(_("source"), max_length=255, blank=True)

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")

    def __str__(self) -> str:
        return f"{self.organisation}: {self.on}"
