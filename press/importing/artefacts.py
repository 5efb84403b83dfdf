"""What paper adds to a text: running heads, page numbers, page breaks through a paragraph."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from press.importing.source import Group

PAGE_NUMBER = re.compile(
    r"(?:[-–—|•·]\s*)?(?:(?:pagina|page|pag\.?|blz\.?|bladzijde|p\.)\s*)?\d{1,3}\s*(?:(?:van|of|/|-)\s*\d{1,3})?(?:\s*[-–—|•·])?",
    re.IGNORECASE,
)
CLOSED = re.compile(r"[.!?:;][”’\"'»)\]]*$|[”’\"»]$")
MARGIN, EDGE = 0.1, 0.065
"""The share of a page at its top and bottom where a running head can stand, and where nothing else does."""

NEW_PARAGRAPH = 1.3
"""So many times the distance of lines is the gap before a new paragraph."""


@dataclass(frozen=True)
class Line:
    """A line of a page, with its place in points from the top."""

    text: str
    top: float
    bottom: float
    page_height: float

    def is_within(self, share: float) -> bool:
        """Whether it stands in this share of the page at its top or bottom."""
        return self.bottom < self.page_height * share or self.top > self.page_height * (1 - share)

    @property
    def key(self) -> str:
        """The same for the running heads of all pages."""
        return re.sub(r"\d+", "#", self.text.casefold())


def read_pages(pages: list[list[Line]]) -> tuple[list[Group], list[tuple[str, str]]]:
    """The groups of all pages, joined over page breaks, and what was left out with the place it stood."""
    edges = Counter(key for page in pages for key in {line.key for line in page if line.is_within(MARGIN)})
    artefacts: list[tuple[str, str]] = []
    groups: list[Group] = []
    leading = _leading(pages)
    for number, page in enumerate(pages, start=1):
        kept = []
        for line in page:
            if _is_artefact(line, edges):
                artefacts.append((line.text, f"page {number}"))
            else:
                kept.append(line)
        _append_page(groups, _grouped(kept, leading))
    return groups, artefacts


def _is_artefact(line: Line, edges: Counter[str]) -> bool:
    if not line.is_within(MARGIN) or len(line.text) > 150:
        return False
    return edges[line.key] > 1 or line.is_within(EDGE) or bool(PAGE_NUMBER.fullmatch(line.text))


def _leading(pages: list[list[Line]]) -> float:
    """How many times its height a line is below the one before it, within a paragraph."""
    ratios = sorted(
        (after.top - before.top) / (before.bottom - before.top)
        for page in pages
        for before, after in pairwise(page)
        if after.top > before.top and before.bottom > before.top
    )
    return min(max(ratios[len(ratios) // 5], 0.9), 1.6) if ratios else 1.2


def _grouped(lines: list[Line], leading: float) -> list[Group]:
    groups: list[Group] = []
    last: Line | None = None
    for line in lines:
        height = (last.bottom - last.top) if last else 0
        distance = line.top - last.top if last else 0
        # A line on the same height as the one before it is the same line with a wide gap.
        if last and abs(distance) < height * 0.4:
            groups[-1].lines[-1] += " " + line.text
        elif last and 0 < distance <= height * leading * NEW_PARAGRAPH:
            groups[-1].lines.append(line.text)
        else:
            groups.append(Group([line.text]))
        last = line
    return groups


def _append_page(groups: list[Group], page: list[Group]) -> None:
    if groups and page and _runs_on(groups[-1].lines[-1], page[0].lines[0]):
        groups[-1].lines += page[0].lines
        page = page[1:]
    groups += page


def _runs_on(last: str, first: str) -> bool:
    return first[:1].islower() or (not CLOSED.search(last) and len(last) > 60)
