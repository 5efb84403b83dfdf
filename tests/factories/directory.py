"""The register: provinces, places, organisations."""

import factory
from factory.django import DjangoModelFactory

from directory.kinds import Kind, Status
from directory.models import Channel, Organisation, OrganisationWords, Place, Region, Service


class RegionFactory(DjangoModelFactory):
    """A province; the same one for the same key."""

    class Meta:
        model = Region
        django_get_or_create = ("key",)

    key = "groningen"
    iso = "NL-GR"
    name = "Groningen"


class PlaceFactory(DjangoModelFactory):
    class Meta:
        model = Place
        django_get_or_create = ("name", "region")

    name = "Groningen"
    region = factory.SubFactory(RegionFactory)
    latitude = 53.2192
    longitude = 6.5667
    other_names = "غرونينغن|ግሮኒንገን"


class OrganisationFactory(DjangoModelFactory):
    """A listed organisation in Groningen with a telephone, legal help, and words in Dutch and English."""

    class Meta:
        model = Organisation
        skip_postgeneration_save = True

    key = factory.Sequence(lambda number: f"steunpunt-{number}")
    name = factory.Sequence(lambda number: f"Steunpunt {number}")
    place = factory.SubFactory(PlaceFactory)
    languages = "nl en ti"
    status = Status.VERIFIED_PAGE
    source = "https://steunpunt.example/"
    source_date = "2026-11-23"

    @factory.post_generation
    def regions(self, create, chosen, **kwargs):
        self.regions.set(chosen if chosen is not None else [] if self.is_national else [RegionFactory()])
        self.save()

    @factory.post_generation
    def kinds(self, create, chosen, **kwargs):
        for kind in chosen if chosen is not None else [Kind.LEGAL]:
            Service.objects.create(organisation=self, kind=kind)

    @factory.post_generation
    def words_and_channels(self, create, chosen, **kwargs):
        Channel.objects.create(organisation=self, kind="phone", value="050 000 00 00")
        Channel.objects.create(organisation=self, kind="website", value="https://steunpunt.example/")
        for language, text in (("nl", "Geeft juridisch advies."), ("en", "Gives legal advice.")):
            OrganisationWords.objects.create(organisation=self, language=language, what_it_does=text)
