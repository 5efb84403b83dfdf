"""Organisations: facts once, words per language."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from directory.findings import organisation_findings
from directory.kinds import Answer, ChannelKind, How, Kind, Status, combined
from directory.models.parts import Channel, OrganisationWords, Service, Verification
from directory.models.places import Place, Region
from directory.spoken import SPOKEN, spoken_name
from languages.table import LANGUAGES, SOURCE
from publishing.findable import Finding
from publishing.reviewed import today


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Organisations, in a visitor's words."""

    def listed(self) -> "OrganisationQuerySet":
        """Those the public directory shows: the one rule of visibility of this room."""
        return self.filter(is_listed=True)

    def local(self) -> "OrganisationQuerySet":
        """Those known to work in one province: not those that serve several, and not those known only by hearsay."""
        return self._by_province().filter(is_national=False, province_count=1).exclude(status=Status.GENERAL)

    def for_visitors_of(self, region: Region | None) -> "OrganisationQuerySet":
        """Those that serve this province, and the national ones.

        Without a province, all. ``reach`` tells which is which.
        """
        own = self._by_province()
        return own.filter(models.Q(regions=region) | models.Q(is_national=True)).distinct() if region else own

    def _by_province(self) -> "OrganisationQuerySet":
        own = self.model.regions.through.objects.filter(organisation=models.OuterRef("pk")).order_by()
        count = own.values("organisation").annotate(count=models.Count("pk")).values("count")
        counted: OrganisationQuerySet = self.annotate(province_count=models.Subquery(count))
        return counted

    def national(self) -> "OrganisationQuerySet":
        """Those that serve the whole country."""
        return self.filter(is_national=True)

    def in_region(self, region: Region) -> "OrganisationQuerySet":
        """Those that serve this province."""
        return self.filter(regions=region)

    def offering(self, kind: str) -> "OrganisationQuerySet":
        """Those with this kind of help."""
        return self.filter(services__kind=kind).distinct()

    def speaking(self, code: str) -> "OrganisationQuerySet":
        """Those that say they speak this language."""
        return self.filter(languages__contains=f" {code} ")

    def helping_first(self) -> "OrganisationQuerySet":
        """Those that help people themselves before those that only speak up for them; then by name."""
        aloof = [Kind.ADVOCACY, Kind.CAMPAIGN, Kind.CHURCH_NETWORK]
        helps = Service.objects.filter(organisation=models.OuterRef("pk")).exclude(kind__in=aloof)
        ordered: OrganisationQuerySet = self.annotate(helps=models.Exists(helps)).order_by("-helps", "name")
        return ordered

    def with_words(self) -> "OrganisationQuerySet":
        """With everything a list shows, in a fixed number of queries."""
        return self.select_related("place").prefetch_related("words", "services", "channels", "regions")


class Organisation(index.Indexed, ClusterableModel):
    """An organisation that helps. An address that protects people is not stored at all: a town is all there is."""

    key = models.SlugField(
        _("key"), max_length=80, unique=True, help_text=_("Stands in the address of its page; never changes.")
    )
    name = models.CharField(_("name"), max_length=160)
    other_names = models.TextField(
        _("other names"), blank=True, help_text=_("One a line: long names, old names, abbreviations.")
    )
    is_national = models.BooleanField(_("serves the whole country"), default=False)
    regions = ParentalManyToManyField(Region, verbose_name=_("provinces"), blank=True, related_name="organisations")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("town"))
    place_is_vague = models.BooleanField(_("say “in and around” the town"), default=False)
    languages = models.CharField(
        _("languages spoken"), max_length=200, blank=True, help_text=_("Codes separated by spaces: nl en ar.")
    )
    works_with_authorities = models.CharField(
        _("works with the authorities"), max_length=8, choices=Answer, default=Answer.UNKNOWN
    )
    keeps_notes = models.CharField(_("writes down who comes"), max_length=8, choices=Answer, default=Answer.UNKNOWN)
    status = models.CharField(_("what we know it from"), max_length=1, choices=Status, default=Status.GENERAL)
    source = models.TextField(_("source"), blank=True)
    source_date = models.CharField(_("date of the source"), max_length=40, blank=True)
    is_listed = models.BooleanField(_("shown in the directory"), default=True)
    delisted_reason = models.CharField(_("reason for not showing it"), max_length=255, blank=True)

    objects = OrganisationQuerySet.as_manager()

    panels = [
        MultiFieldPanel(["name", "other_names", "key"], heading=_("Name")),
        MultiFieldPanel(
            [
                FieldPanel("is_national"),
                FieldPanel("regions", widget=CheckboxSelectMultiple),
                FieldRowPanel(["place", "place_is_vague"]),
            ],
            heading=_("Where"),
        ),
        InlinePanel("channels", heading=_("How to reach it"), label=_("channel")),
        InlinePanel("services", heading=_("Services"), label=_("service")),
        InlinePanel("words", heading=_("Words, per language"), label=_("language")),
        MultiFieldPanel(["languages", "works_with_authorities", "keeps_notes"], heading=_("Facts")),
        InlinePanel("opening_hours", heading=_("Opening hours"), label=_("opening hours")),
        InlinePanel("closures", heading=_("Closures"), label=_("closure")),
        InlinePanel("verifications", heading=_("Confirmed"), label=_("confirmation")),
        MultiFieldPanel(["status", "source", "source_date", "is_listed", "delisted_reason"], heading=_("Listing")),
    ]
    search_fields = [
        index.AutocompleteField("name"),
        index.SearchField("name"),
        index.SearchField("other_names"),
        index.FilterField("is_listed"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if not self.is_listed and not self.delisted_reason:
            raise ValidationError({"delisted_reason": _("Say why it is not shown.")})
        unknown = [code for code in self.languages.split() if code not in SPOKEN]
        if unknown:
            raise ValidationError({"languages": _("Unknown language code: %(code)s.") % {"code": ", ".join(unknown)}})

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Between spaces, so that speaking("en") does not find "men".
        self.languages = f" {' '.join(self.languages.split())} " if self.languages.strip() else ""
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Its page in the active language."""
        return reverse("organisation", args=[self.key])

    @property
    def reach(self) -> str:
        """Where a visitor finds it in a list.

        ``national``, ``local``, or ``less_certain`` (several provinces, or hearsay).
        """
        if self.is_national:
            return "national"
        return "local" if len(self.regions.all()) == 1 and self.status != Status.GENERAL else "less_certain"

    @property
    def words_here(self) -> OrganisationWords | None:
        """Its words in the active language, else in Dutch or English, else none. Their ``language`` says which."""
        words = {each.language: each for each in self.words.all()}
        return next((words[code] for code in (get_language() or SOURCE, SOURCE, "en") if code in words), None)

    @property
    def spoken(self) -> list[str]:
        """Names of the languages spoken there, in the active language."""
        return [spoken_name(code) for code in self.languages.split()]

    @property
    def phone(self) -> Channel | None:
        """The first telephone."""
        return next((channel for channel in self.channels.all() if channel.kind == ChannelKind.PHONE), None)

    @property
    def website(self) -> Channel | None:
        """Its website."""
        return next((channel for channel in self.channels.all() if channel.kind == ChannelKind.WEBSITE), None)

    @property
    def confirmation(self) -> Verification | None:
        """The newest confirmation by the organisation itself or by telephone; what was read on a website is none."""
        return next((each for each in self.verifications.all() if each.how in {How.LINK, How.PHONE}), None)

    @property
    def papers_asked(self) -> Answer:
        """Whether any of its services asks for identity papers; unknown unless all of them are known."""
        return combined(service.papers_asked for service in self.services.all())

    @property
    def passes_on(self) -> Answer:
        """Whether any of its services passes data to police or IND; unknown unless all of them are known."""
        return combined(service.passes_on for service in self.services.all())

    @property
    def works_with(self) -> Answer:
        """Whether it works with the authorities."""
        return Answer(self.works_with_authorities)

    @property
    def notes_kept(self) -> Answer:
        """Whether it writes down who comes."""
        return Answer(self.keeps_notes)

    @property
    def current_closures(self) -> list[Any]:
        """Closures that are not over."""
        return [closure for closure in self.closures.all() if closure.last_day >= today()]

    @property
    def current_hours(self) -> list[Any]:
        """Opening hours that may still be shown: after their end date nobody knows."""
        return [hours for hours in self.opening_hours.all() if hours.valid_until >= today()]

    def findings(self) -> list[Finding]:
        """One per language of the site: facts are the same, words differ."""
        return organisation_findings(self, [language.code for language in LANGUAGES])
