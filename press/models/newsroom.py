"""The newsroom: spokespeople first, then statements, evaluations, and how to interview with care."""

from datetime import date
from typing import Any, ClassVar

from django.db import connections, models
from django.db.models import Exists, Max, OuterRef, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from directory.models import Organisation
from press import streams
from press.choices import Choices
from press.models.contacts import PressContact
from press.models.releases import PressReleasePage
from press.models.subjects import Subject
from press.together import chosen_here

PER_PAGE = 20
MOST_YEARS = 60


class NewsroomPage(Page):
    """All statements, newest first."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["press.PressReleasePage"]
    max_count_per_parent = 1

    intro = models.CharField(_("introduction"), max_length=255, blank=True)
    background = StreamField(
        [("page", blocks.PageChooserBlock())],
        verbose_name=_("background"),
        blank=True,
        help_text=_("Evaluations and dossiers a journalist should know."),
    )
    interviewing = StreamField(streams.LINES, verbose_name=_("careful interviewing"), blank=True)

    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("slug", overridable=True)]
    content_panels = [*Page.content_panels, "intro", "background", "interviewing"]

    class Meta:
        verbose_name = _("newsroom")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        chosen = Choices.read(request.GET)
        # One more than is shown tells whether there is another page. Nobody counts twenty thousand statements for that.
        first = (chosen.page - 1) * PER_PAGE
        found = list(chosen.apply(self._releases().newest_first())[first : first + PER_PAGE + 1])
        context["chosen"] = chosen
        context["releases"], context["has_older"] = found[:PER_PAGE], len(found) > PER_PAGE
        context["years"] = self._years()
        context["subjects"] = Subject.objects.filter(
            Exists(self._releases(subjects=OuterRef("pk")).visible())
        ).with_words()
        context["organisations"] = Organisation.objects.listed().filter(
            Exists(self._releases(signatories__organisation=OuterRef("pk")).visible())
        )
        context["contacts"] = PressContact.objects.filter(in_newsroom=True, organisation__is_listed=True).for_a_list()
        context["background"] = chosen_here(self, "background")
        context["subject"] = next((each for each in context["subjects"] if each.key == chosen.subject), None)
        context["is_press"] = True
        return context

    def _releases(self, **conditions: Any) -> Any:
        return PressReleasePage.objects.filter(locale_id=self.locale_id, **conditions)

    def _years(self) -> list[int]:
        """The years with a visible statement, newest first. Two queries, each of which stops at the first it finds."""
        dated = self._releases(listed_on__isnull=False).visible()
        days = dated.order_by().values("listed_on")
        span = NewsroomPage.objects.filter(pk=self.pk).aggregate(
            first=Max(Subquery(days.order_by("listed_on")[:1])), last=Max(Subquery(days.order_by("-listed_on")[:1]))
        )
        if not span["first"]:
            return []
        years = range(span["last"].year, max(span["first"].year, span["last"].year - MOST_YEARS) - 1, -1)
        return _with_statements(dated, years)


def _with_statements(dated: Any, years: range) -> list[int]:
    """Those of the years that have one.

    The rule of visibility is written once and repeated: Django takes longer to write it for every year than the
    database takes to answer. In order of date, so that PostgreSQL goes by the index of dates too.
    """
    connection = connections[dated.db]
    marks = date.min, date.max
    sql, given = dated.filter(listed_on__range=marks).order_by("listed_on").values("pk")[:1].query.sql_with_params()
    first, last = map(connection.ops.adapt_datefield_value, marks)
    parameters: list[Any] = []
    for year in years:
        ends = {first: date(year, 1, 1), last: date(year, 12, 31)}
        parameters += [connection.ops.adapt_datefield_value(ends[each]) if each in ends else each for each in given]
    with connection.cursor() as cursor:
        # Nothing of it comes from outside: the words are Django's, the values are parameters.
        cursor.execute("SELECT " + ", ".join([f"({sql})"] * len(years)), parameters)
        row = cursor.fetchone()
    return [year for year, first_found in zip(years, row, strict=True) if first_found is not None]
