"""Makes and updates pages in the source language."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from home.models import HomePage
from home.starter import releases
from home.starter.errors import ContentError
from home.starter.files import PageFile
from home.starter.ledger import Ledger, Verdict
from home.starter.press import add_history, subjects_of
from home.starter.words import KINDS
from knowledge.models import LegalSource, RightsPage
from press.models import PressReleasePage


def content_of(page: Page) -> dict[str, Any]:
    """What an editor can change on a page, for comparing. An unpublished draft is an editor's work too."""
    skipped = {"path", "numchild", "depth", "url_path", "latest_revision", "live_revision", "last_published_at"}
    skipped |= {"first_published_at", "latest_revision_created_at", "translation_key", "has_unpublished_changes"}
    data = {key: value for key, value in json.loads(page.to_json()).items() if key not in skipped}
    for field in page._meta.get_fields():
        # A stream is JSON in a string; PostgreSQL gives its keys back in another order than it got them.
        if isinstance(field, StreamField):
            data[field.name] = json.loads(data[field.name])
    return {**data, "draft": page.has_unpublished_changes}


class PageLoader:
    """Loads one source page after another; parents first."""

    def __init__(self, ledger: Ledger, locale: Locale) -> None:
        self.ledger = ledger
        self.locale = locale
        self.pages: dict[str, Page] = {}

    def load(self, file: PageFile) -> Page | None:
        """The page of this file, made or updated if need be; None if an editor deleted it. Raises ContentError."""
        kind = file.need("kind")
        if kind not in KINDS:
            raise ContentError(file.path, f"“{kind}” is no kind of page; choose from {', '.join(KINDS)}.", 1)
        model, read = KINDS[kind]
        fields = read(file)
        slug = f"home-{file.language}" if kind == "home" else slugify(file.need("slug"))
        page = self._find(model, file)
        verdict = self.ledger.judge(file.name, file.digest, content_of(page) if page else None)
        if verdict in {Verdict.CREATE, Verdict.UPDATE}:
            try:
                page = self._save(page, model, file, slug, fields)
            except ValidationError as error:
                raise ContentError(file.path, "; ".join(error.messages)) from error
            self.ledger.remember(file.name, file.digest, content_of(page))
        if page:
            self.pages[file.key] = page
        return page

    def _find(self, model: type[Any], file: PageFile) -> Page | None:
        if model is HomePage:
            home: Page | None = HomePage.objects.filter(locale=self.locale).first()
            return home
        parent = self._parent(file)
        found: Page | None = (
            model.objects.child_of(parent).filter(slug=slugify(file.need("slug"))).first() if parent else None
        )
        return found

    def _parent(self, file: PageFile) -> Page | None:
        return self.pages.get(file.key.rpartition("/")[0])

    def _save(self, page: Page | None, model: type[Any], file: PageFile, slug: str, fields: dict[str, Any]) -> Page:
        is_new = page is None
        page = page or model(locale=self.locale)
        for name, value in {**fields, "slug": slug}.items():
            setattr(page, name, value)
        if is_new:
            parent = Page.get_first_root_node() if model is HomePage else self._parent(file)
            if parent is None:
                raise ContentError(file.path, "the page above it does not exist; an editor may have deleted it.")
            parent.refresh_from_db()
            parent.add_child(instance=page)
        if isinstance(page, RightsPage):
            page.legal_sources.set(self._legal_sources(file))
        if isinstance(page, PressReleasePage):
            page.signatories.set(releases.signatories(file))
            page.release_contacts.set(releases.contacts(file))
            page.subjects = subjects_of(file)
            page.first_published_at = page.first_published_at or releases.moment(file, "published")
        page.full_clean()
        page.save_revision().publish()
        if isinstance(page, PressReleasePage) and is_new:
            add_history(page, file)
        return model.objects.get(pk=page.pk)

    @staticmethod
    def _legal_sources(file: PageFile) -> list[LegalSource]:
        keys = file.head.get("legal", [])
        found = {law.key: law for law in LegalSource.objects.filter(key__in=keys)}
        if missing := [key for key in keys if key not in found]:
            raise ContentError(file.path, f"legal_sources.csv has no “{missing[0]}”.", 1)
        return [found[key] for key in keys]
