"""What stands around the pages: site, navigation, press contacts, signatories, and who may do what."""

import json
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from directory.models import Organisation
from home.models import HomePage, Navigation
from home.starter.files import PageFile
from home.starter.ledger import Ledger
from home.starter.pages import content_of
from home.starter.permissions import grant_roles
from knowledge.models import EvaluationIndexPage, EvaluationSummaryPage, RightsIndexPage
from languages.table import SOURCE
from press.models import NewsroomPage, PressContact

FIRST_TO_CALL = ("los", "askv")
FOOTER = ("about", "privacy", "how-we-check", "accessibility", "contact")


def furnish(ledger: Ledger, files: dict[str, PageFile]) -> None:
    """Sets up what does not exist yet; what exists is an editor's."""
    home = HomePage.objects.get(locale__language_code=SOURCE)
    _open_site(home)
    _set_navigation(home, files)
    for organisation in Organisation.objects.filter(key__in=FIRST_TO_CALL, press_contact=None):
        PressContact.objects.create(organisation=organisation, in_newsroom=True)
    _set_background(ledger, files)
    grant_roles()


def _open_site(home: Page) -> None:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site and site.root_page.specific_class is HomePage:
        return
    address = urlsplit(settings.PUBLIC_URL)
    site = site or Site(is_default_site=True)
    welcome = site.root_page if site.pk else None
    site.hostname, site.port, site.root_page = address.hostname or "localhost", address.port or 80, home
    if address.scheme == "https":
        site.port = address.port or 443
    site.site_name = "Houvast"
    site.save()
    if welcome and welcome.pk != home.pk and welcome.depth == 2:
        welcome.refresh_from_db()
        welcome.delete()


def _set_navigation(home: Page, files: dict[str, PageFile]) -> None:
    navigation, is_new = Navigation.objects.get_or_create(site=Site.objects.get(is_default_site=True))
    if not is_new:
        return
    rights = RightsIndexPage.objects.child_of(home).first()
    newsroom = NewsroomPage.objects.child_of(home).first()
    sections = [("rights", rights), ("help", None), ("search", None), ("press", newsroom)]
    navigation.header = _stream("section", [{"section": name, "page": page and page.pk} for name, page in sections])
    plain = {page.slug: page.pk for page in Page.objects.child_of(home)}
    chosen = [plain.get(files[key].head["slug"]) for key in FOOTER if key in files]
    evaluations = EvaluationIndexPage.objects.child_of(home).first()
    navigation.footer = _stream("page", [pk for pk in [*chosen, evaluations and evaluations.pk] if pk])
    navigation.save()


def _set_background(ledger: Ledger, files: dict[str, PageFile]) -> None:
    """The evaluations come after the newsroom in the tree, so they are shown there once both exist."""
    newsroom = NewsroomPage.objects.filter(locale__language_code=SOURCE).first()
    evaluations = EvaluationSummaryPage.objects.filter(locale__language_code=SOURCE)
    if newsroom is None or newsroom.background or not evaluations:
        return
    file = next(file for file in files.values() if file.head.get("kind") == "newsroom")
    if not ledger.touched(file.name, content_of(newsroom)):
        newsroom.background = _stream("page", [page.pk for page in evaluations])
        newsroom.save_revision().publish()
        newsroom.refresh_from_db()
        ledger.remember(file.name, file.digest, content_of(newsroom))


def _stream(kind: str, values: list[Any]) -> str:
    return json.dumps([{"type": kind, "value": value} for value in values])
