"""Findable: what a thing tells search about itself. Search asks; nothing that is found knows search."""

import datetime
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

KIND_RIGHTS = "rights"
KIND_EVALUATION = "evaluation"
KIND_RELEASE = "release"
KIND_ORGANISATION = "organisation"
KIND_PAGE = "page"
KIND_DOCUMENT = "document"
KINDS = (KIND_RIGHTS, KIND_ORGANISATION, KIND_RELEASE, KIND_EVALUATION, KIND_DOCUMENT, KIND_PAGE)


@dataclass(frozen=True)
class Finding:
    """One thing in one language, as plain text without markup.

    ``key`` is stable and unique per thing (the same in every language, at most 200 bytes); ``translation_key`` joins
    the languages of one thing; ``url`` is a path on this site; ``topics``, ``regions`` and ``organisations`` hold
    keys for filters; ``labels`` are further keys: ``date-month`` and ``date-year`` say that the date is known no
    better; ``position`` is (latitude, longitude); ``weight`` 1.0 is an ordinary page. ``visible`` is the answer of
    the one rule of visibility.
    """

    key: str
    language: str
    kind: str
    translation_key: str
    url: str
    title: str
    summary: str = ""
    headings: str = ""
    body: str = ""
    topics: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    date: datetime.date | None = None
    position: tuple[float, float] | None = None
    weight: float = 1.0
    visible: bool = True
    labels: tuple[str, ...] = field(default=())


@runtime_checkable
class Findable(Protocol):
    """Whatever can be found: pages and organisations."""

    def findings(self) -> list[Finding]:
        """One finding per language in which this thing exists; for a page that is one."""
        ...
