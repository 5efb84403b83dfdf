"""The contract of every engine. ``tests/contract`` holds the same tests for each."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.utils.safestring import SafeString

from languages.table import BY_CODE, SOURCE
from publishing.findable import KIND_EVALUATION, KIND_RELEASE, KINDS
from search.analysis import clean
from search.models import SearchDocument

PER_PAGE = 10
LAST_PAGE = 20
MOST_CHOICES = 20  # values of one facet that a query may name
MOST_VALUES = 50  # values of one facet that are counted

FACETS = ("kinds", "topics", "regions", "organisations", "years", "languages")
"""What results are narrowed by: names of fields of ``Query`` and keys of ``Results.facets``."""

RELEVANCE, DATE = "relevance", "date"
SORTS = (RELEVANCE, DATE)
FOR_JOURNALISTS = (KIND_RELEASE, KIND_EVALUATION)
"""The kinds that are written to be quoted."""


@dataclass(frozen=True)
class Near:
    """A town that the text names: where it is, the words that name it, which a hit need not contain, its province."""

    latitude: float
    longitude: float
    name: str
    region: str = ""


@dataclass(frozen=True)
class Within:
    """A province that the text names: its key, and the words that name it, which a hit need not contain."""

    region: str
    name: str


@dataclass(frozen=True)
class Query:
    """What somebody looks for. Anything may be in ``text``: it is never read as query syntax.

    ``language`` is the visitor's; ``page`` counts from 1. Of one facet any chosen value will do, of several facets
    each must hold; none chosen is no condition. ``languages`` are those of the texts that match, ``years`` are
    "2018". With ``near``, what has a position ranks higher the nearer it is, and what is in the province at all. The
    organisations there, or in the town's province, are found whatever words they hold; none stands before the best that
    holds them. ``as_typed`` asks for no correction of typing errors. Values out of bounds are brought within them.
    """

    text: str
    language: str
    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    for_journalists: bool = False
    sort: str = RELEVANCE
    near: Near | Within | None = None
    page: int = 1
    as_typed: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.text))
        object.__setattr__(self, "language", self.language if self.language in BY_CODE else SOURCE)
        object.__setattr__(self, "kinds", tuple(kind for kind in self.kinds if kind in KINDS))
        object.__setattr__(self, "languages", tuple(code for code in self.languages if code in BY_CODE))
        object.__setattr__(self, "years", tuple(year for year in self.years if _is_year(year)))
        for name in FACETS:
            object.__setattr__(self, name, tuple(dict.fromkeys(getattr(self, name)))[:MOST_CHOICES])
        object.__setattr__(self, "sort", self.sort if self.sort in SORTS else RELEVANCE)
        object.__setattr__(self, "page", min(max(self.page, 1), LAST_PAGE))

    @property
    def choices(self) -> dict[str, tuple[str, ...]]:
        """Facet → chosen values, where there are any."""
        return {name: getattr(self, name) for name in FACETS if getattr(self, name)}


def _is_year(year: str) -> bool:
    return len(year) == 4 and year.isascii() and year.isdecimal()


@dataclass(frozen=True)
class Hit:
    """One thing found. ``title`` and ``extract`` are safe HTML: ``<mark>`` around what was found, the rest escaped.

    ``language`` is that of the texts and of the page behind ``url``: the visitor's, unless the thing does not exist
    in it, or other languages are chosen. ``distance`` is in kilometres from ``Query.near``.
    """

    key: str
    language: str
    kind: str
    translation_key: str
    url: str
    title: SafeString
    extract: SafeString
    date: datetime.date | None = None
    regions: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    distance: float | None = None


@dataclass(frozen=True)
class Results:
    """One page of hits.

    ``total`` counts things, each once however many languages it exists in. ``facets`` maps facet → value → number of
    things, counted with every choice applied but those of the facet itself, so that a number says what choosing the
    value would give. ``is_loose`` says that the hits need not contain every word, because hardly anything did.
    ``did_you_mean`` is a spelling that finds more; ``is_corrected`` says that these are the hits of that spelling,
    because nothing was found as typed. ``is_simplified`` says that a simpler engine than usual answered.
    """

    query: Query
    total: int = 0
    hits: Sequence[Hit] = ()
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    is_loose: bool = False
    did_you_mean: str = ""
    is_corrected: bool = False
    is_simplified: bool = False

    @property
    def pages(self) -> int:
        """How many pages there are to leaf through, 20 at most."""
        return min(-(-self.total // PER_PAGE), LAST_PAGE)

    @property
    def previous_page(self) -> int | None:
        """The page before this one."""
        return self.query.page - 1 if self.query.page > 1 and self.total else None

    @property
    def next_page(self) -> int | None:
        """The page after this one."""
        return self.query.page + 1 if self.query.page < self.pages else None

    def counts(self, facet: str) -> dict[str, int]:
        """The counts of one facet; empty if nothing was found."""
        return self.facets.get(facet, {})


@dataclass(frozen=True)
class Health:
    """Whether an engine answers, how many rows it holds, and what is wrong in words for whoever keeps it running."""

    is_well: bool
    documents: int = 0
    message: str = ""


class SearchEngine(Protocol):
    """Finds. Every answer holds only what anybody may see at that moment, even where rows fell behind the content."""

    def search(self, query: Query) -> Results:
        """One page of results. No text, or nothing but signs, finds nothing."""
        ...

    def suggest(self, text: str, language: str) -> list[str]:
        """At most five titles in ``language`` that hold the words of ``text``, the last of which may be unfinished."""
        ...

    def apply(self, documents: Iterable[SearchDocument]) -> int:
        """Takes over these rows and tombstones; an older sequence never replaces a newer one. Returns how many."""
        ...

    def rebuild(self) -> int:
        """Makes the index anew from the rows, while searches go on. Returns how many rows it holds."""
        ...

    def health(self) -> Health:
        """Never raises."""
        ...
