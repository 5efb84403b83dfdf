"""A press release, above all a joint statement of several organisations."""

from datetime import date, datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.models.pages import PageManager, PageQuerySet
from wagtail_localize.fields import SynchronizedField

from directory.models import Organisation
from languages.findings import page_finding, stream_text
from press import copies, exchange, streams
from press.models.course import Held, Signed, Withdrawable
from press.models.subjects import Subject
from press.surroundings import surroundings
from press.together import follow_source
from publishing.embargoed import Embargoed
from publishing.findable import KIND_RELEASE, Finding
from publishing.visibility import visible_pages


class ReleaseQuerySet(PageQuerySet):
    """Releases, in a newsroom's words."""

    def visible(self) -> Any:
        """Those that anybody may read now."""
        return visible_pages(self)

    def newest_first(self) -> Any:
        """The visible ones, by the date they bear, with what a list shows of them."""
        own = Signatory.objects.filter(release=models.OuterRef("pk")).order_by().values("release")
        count = Coalesce(models.Subquery(own.annotate(count=models.Count("pk")).values("count")), 0)
        # Whatever was published has this date; asking for it leads the database to the index, and past the sorting.
        dated = self.visible().filter(listed_on__gte=date.min)
        return dated.annotate(signatory_count=count).order_by("-listed_on", "-pk")


class PressReleasePage(Signed, Withdrawable, Held, RoutablePageMixin, Embargoed, Page):
    """One release. The title is its headline; notes to the editor are kept, and never shown."""

    class Precision(models.TextChoices):
        DAY = "day", _("day")
        MONTH = "month", _("month")
        YEAR = "year", _("year")

    parent_page_types = ["press.NewsroomPage"]
    subpage_types: ClassVar[list[str]] = []

    label = models.CharField(_("label"), max_length=60, blank=True, help_text=_("For example: Persbericht."))
    subheadline = models.CharField(_("second headline"), max_length=255, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    release_date = models.DateField(_("date of the release"), null=True, blank=True)
    date_precision = models.CharField(
        _("precision of the date"), max_length=8, choices=Precision, default=Precision.DAY
    )
    date_is_inferred = models.BooleanField(
        _("the date is not in the document"), default=False, help_text=_("It was inferred from what the text says.")
    )
    lead = models.TextField(_("lead"))
    body = StreamField(streams.BodyBlock(), verbose_name=_("body"), blank=True)
    references = StreamField(streams.REFERENCES, verbose_name=_("references"), blank=True)
    boilerplates = StreamField(streams.BOILERPLATES, verbose_name=_("about the organisations"), blank=True)
    editor_notes = StreamField(
        streams.EDITOR_NOTES,
        verbose_name=_("notes to the editor"),
        blank=True,
        help_text=_("Not for publication: shown nowhere on the site."),
    )
    subjects = ParentalManyToManyField(Subject, verbose_name=_("subjects"), blank=True, related_name="releases")
    press_kit = StreamField(streams.PRESS_KIT, verbose_name=_("press kit"), blank=True)
    later = StreamField(
        streams.PAGES,
        verbose_name=_("what happened later"),
        blank=True,
        help_text=_("Statements, evaluations and dossiers that tell how it went on."),
    )
    mail_to_list = models.BooleanField(
        _("mail to the journalists' list"),
        default=False,
        help_text=_("Once, when the statement is public; to each in their own language, where it is there."),
    )
    listed_on = models.DateField(null=True, editable=False, db_index=True)

    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("slug", overridable=True),
        SynchronizedField("editor_notes", overridable=False),
        SynchronizedField("later", overridable=False),
        SynchronizedField("mail_to_list", overridable=False),
    ]
    content_panels = [
        MultiFieldPanel(["label", TitleFieldPanel("title"), "subheadline"], heading=_("Headline")),
        MultiFieldPanel(
            [
                FieldPanel("place"),
                FieldRowPanel([FieldPanel("release_date"), FieldPanel("date_precision")]),
                FieldPanel("date_is_inferred"),
            ],
            heading=_("Place and date"),
        ),
        "lead",
        "body",
        "references",
        "boilerplates",
        InlinePanel("release_contacts", heading=_("Contacts"), label=_("contact")),
        InlinePanel("signatories", heading=_("Signatories"), label=_("signatory")),
        "press_kit",
        MultiFieldPanel([FieldPanel("subjects", widget=CheckboxSelectMultiple), "later"], heading=_("Subject")),
        MultiFieldPanel(["editor_notes"], heading=_("Not for publication")),
    ]
    promote_panels = [
        *Page.promote_panels,
        MultiFieldPanel([*Embargoed.embargo_panels, "mail_to_list"], heading=_("Embargo")),
    ]

    objects = PageManager.from_queryset(ReleaseQuerySet)()

    class Meta:
        verbose_name = _("press release")

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Saving a draft writes a few fields of an object that may be older than the row: it must not touch these.
        if not kwargs.get("update_fields"):
            follow_source(self)
            since = self.public_since
            self.listed_on = self.release_date or (timezone.localdate(since) if since else None)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.date_is_inferred and not self.release_date:
            raise ValidationError({"release_date": _("Give the date that was inferred, and how precise it is.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["is_press"] = True
        context.update(surroundings(self))
        return context

    @path("text/")
    def text(self, request: HttpRequest) -> HttpResponse:
        """The release as plain text, to copy."""
        return copies.as_text(self, request)

    @path("txt/")
    def text_file(self, request: HttpRequest) -> HttpResponse:
        """The same as a file."""
        return copies.as_file(self, copies.as_text(self, request), "txt")

    @path("docx/")
    def word_file(self, request: HttpRequest) -> HttpResponse:
        """The release as a Word document, made when it is asked for."""
        return copies.as_file(self, copies.as_word(self), "docx")

    @path("quotes/")
    def quotes(self, request: HttpRequest) -> HttpResponse:
        """Its quotes only, each with its address."""
        return copies.as_quotes(self)

    @path("json/")
    def exchange(self, request: HttpRequest) -> HttpResponse:
        """The release for a newsroom's system: IPTC ninjs 3.1."""
        return exchange.as_ninjs(self)

    @path("earlier/<int:number>/")
    def earlier(self, request: HttpRequest, number: int) -> HttpResponse:
        """How it read before a correction."""
        return copies.as_earlier(self, request, number)

    @property
    def public_since(self) -> datetime | None:
        """Since when everybody could read it: its publication, or the end of its embargo if that is later."""
        moments = [moment for moment in (self.first_published_at, self.embargo_until) if moment]
        # Whole seconds: a revision keeps no finer time, and this one must never change.
        return max(moments).replace(microsecond=0) if self.first_published_at else None

    @property
    def date_shown(self) -> date | None:
        """The date the release bears, or else the day it became public."""
        return self.release_date or (timezone.localdate(self.public_since) if self.public_since else None)

    def findings(self) -> list[Finding]:
        """Found by its headline and text, never by its notes to the editor."""
        people = [f"{signatory.shown_name} {signatory.person}" for signatory in self.signatories.all()]
        keys = [signatory.organisation.key for signatory in self.signatories.all() if signatory.organisation]
        return [
            page_finding(
                self,
                KIND_RELEASE,
                summary=self.lead,
                headings=f"{self.subheadline}\n" + stream_text(b for b in self.body if b.block_type == "heading"),
                body="\n".join([stream_text(streams.settled(self.body), self.references, self.boilerplates), *people]),
                organisations=tuple(keys),
                date=self.date_shown,
                labels=() if self.date_precision == self.Precision.DAY else (f"date-{self.date_precision}",),
            )
        ]


class Signatory(Orderable):
    """An organisation that signs a release, as the release names it; optionally with the person who signed for it."""

    release = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="signatories")
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="signatures",
        verbose_name=_("organisation"),
    )
    name = models.CharField(_("name in the statement"), max_length=160, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    is_national = models.BooleanField(_("national"), default=False)
    person = models.CharField(_("person"), max_length=120, blank=True, help_text=_("As the statement publishes it."))
    added_on = models.DateField(
        _("signed later, on"), null=True, blank=True, help_text=_("Only if the statement was public before.")
    )

    panels = ["organisation", "name", "place", "is_national", "person", "added_on"]

    class Meta(Orderable.Meta):
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")

    def __str__(self) -> str:
        return self.shown_name

    def clean(self) -> None:
        super().clean()
        if not self.organisation_id and not self.name:
            raise ValidationError(
                {"organisation": _("Choose an organisation, or write the name it has in the statement.")}
            )

    @property
    def shown_name(self) -> str:
        """The name in the statement, or else the name in the directory."""
        return self.name or (self.organisation.name if self.organisation else "")


class ReleaseContact(Orderable):
    """An organisation to call about a release, and the spokesperson's name if the release publishes it."""

    release = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="release_contacts")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    person = models.CharField(_("person"), max_length=120, blank=True, help_text=_("As the statement publishes it."))
    own_number = models.CharField(
        _("number of this person"),
        max_length=40,
        blank=True,
        help_text=_(
            "Held back, unless the day of this person's consent stands below. Never in search, feeds or exports."
        ),
    )
    consent_on = models.DateField(_("this person agreed to publication on"), null=True, blank=True)

    panels = ["organisation", "person", FieldRowPanel(["own_number", "consent_on"])]

    class Meta(Orderable.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self) -> str:
        return str(self.organisation.name)

    def clean(self) -> None:
        super().clean()
        if self.consent_on and self.consent_on > timezone.localdate():
            raise ValidationError({"consent_on": _("This day is still to come.")})

    @property
    def public_number(self) -> str:
        """The number of the person, only with that person's consent on record."""
        return self.own_number if self.consent_on else ""
