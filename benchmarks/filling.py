"""Puts synthetic documents into a site, as pages with rows, many at a time."""

import itertools
import json
import uuid
from collections.abc import Iterator
from typing import Any

from benchmarks.synthetic import LANGUAGES, Text

AT_ONCE = 500


class Filling:
    """A site that grows. Pages are inserted below the front page of their language; only what search reads is there."""

    def __init__(self, texts: Iterator[Text]) -> None:
        from django.contrib.contenttypes.models import ContentType

        from home.models import HomePage, PlainPage

        self.texts = texts
        self.size = 0
        self.planted: list[tuple[Text, str]] = []
        self._homes = {page.locale.language_code: page for page in HomePage.objects.select_related("locale")}
        self._type = ContentType.objects.get_for_model(PlainPage)
        missing = set(LANGUAGES) - set(self._homes)
        if missing:
            raise LookupError(f"This site has no front page in {', '.join(sorted(missing))}.")

    def grow_to(self, size: int) -> None:
        """Adds documents until there are ``size``."""
        while self.size < size:
            some = list(itertools.islice(self.texts, min(AT_ONCE, size - self.size)))
            self._add(some)
            self.size += len(some)

    def _add(self, texts: list[Text]) -> None:
        from django.db import transaction
        from wagtail.models import Page

        from search.models import PAGE
        from search.rows import write

        with transaction.atomic():
            pages = Page.objects.bulk_create([self._page(text) for text in texts])
            self._add_bodies(pages, texts)
            write(PAGE, {page.pk: [_finding(page, text)] for page, text in zip(pages, texts, strict=True)})
        self.planted += [(t, _url(t)) for t in texts if t.is_planted]

    def _page(self, text: Text) -> Any:
        from django.utils import timezone
        from treebeard.mp_tree import MP_Node
        from wagtail.models import Page

        home = self._homes[text.language]
        # Far above the steps of real children, so that a page published afterwards finds a place of its own.
        step = MP_Node._int2str(36**3 + text.number).rjust(4, "0")
        return Page(
            path=home.path + step,
            depth=home.depth + 1,
            title=text.title,
            slug=f"x{text.number}",
            url_path=f"{home.url_path}x{text.number}/",
            locale=home.locale,
            translation_key=uuid.UUID(int=text.number + 1),
            content_type=self._type,
            live=True,
            first_published_at=timezone.now(),
            draft_title=text.title,
        )

    @staticmethod
    def _add_bodies(pages: list[Any], texts: list[Text]) -> None:
        """The other half of each page: Django cannot insert both tables in bulk."""
        from django.db import connection

        rows = [
            (page.pk, text.title, json.dumps([{"type": "prose", "value": f"<p>{text.body}</p>"}], ensure_ascii=False))
            for page, text in zip(pages, texts, strict=True)
        ]
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO home_plainpage (page_ptr_id, summary, body) VALUES (%s, %s, %s)", rows)


def _url(text: Text) -> str:
    return f"/{text.language}/x{text.number}/"


def _finding(page: Any, text: Text) -> Any:
    from publishing.findable import KIND_PAGE, Finding

    return Finding(
        key=f"page:{page.translation_key}",
        language=text.language,
        kind=KIND_PAGE,
        translation_key=str(page.translation_key),
        url=_url(text),
        title=text.title,
        body=text.body,
    )
