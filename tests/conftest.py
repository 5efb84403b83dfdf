"""What every test can ask for: languages, a small tree, a visitor, somebody at the desk, and a count of queries."""

import os
from types import SimpleNamespace

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.search_server import elasticsearch, search_server  # noqa: F401  (fixtures)


def missing(reason):
    """Skips a test for want of a tool; under REQUIRE_ALL=1 that is a failure."""
    (pytest.fail if os.environ.get("REQUIRE_ALL") == "1" else pytest.skip)(reason)


def pytest_configure(config):
    """Compiles the catalogues once, before anything asks Django whether it knows a language: it remembers a no."""
    if not hasattr(config, "workerinput"):
        from languages.catalogues import compile_catalogues

        compile_catalogues()


@pytest.fixture(scope="session")
def require():
    """``require("CHROMIUM", "no browser")``: what the environment says of a tool, or the end of this test."""

    def value(name, reason):
        return os.environ.get(name) or missing(reason)

    return value


@pytest.fixture(autouse=True)
def _forget_what_the_last_test_cached():
    """Wagtail remembers the roots of sites for an hour; the next test has other ones."""
    for cache in caches.all():
        cache.clear()


@pytest.fixture
def locales(db):
    """Every language of the site as a Wagtail locale, by its code."""
    from wagtail.models import Locale

    from languages.table import LANGUAGES

    return {each.code: Locale.objects.get_or_create(language_code=each.code)[0] for each in LANGUAGES}


@pytest.fixture
def home(locales):
    """The Dutch front page, at the root of the site; nothing below it."""
    from wagtail.models import Page, Site

    from tests.factories.pages import HomePageFactory

    root = Page.objects.get(depth=1)
    page = HomePageFactory(parent=root, locale=locales["nl"], slug="nl")
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": page, "hostname": "localhost", "site_name": "Houvast"}
    )
    # The page that Wagtail's own migration welcomes with.
    Page.objects.filter(depth=2).exclude(pk=page.pk).delete()
    return page


@pytest.fixture
def tree(home):
    """A page of every kind in Dutch, some of them also in English and Arabic, and two organisations."""
    from publishing.bulk import bulk_changes

    with bulk_changes():  # search looks once, at the end
        return _grow(home)


def _grow(home):
    from tests.factories import pages
    from tests.factories.directory import OrganisationFactory

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


@pytest.fixture
def visitor(db):
    """Somebody without an account. A server error is raised, so that a test shows its reason."""
    return Client()


@pytest.fixture
def desk(db):
    """An administrator, logged in."""
    from tests.factories.accounts import AdministratorFactory

    client = Client()
    client.force_login(AdministratorFactory())
    return client


@pytest.fixture
def queries(visitor):
    """``queries(url)``: a visitor's number of queries, once the caches that outlive a request are filled."""

    def count(url):
        assert visitor.get(url).status_code == 200
        with CaptureQueriesContext(connection) as captured:
            visitor.get(url)
        return len(captured)

    return count
