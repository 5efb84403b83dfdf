"""Pages of every kind. Each needs its ``parent``; the language follows from it."""

import datetime

import factory
from django.utils import timezone
from django.utils.text import slugify
from factory.django import DjangoModelFactory
from wagtail.models import Locale, Page

from home.models import HomePage, PlainPage
from knowledge.models import (
    EvaluationIndexPage,
    EvaluationSummaryPage,
    LegalSource,
    RightsIndexPage,
    RightsPage,
    TopicPage,
)
from press.models import NewsroomPage, PressReleasePage


class PageFactory(DjangoModelFactory):
    """A published page below ``parent``."""

    class Meta:
        abstract = True

    title = factory.Sequence(lambda number: f"Pagina {number}")
    slug = factory.LazyAttribute(lambda page: slugify(page.title))
    first_published_at = factory.LazyFunction(timezone.now)
    last_published_at = factory.SelfAttribute("first_published_at")

    @classmethod
    def _create(cls, model_class, *args, parent, **fields):
        page = model_class(**{"locale": parent.locale, **fields})
        # Read again: the parent counts its children, and an older copy of it would count wrong.
        Page.objects.get(pk=parent.pk).add_child(instance=page)
        return page


class HomePageFactory(PageFactory):
    class Meta:
        model = HomePage

    title = "Houvast"
    heading = "Wat heb je nodig?"
    intro = "Je rechten zonder papieren, in gewone woorden."


class PlainPageFactory(PageFactory):
    class Meta:
        model = PlainPage

    summary = "Wie dit maakt."
    body = factory.LazyFunction(lambda: [("prose", "<p>Houvast is van hulporganisaties.</p>")])


class RightsIndexPageFactory(PageFactory):
    class Meta:
        model = RightsIndexPage

    title = "Rechten"


class TopicPageFactory(PageFactory):
    class Meta:
        model = TopicPage

    intro = "Zorg zonder verzekering."


class RightsPageFactory(PageFactory):
    class Meta:
        model = RightsPage

    title = factory.Sequence(lambda number: f"Mag ik naar dokter {number}?")
    short_answer = "Ja. Iedereen mag zorg krijgen die nodig is."
    answer_detail = "De dokter beslist wat nodig is."
    as_of = datetime.date(2026, 11, 23)
    for_whom = factory.LazyFunction(lambda: [("applies", "Je hebt geen verblijfspapieren.")])
    safe = factory.LazyFunction(lambda: [("paragraph", "Zorgverleners hebben een zwijgplicht.")])
    steps = factory.LazyFunction(
        lambda: [("step", {"title": "Bel een huisarts.", "text": "Zeg dit:", "say": "Ik ben onverzekerbaar."})]
    )
    bring = factory.LazyFunction(lambda: [("line", "Een lijst van je medicijnen.")])
    refused = factory.LazyFunction(lambda: [("line", "Bel een hulporganisatie.")])
    card_request = "Ik heb een arts nodig."


class NewsroomPageFactory(PageFactory):
    class Meta:
        model = NewsroomPage

    title = "Pers"


class PressReleasePageFactory(PageFactory):
    class Meta:
        model = PressReleasePage

    title = factory.Sequence(lambda number: f"Organisaties vragen opvang ({number})")
    place = "Amsterdam"
    release_date = datetime.date(2018, 11, 1)
    lead = "Zeven organisaties vragen om opvang."
    body = factory.LazyFunction(lambda: [("paragraph", "<p>Niemand hoort op straat te slapen.</p>")])


class EvaluationIndexPageFactory(PageFactory):
    class Meta:
        model = EvaluationIndexPage

    title = "Evaluaties"


class EvaluationSummaryPageFactory(PageFactory):
    class Meta:
        model = EvaluationSummaryPage

    title = "Wat leverde de opvang op?"
    short_answer = "Meer rust en betere begeleiding."
    report_title = "Eindevaluatie"
    report_made_by = "Een onderzoeksbureau"
    report_published = datetime.date(2022, 6, 1)


class LegalSourceFactory(DjangoModelFactory):
    class Meta:
        model = LegalSource

    key = factory.Sequence(lambda number: f"wet-{number}")
    kind = LegalSource.Kind.LAW
    title = "Zorgverzekeringswet"
    citation = "artikel 122a"


def translated(page, language, **words):
    """The published translation of ``page``, below the translation of its parent, with these words."""
    copy = page.copy_for_translation(Locale.objects.get(language_code=language), copy_parents=True)
    for name, value in words.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    copy.refresh_from_db()
    return copy
