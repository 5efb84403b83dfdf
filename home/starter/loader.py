"""Loads the whole starter content in one transaction: all of it, or nothing."""

from collections.abc import Callable
from pathlib import Path

from django.db import transaction
from wagtail.models import Locale

from home.starter.files import PageFile, page_folders, read_page
from home.starter.house import furnish
from home.starter.ledger import Ledger, Report
from home.starter.pages import PageLoader, content_of
from home.starter.press import link_later, load_subjects
from home.starter.register import OrganisationLoader, load_places, load_regions
from home.starter.searching import load_search_rules
from home.starter.small import load_emergency_numbers, load_legal_sources
from home.starter.translations import load_translation, slug_of
from languages.table import LANGUAGES, SOURCE
from publishing.bulk import bulk_changes

Say = Callable[[str], None]


def load_content(folder: Path, say: Say = lambda text: None) -> Report:
    """Loads ``folder`` and returns what happened; ``say`` is told of each stage.

    Idempotent. What an editor changed or deleted since the last load is left alone. Raises ContentError, and then
    nothing was loaded.
    """
    with transaction.atomic(), bulk_changes():
        ledger = Ledger()
        locales = {each.code: Locale.objects.get_or_create(language_code=each.code)[0] for each in LANGUAGES}
        say("provinces and towns")
        load_regions(folder / "directory" / "regions.csv")
        load_places(folder / "directory" / "places.csv")
        say("organisations")
        OrganisationLoader(ledger, folder / "directory").load()
        load_legal_sources(ledger, folder / "legal_sources.csv")
        load_emergency_numbers(ledger, folder / "emergency.csv")
        load_subjects(folder / "press" / "subjects.csv")
        loader = PageLoader(ledger, locales[SOURCE])
        files = _load_pages(folder / "pages", loader, say)
        furnish(ledger, files)
        link_later(ledger, files, loader.pages, content_of)
        load_search_rules(ledger, folder / "search", loader.pages)
        ledger.save()
    return ledger.report


def _load_pages(folder: Path, loader: PageLoader, say: Say) -> dict[str, PageFile]:
    files: dict[str, PageFile] = {}
    for each in page_folders(folder):
        source_file = read_page(each / f"{SOURCE}.md")
        say(f"page {source_file.key or 'home'}")
        page = loader.load(source_file)
        files[source_file.key] = source_file
        if page is None:
            continue
        versions = {path.stem: read_page(path) for path in sorted(each.glob("*.md")) if path.stem != SOURCE}
        english = versions.get("en")
        for version in versions.values():
            load_translation(loader.ledger, source_file, version, page, slug_of(version, english, source_file))
    return files
