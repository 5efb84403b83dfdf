"""The small site that tests begin with: a front page, or below it a page of every kind."""

from types import SimpleNamespace

from wagtail.models import Locale, Page, Site

from languages.table import LANGUAGES
from publishing.bulk import bulk_changes
from tests.factories import pages
from tests.factories.directory import OrganisationFactory


def every_locale():
    """Every language of the site as a Wagtail locale, by its code."""
    known = {each.language_code: each for each in Locale.objects.all()}
    missing = [each.code for each in LANGUAGES if each.code not in known]
    return {**known, **{code: Locale.objects.create(language_code=code) for code in missing}}


def front_page():
    """The Dutch front page, at the root of the site; nothing below it."""
    root = Page.objects.get(depth=1)
    page = pages.HomePageFactory(parent=root, locale=every_locale()["nl"], slug="nl")
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": page, "hostname": "localhost", "site_name": "Houvast"}
    )
    # The page that Wagtail's own migration welcomes with.
    Page.objects.filter(depth=2).exclude(pk=page.pk).delete()
    return page


def page_of_every_kind(home):
    """A page of every kind in Dutch, some of them also in English and Arabic, and two organisations."""
    with bulk_changes():  # search looks once, at the end
        rights = pages.RightsIndexPageFactory(parent=home)
        topic = pages.TopicPageFactory(parent=rights, title="Dokter", icon="stethoscope")
        right = pages.RightsPageFactory(parent=topic, title="Mag ik naar de dokter?", slug="naar-de-dokter")
        newsroom = pages.NewsroomPageFactory(parent=home)
        evaluations = pages.EvaluationIndexPageFactory(parent=home)
        return SimpleNamespace(
            home=home,
            about=pages.PlainPageFactory(parent=home, title="Over Houvast", slug="over"),
            rights=rights,
            topic=topic,
            right=right,
            newsroom=newsroom,
            release=pages.PressReleasePageFactory(parent=newsroom, title="Niemand op straat", slug="niemand-op-straat"),
            evaluations=evaluations,
            evaluation=pages.EvaluationSummaryPageFactory(parent=evaluations, slug="opvang"),
            english=pages.translated(right, "en", title="Can I see a doctor?", slug="see-a-doctor"),
            arabic=pages.translated(right, "ar", title="هل يمكنني زيارة الطبيب؟"),
            local=OrganisationFactory(key="steunpunt", name="Steunpunt"),
            national=OrganisationFactory(key="landelijk", name="Landelijk Steunpunt", is_national=True),
        )
