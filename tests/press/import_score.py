"""How much of a document the importer gets right: every field of every element, over all keys of the format."""

import csv
import datetime
import json
from collections import Counter
from pathlib import Path

DOCUMENTS = Path(__file__).with_name("documents")
ROOT = Path(__file__).resolve().parents[2]
TODAY = datetime.date(2026, 11, 24)
TEXTS = ("label", "headline", "subheadline", "place", "lead", "date", "date_precision", "embargo")
LISTS = (
    "body",
    "quotes",
    "figures",
    "references",
    "notes",
    "boilerplates",
    "contacts",
    "signatories",
    "links",
)
# What stands on the page and not in the text differs between text, Word and PDF by nature.
OF_THE_FORM = {"page_artefact", "marker", "connecting_words", "displaced_link", "pictures_left_out"}


def names():
    """The documents, by the name that their two files share."""
    return sorted(path.stem for path in DOCUMENTS.glob("*.txt"))


def text_of(name):
    return (DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8")


def expected(name):
    return json.loads((DOCUMENTS / f"{name}.json").read_text(encoding="utf-8"))


def known_places():
    from press.importing.names import Known

    with (ROOT / "content" / "directory" / "places.csv").open(encoding="utf-8") as rows:
        return Known(places=frozenset(row["name"].lower() for row in csv.DictReader(rows)))


def compare(right, got):
    """``{key: (right fields, all fields)}``. An element too many counts as wrong, like one too few."""
    score = {key: (int(_same(right[key], got[key])), 1) for key in TEXTS}
    for key in LISTS:
        score[key] = _compare_list(right[key], got[key])
    codes = [
        Counter(each["code"] for each in side["warnings"] if each["code"] not in OF_THE_FORM) for side in (right, got)
    ]
    score["warnings"] = (sum((codes[0] & codes[1]).values()), sum((codes[0] | codes[1]).values()))
    return score


def _compare_list(right, got):
    rest, hits, total = list(got), 0, 0
    for element in right:
        total += len(element)
        best = max(rest, key=lambda each: _hits(element, each), default=None)
        if best is not None and _hits(element, best):
            hits += _hits(element, best)
            rest.remove(best)
    return hits, total + sum(len(each) for each in rest)


def _hits(right, got):
    # Two empty fields alone do not make the same element.
    if not any(
        value is not None and _same(value, got[key]) for key, value in right.items() if not isinstance(value, bool)
    ):
        return 0
    return sum(_same(value, got[key]) for key, value in right.items())


def _same(right, got):
    if isinstance(right, str) and isinstance(got, str):
        return right.split() == got.split()
    return right == got


def added(scores):
    """Several scores as one, by key."""
    total = {}
    for score in scores:
        for key, (right, of) in score.items():
            before = total.get(key, (0, 0))
            total[key] = (before[0] + right, before[1] + of)
    return total


def percent(score):
    """The share of right fields over all keys, 0 to 100."""
    return 100 * sum(right for right, _of in score.values()) / sum(of for _right, of in score.values())
