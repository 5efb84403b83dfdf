"""Judged queries and what an answer to them is worth. Pure functions."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

DEPTH = 10
HIGHEST = 3
GOOD = 2  # from this grade on, somebody who opens the page has been helped
COLUMNS = ("language", "query", "path", "grade", "type")


class Unreadable(Exception):
    """A file of judgements that cannot be read, in one sentence that names the line."""


@dataclass(frozen=True)
class Judged:
    """One query, as somebody would type it on the site in ``language``, and the grade of each page worth finding.

    ``kind`` says what makes it difficult: a typing error, a place, another language.
    """

    language: str
    text: str
    kind: str
    grades: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Score:
    """What the answers to some queries were worth on average, each from 0 to 1; ``empty`` is a share too."""

    queries: int
    ndcg: float
    mrr: float
    empty: float


def read_judgements(path: Path) -> list[Judged]:
    """The queries of a file: tab-separated, one judgement a line, in the order of ``COLUMNS``.

    A first line with the names of the columns, empty lines and lines that begin with ``#`` are passed over. Raises
    Unreadable for anything else that is no judgement.
    """
    queries: dict[tuple[str, str], Judged] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        parts = [part.strip() for part in line.split("\t")]
        if not line.strip() or line.startswith("#") or tuple(parts) == COLUMNS:
            continue
        if len(parts) != len(COLUMNS) or not all(parts):
            raise Unreadable(f"{path}:{number}: not {len(COLUMNS)} columns with a tab between them: {line!r}")
        language, text, address, grade, kind = parts
        if not (grade.isdecimal() and int(grade) <= HIGHEST):
            raise Unreadable(f"{path}:{number}: the grade must be 0 to {HIGHEST}; it is {grade!r}")
        query = queries.setdefault((language, text), Judged(language, text, kind))
        if address in query.grades or query.kind != kind:
            raise Unreadable(f"{path}:{number}: {text!r} was judged before, for this page or under another type")
        query.grades[address] = int(grade)
    return list(queries.values())


def ndcg(found: Sequence[int], wanted: Iterable[int]) -> float:
    """How good the grades of what was ``found`` are, in their order, measured against the best order of ``wanted``.

    Normalised discounted cumulative gain over ten places, with a gain of 2 to the power of the grade, less 1.
    """
    best = _gain(sorted(wanted, reverse=True))
    return _gain(found) / best if best else 0.0


def _gain(grades: Sequence[int]) -> float:
    return math.fsum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:DEPTH]))


def reciprocal_rank(found: Sequence[int]) -> float:
    """1 if the first is good, 1/2 if only the second is, and so on."""
    return next((1 / place for place, grade in enumerate(found[:DEPTH], start=1) if grade >= GOOD), 0.0)


def graded(answer: Sequence[str], query: Judged, things: Mapping[str, str]) -> list[int]:
    """The grade of each thing in the answer, each thing once.

    ``things`` maps a path to what its page is in whatever language: a judged page counts in the language in which
    the site shows it.
    """
    wanted = wanted_things(query, things)
    found = dict.fromkeys(things.get(path, path) for path in answer)
    return [wanted.get(thing, 0) for thing in found]


def wanted_things(query: Judged, things: Mapping[str, str]) -> dict[str, int]:
    """Thing → the best grade that one of its pages was given."""
    wanted: dict[str, int] = {}
    for path, grade in query.grades.items():
        thing = things.get(path, path)
        wanted[thing] = max(grade, wanted.get(thing, 0))
    return wanted


def score(found: Sequence[tuple[Judged, Sequence[str]]], things: Mapping[str, str]) -> Score:
    """The average over queries and their answers."""
    grades = [(query, graded(answer, query, things)) for query, answer in found]
    count = len(grades) or 1
    return Score(
        queries=len(grades),
        ndcg=sum(ndcg(each, wanted_things(query, things).values()) for query, each in grades) / count,
        mrr=sum(reciprocal_rank(each) for _, each in grades) / count,
        empty=sum(1 for _, answer in found if not answer) / count,
    )
