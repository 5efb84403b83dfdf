"""A statement for search engines: schema.org NewsArticle, with every organisation that signed as its author.

There is no PressRelease in schema.org, and ReportageNewsArticle would claim journalism. It says nothing that the page
does not show.
"""

from typing import Any

from django.conf import settings

from languages.table import BY_CODE
from languages.words import plain
from press.dates import release_date
from press.exchange import body_text, last_change
from press.identity import address_of

PUBLISHER = {"@type": "Organization", "name": "Houvast"}


def news_article(page: Any, signatories: list[Any], corrections: list[Any]) -> dict[str, Any]:
    """The JSON-LD of a release. Empty values are left out."""
    authors = [{"@type": "NGO", "name": each.shown_name} for each in signatories] or [PUBLISHER]
    changed = last_change(page)
    found = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "genre": "press release",
        "headline": plain(page.title),
        "alternativeHeadline": plain(page.subheadline),
        "abstract": plain(page.lead),
        "articleBody": body_text(page),
        "dateline": ", ".join(part for part in (page.place, release_date(page)) if part),
        "datePublished": page.public_since and page.public_since.isoformat(),
        "dateModified": changed and changed.isoformat(),
        "inLanguage": BY_CODE[page.locale.language_code].tag,
        "url": address_of(page),
        "isAccessibleForFree": True,
        "author": authors,
        "publisher": [
            {**PUBLISHER, "url": settings.PUBLIC_URL},
            *(author for author in authors if author != PUBLISHER),
        ],
        "about": [{"@type": "Thing", "name": each.name} for each in page.subjects.all()],
        "citation": [each.value["url"] or each.value["text"] for each in page.references],
        "hasPart": [_quotation(block.value) for block in page.body if block.block_type == "quote"],
        "correction": [
            {"@type": "CorrectionComment", "text": each.reason, "datePublished": each.made_at.isoformat()}
            for each in corrections
        ],
    }
    return {name: value for name, value in found.items() if value}


def _quotation(value: Any) -> dict[str, Any]:
    kind, name = ("Person", value["speaker"]) if value["speaker"] else ("Organization", value["organisation"])
    return {"@type": "Quotation", "text": plain(value["text"]), "spokenByCharacter": {"@type": kind, "name": name}}
