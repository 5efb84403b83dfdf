"""JSON Feed 1.1: the same statements as the Atom feed, for programs that would rather not read XML."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from languages.table import BY_CODE, SOURCE
from languages.words import plain
from press.exchange import body_html, body_text, for_everybody, last_change
from press.feeds import newest, subject_or_404
from press.identity import address_of, uri_of


@require_safe
def json_feed(request: HttpRequest, subject: str = "") -> HttpResponse:
    """The newest statements in the language of the address, all or on one subject. Raises Http404."""
    chosen = subject_or_404(subject)
    path = reverse("press_subject_json", args=[chosen.key]) if chosen else reverse("press_json")
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"Houvast: {_('Press')}" + (f", {chosen.name}" if chosen else ""),
        "home_page_url": f"{settings.PUBLIC_URL}/{get_language()}/",
        "feed_url": f"{settings.PUBLIC_URL}{path}",
        "language": BY_CODE[get_language() or SOURCE].tag,
        "items": [_item(page) for page in newest(chosen)],
    }
    response = JsonResponse(
        feed, content_type="application/feed+json; charset=utf-8", json_dumps_params={"ensure_ascii": False}
    )
    return for_everybody(response)


def _item(page: Any) -> dict[str, Any]:
    changed = last_change(page)
    item = {
        "id": uri_of(page),
        "url": address_of(page),
        "title": plain(f"{page.title} {page.subheadline}".strip()),
        "summary": plain(page.lead),
        "content_text": body_text(page),
        "content_html": body_html(page),
        "date_published": page.public_since and page.public_since.isoformat(),
        "date_modified": changed and changed.isoformat(),
        "authors": [{"name": each.shown_name} for each in page.signatories.all()] or [{"name": "Houvast"}],
        "tags": [each.name for each in page.subjects.all()],
        "language": BY_CODE[page.locale.language_code].tag,
        "_houvast": {
            "ninjs": f"{address_of(page)}json/",
            "corrections": [{"date": each.made_at.isoformat(), "text": each.reason} for each in page.corrections.all()],
        },
    }
    return {name: value for name, value in item.items() if value}
