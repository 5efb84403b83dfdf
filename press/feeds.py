"""Atom (RFC 4287): the newest statements of a language, all of them or those on one subject."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Prefetch, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale

from languages.normalise import normalise
from languages.table import BY_CODE, SOURCE
from press.exchange import for_everybody, last_change
from press.identity import uri_of
from press.models import Correction, PressReleasePage, Subject

LENGTH = 30


def newest(subject: Subject | None) -> Any:
    """The newest visible statements in the active language, with what a feed says of each."""
    # One value, not a join: joined, the table of languages comes first and every statement has to be sorted.
    locale = Locale.objects.filter(language_code=get_language()).values("pk")[:1]
    releases = PressReleasePage.objects.filter(locale_id=Subquery(locale)).newest_first()
    if subject:
        releases = releases.filter(subjects=subject)
    corrections = Prefetch("corrections", Correction.objects.defer("earlier"))
    found = releases.select_related("locale").prefetch_related("signatories__organisation", corrections)
    return found.prefetch_related("subjects__words")[:LENGTH]


def subject_or_404(key: str) -> Subject | None:
    """The subject of an address; None for the feed of all. 404 unless a visible statement in this language is on it."""
    if not key:
        return None
    subject = Subject.objects.with_words().filter(key=key).first()
    if subject is None or not newest(subject).exists():
        raise Http404
    return subject


class StatementFeed(Atom1Feed):
    """Atom with one ``author`` per signatory: an organisation's name, never an address.

    Django's own writes a single author. A ``category`` per subject, and the text itself as ``content``.
    """

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Writes the entry, then its authors."""
        super().add_item_elements(handler, item)
        for name in item["signatories"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")


class ReleaseFeed(Feed[PressReleasePage, Any]):
    """The newest statements in the language of the address."""

    feed_type = StatementFeed

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = for_everybody(super().__call__(request, *args, **kwargs))
        del response["X-Robots-Tag"]
        return response

    def get_object(self, request: HttpRequest, subject: str = "") -> Any:
        """The subject, or None."""
        return subject_or_404(subject)

    def get_feed(self, obj: Any, request: HttpRequest) -> Any:
        feed = super().get_feed(obj, request)
        feed.feed["language"] = BY_CODE[get_language() or SOURCE].tag
        return feed

    def title(self, obj: Any) -> str:
        """What the feed holds, in its language."""
        return f"Houvast: {_('Press')}" + (f", {obj.name}" if obj else "")

    def author_name(self) -> str:
        """Who publishes; entries name their signatories."""
        return "Houvast"

    def link(self) -> str:
        """The language's front page."""
        return f"/{get_language()}/"

    def feed_url(self, obj: Any) -> str:
        """This feed."""
        path = reverse("press_subject_feed", args=[obj.key]) if obj else reverse("press_feed")
        return f"{settings.PUBLIC_URL}{path}"

    def items(self, obj: Any) -> Any:
        """The newest visible statements."""
        return newest(obj)

    def item_title(self, item: PressReleasePage) -> str:
        return normalise(f"{item.title} {item.subheadline}")

    def item_description(self, item: PressReleasePage) -> str:
        """The lead; after a correction also what was wrong, so that whoever took it over sees it."""
        corrections = "".join(f" [{_('Corrected')}: {each.reason}]" for each in item.corrections.all())
        return normalise(item.lead + corrections)

    def item_link(self, item: PressReleasePage) -> str:
        return item.get_url() or ""

    def item_guid(self, item: PressReleasePage) -> str:
        """Permanent, and different for each translation: it survives a new title or a new place in the tree."""
        return uri_of(item)

    def item_pubdate(self, item: PressReleasePage) -> datetime | None:
        """The minute it became public here. Never changes."""
        return item.public_since

    def item_updateddate(self, item: PressReleasePage) -> datetime | None:
        """The last change that matters: a correction, never a typing error."""
        changed: datetime | None = last_change(item)
        return changed

    def item_categories(self, item: PressReleasePage) -> list[str]:
        """Its subjects."""
        return [normalise(subject.name) for subject in item.subjects.all()]

    def item_extra_kwargs(self, item: PressReleasePage) -> dict[str, Any]:
        """The signatories, for ``StatementFeed``."""
        names = [normalise(signatory.shown_name) for signatory in item.signatories.all()]
        return {"signatories": names or ["Houvast"]}
