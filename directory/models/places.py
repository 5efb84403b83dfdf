"""Where: provinces and towns."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from directory.provinces import province_name
from languages.normalise import fold


class Region(index.Indexed, models.Model):
    """A province of the Netherlands. ``key`` stands in the address and is the same in every language."""

    key = models.SlugField(_("key"), max_length=40, unique=True)
    iso = models.CharField(_("ISO 3166-2"), max_length=6, unique=True)
    name = models.CharField(_("name"), max_length=60, help_text=_("In Dutch."))
    neighbours = models.ManyToManyField("self", verbose_name=_("neighbouring provinces"), blank=True)

    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("province")
        verbose_name_plural = _("provinces")

    def __str__(self) -> str:
        return self.name

    @property
    def local_name(self) -> str:
        """The name in the active language."""
        return province_name(self.key) or self.name


class PlaceQuerySet(models.QuerySet["Place"]):
    """Places, by what somebody types."""

    def called(self, text: str) -> "PlaceQuerySet":
        """Places of this name, in any of their scripts, whatever the accents and capitals."""
        return self.called_any([text])

    def called_any(self, texts: Iterable[str]) -> "PlaceQuerySet":
        """Places that bear one of these names."""
        rule = models.Q(pk__in=[])
        for text in texts:
            rule |= models.Q(names__contains=f"|{fold(text)}|")
        return self.filter(rule)


class Place(index.Indexed, models.Model):
    """A town with its position. Data: GeoNames, CC BY 4.0."""

    name = models.CharField(_("name"), max_length=80)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="places", verbose_name=_("province"))
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    other_names = models.TextField(_("names in other scripts"), blank=True, help_text=_("Separated by |."))
    names = models.TextField(editable=False)

    objects = PlaceQuerySet.as_manager()
    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["name", "region"], name="one_place_per_name_and_region")]
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.names = folded_names(self.name, self.other_names)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


def folded_names(name: str, other_names: str) -> str:
    """Every name of a place as it is looked up: folded, between bars."""
    return "|" + "".join(f"{fold(each)}|" for each in [name, *other_names.split("|")] if each.strip())
