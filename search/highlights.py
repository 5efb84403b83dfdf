"""What of a row is shown: its title and a few words around what was found. Text is escaped here, and only here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from languages.table import SOURCE
from publishing.findable import KIND_ORGANISATION
from search.analysis import tokens
from search.compounds import parts_of
from search.engines.base import Hit
from search.models import SearchDocument
from search.slots import Term
from search.stemming import stem
from search.vocabulary import is_near

EXTRACT = 180  # characters
BEFORE = 60

Span = tuple[int, int]


def hit_of(row: SearchDocument, terms: Sequence[Term]) -> Hit:
    """The row as it is shown to whoever looks for ``terms``."""
    return Hit(
        key=row.key,
        language=row.language,
        kind=row.kind,
        translation_key=row.translation_key,
        url=row.url,
        title=highlight(row.title, terms, row.language),
        extract=extract(row, terms),
        date=row.date,
        regions=tuple(row.regions.split()),
        labels=tuple(row.labels.split()),
    )


def highlight(text: str, terms: Sequence[Term], language: str) -> SafeString:
    """``text`` as HTML, with ``<mark>`` around each word that a term finds."""
    return _marked(text, _found_in(text, Wanted.of(terms, language)))


def extract(row: SearchDocument, terms: Sequence[Term]) -> SafeString:
    """The summary if it holds what was found, else the place in the text that does, else the summary.

    The body of an organisation is no text to read: it lists names of places in many scripts.
    """
    wanted = Wanted.of(terms, row.language)
    for text in (row.summary, "" if row.kind == KIND_ORGANISATION else row.body):
        if first := next(_found_in(text, wanted), None):
            return _cut(text, first, wanted)
    return _cut(row.summary, (0, 0), wanted)


@dataclass(frozen=True)
class Wanted:
    """The terms of a query, so arranged that a long text is soon gone through."""

    language: str
    forms: frozenset[str]
    stems: frozenset[str]
    beginnings: tuple[str, ...]
    near: tuple[str, ...]

    @classmethod
    def of(cls, terms: Sequence[Term], language: str) -> "Wanted":
        """Those terms, for texts in this language."""
        return cls(
            language,
            forms=frozenset(term.form for term in terms),
            stems=frozenset(term.stem for term in terms),
            beginnings=tuple({term.form for term in terms if term.is_prefix}),
            near=tuple({term.form for term in terms if term.is_near}),
        )

    def holds(self, form: str) -> bool:
        """Whether a token of a text is a hit for one of the terms."""
        if form in self.forms or form in self.stems or form.startswith(self.beginnings):
            return True
        if stem(form, self.language) in self.stems:
            return True
        parts = parts_of(form) if self.language == SOURCE else ()
        return any(stem(part, SOURCE) in self.stems for part in parts) or any(is_near(form, each) for each in self.near)


def _found_in(text: str, wanted: Wanted) -> Iterator[Span]:
    """Where in ``text`` the terms are found, in order, touching places joined (Chinese pairs overlap)."""
    span: Span | None = None
    seen: dict[str, bool] = {}
    for token in tokens(text, wanted.language):
        if span and token.start > span[1]:
            yield span
            span = None
        if token.form not in seen:
            seen[token.form] = wanted.holds(token.form)
        if seen[token.form]:
            span = (span[0] if span else token.start, token.end)
    if span:
        yield span


def _cut(text: str, first: Span, wanted: Wanted) -> SafeString:
    """At most ``EXTRACT`` characters around the first place, cut between words."""
    start, end = 0, len(text)
    if len(text) > EXTRACT:
        start = _next_space(text, max(first[0] - BEFORE, 0), first[0])
        end = _last_space(text, max(start + EXTRACT, first[1]))
    shown = text[start:end]
    opening, closing = "… " if start else "", " …" if end < len(text) else ""
    return mark_safe(opening + _marked(shown, _found_in(shown, wanted)) + closing)  # noqa: S308 (escaped in _marked)


def _next_space(text: str, at: int, limit: int) -> int:
    """The first beginning of a word at or after ``at``, not beyond ``limit``; 0 stays 0."""
    if at == 0:
        return 0
    space = max(text.find(" ", at, limit), text.find("\n", at, limit))
    return space + 1 if space >= 0 else at


def _last_space(text: str, at: int) -> int:
    """The last end of a word before ``at``, if there is one near; Chinese has none."""
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", at - BEFORE // 2, at)
    return space if space >= 0 else at


def _marked(text: str, spans: Iterable[Span]) -> SafeString:
    parts, at = [], 0
    for start, end in spans:
        parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return mark_safe("".join([*parts, escape(text[at:])]))  # noqa: S308 (every piece is escaped above)
