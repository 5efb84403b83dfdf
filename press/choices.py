"""What a visitor of the newsroom asked for: year, subject, organisation, words, and how far back."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict

from directory.models import Organisation
from press.models.subjects import Subject

MOST_WORDS = 5
LONGEST_WORDS = 80
LAST_PAGE = 100_000
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_KEY = re.compile(r"[a-z0-9_-]{1,80}", re.ASCII)
_PAGE = re.compile(r"\d{1,6}", re.ASCII)


@dataclass(frozen=True)
class Choices:
    """One page of the newsroom's list. Whatever cannot be understood is left out: any address gives a page."""

    year: int | None = None
    subject: str = ""
    organisation: str = ""
    words: str = ""
    page: int = 1

    @classmethod
    def read(cls, asked: QueryDict) -> "Choices":
        """From the address."""
        year, page = asked.get("year", ""), asked.get("page", "")
        keys = {name: asked.get(name, "") for name in ("subject", "organisation")}
        return cls(
            year=int(year) if _YEAR.fullmatch(year) else None,
            words=" ".join(asked.get("q", "")[:LONGEST_WORDS].split()[:MOST_WORDS]),
            page=min(max(int(page), 1), LAST_PAGE) if _PAGE.fullmatch(page) else 1,
            **{name: key if _KEY.fullmatch(key) else "" for name, key in keys.items()},
        )

    def apply(self, releases: Any) -> Any:
        """Those among ``releases`` that fit all of it."""
        if self.year:
            releases = releases.filter(listed_on__range=(date(self.year, 1, 1), date(self.year, 12, 31)))
        if self.subject:
            releases = releases.filter(subjects__in=Subject.objects.filter(key=self.subject))
        if self.organisation:
            by = Organisation.objects.listed().filter(key=self.organisation)
            # Asked of each statement, newest first: the database stops at the end of the page, and gathers nothing.
            releases = releases.filter(Exists(by.filter(signatures__release=OuterRef("pk"))))
        for word in self.words.split():
            fits = (Q(**{f"{field}__icontains": word}) for field in ("title", "subheadline", "lead"))
            title, second, lead = fits
            releases = releases.filter(title | second | lead)
        return releases

    @property
    def are_made(self) -> bool:
        """Whether the list is narrowed at all."""
        return bool(self.year or self.subject or self.organisation or self.words)

    @property
    def newer(self) -> str:
        """The query string of the page with newer statements."""
        return self._query(page=self.page - 1)

    @property
    def older(self) -> str:
        """The query string of the page with older statements."""
        return self._query(page=self.page + 1)

    def _query(self, **changes: Any) -> str:
        new = replace(self, **changes)
        parts = {"year": new.year, "subject": new.subject, "organisation": new.organisation, "q": new.words}
        parts["page"] = new.page if new.page > 1 else None
        return "?" + urlencode({name: value for name, value in parts.items() if value})
