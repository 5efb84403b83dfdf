"""Reads the CSV tables."""

import csv
from collections.abc import Iterable
from pathlib import Path

from home.starter.errors import ContentError

Row = dict[str, str]


def read_table(path: Path, columns: Iterable[str]) -> list[tuple[int, Row]]:
    """The rows of a table with their line numbers. Raises ContentError for a missing file, column or cell."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            if missing := set(columns) - set(reader.fieldnames or ()):
                raise ContentError(path, f"has no column “{sorted(missing)[0]}”.", 1)
            rows = [(reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ContentError(path, f"cannot be read: {error}.") from error
    for line, row in rows:
        if None in row or None in row.values():
            raise ContentError(path, "has another number of cells than the heading.", line)
    return rows


def cells(text: str) -> list[str]:
    """The parts of a cell, separated by bars."""
    return [part.strip() for part in text.split("|") if part.strip()]
