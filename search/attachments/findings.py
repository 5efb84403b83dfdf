"""What search knows of the files of pages: one thing for each page that uses the file, seen while that page is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.documents import get_document_model

from publishing.findable import KIND_DOCUMENT, Finding
from search.analysis import tokens
from search.attachments.files import used_by
from search.attachments.models import ReadFile
from search.engines.base import Hit
from search.models import PAGE, SearchDocument
from search.stopwords import STOP_WORDS

WEIGHT = 0.6  # the page says in plain words what the file says at length
WORDS_TO_TELL = 400
LEAST_SHARE = 0.08  # of stop words: less is a list of names, in whatever language its page is


def with_files(things: dict[int, list[Finding]]) -> None:
    """Adds to the findings of pages what their files are, in three queries for all of them.

    The file of a page follows the page: its embargo, its restriction, its address below the same rule.
    """
    pages = {pk: found[0] for pk, found in things.items() if found and found[0].visible}
    used = used_by(pages) if pages else {}
    if not used:
        return
    documents = get_document_model().objects.in_bulk({pk for each in used.values() for pk in each})
    readings = _readings(documents.values())
    for page, pks in used.items():
        for document in (documents[pk] for pk in pks if pk in documents):
            things[page].append(_finding(pages[page], page, document, readings.get(document.file_hash, "")))


def _readings(documents: Iterable[Any]) -> dict[str, str]:
    hashes = {document.file_hash for document in documents}
    return dict(ReadFile.objects.filter(file_hash__in=hashes).values_list("file_hash", "text"))


def _finding(page: Finding, pk: int, document: Any, text: str) -> Finding:
    return Finding(
        key=f"document:{document.pk}:{pk}",
        language=language_of(text, page.language),
        kind=KIND_DOCUMENT,
        translation_key=f"document:{document.pk}",
        url=document.url,
        title=document.title,
        body=text,
        topics=page.topics,
        regions=page.regions,
        organisations=page.organisations,
        date=page.date,
        labels=page.labels,
        weight=WEIGHT,
    )


@dataclass(frozen=True)
class Owner:
    """The page that a file belongs to, in the visitor's language if it exists in that."""

    title: str
    url: str
    language: str


def pages_of(hits: Iterable[Hit], language: str) -> dict[str, Owner]:
    """Key of a found document → the page it belongs to. Two queries at most, none if there is no document."""
    owners = {hit.key: int(hit.key.rpartition(":")[2]) for hit in hits if hit.kind == KIND_DOCUMENT}
    if not owners:
        return {}
    rows = SearchDocument.objects.current().exclude(kind=KIND_DOCUMENT)
    own = rows.of(PAGE, owners.values())
    family = rows.filter(translation_key__in=own.values("translation_key"))
    pages = {row.source_id: row for row in own}
    translations = {row.translation_key: row for row in family.filter(language=language)}
    shown = {key: translations.get(pages[pk].translation_key, pages[pk]) for key, pk in owners.items() if pk in pages}
    return {key: Owner(row.title, row.url, row.language) for key, row in shown.items()}


def language_of(text: str, otherwise: str) -> str:
    """The language whose little words make up most of the beginning of ``text``; ``otherwise`` if none stands out.

    An Arabic page may well have a Dutch report.
    """
    words = [token.form for token, _ in zip(tokens(text, otherwise), range(WORDS_TO_TELL), strict=False)]
    shares = {code: sum(word in stops for word in words) for code, stops in STOP_WORDS.items()}
    best = max(shares, key=lambda code: (shares[code], code == otherwise))
    return best if words and shares[best] >= LEAST_SHARE * len(words) else otherwise
