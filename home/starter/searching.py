"""Loads what steers search: words that mean the same, words in Latin letters, and best bets.

Search stands beside this room, so its models are asked for by name.
"""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from wagtail.models import Page

from home.starter.errors import ContentError
from home.starter.ledger import Ledger, Verdict, file_digest
from home.starter.tables import cells, read_table
from languages.table import BY_CODE


def load_search_rules(ledger: Ledger, folder: Path, pages: dict[str, Page]) -> None:
    """The three tables of ``folder``, if it is there. ``pages`` maps the key of a page file to its page."""
    if not folder.exists():
        return
    groups = _Groups(ledger)
    path = folder / "synonyms.csv"
    for line, row in read_table(path, ("language", "words")):
        groups.load(path, line, row["language"], "synonym", cells(row["words"]))
    path = folder / "transliterations.csv"
    for line, row in read_table(path, ("language", "word", "latin")):
        groups.load(path, line, row["language"], "transliteration", [row["word"], *cells(row["latin"])])
    for line, row in read_table(folder / "best_bets.csv", ("language", "pattern", "page")):
        _bet(ledger, folder / "best_bets.csv", line, row, pages)


class _Groups:
    """Words that mean the same: thousands of rows, so they are read at once. A group is known by its first word."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.model: Any = apps.get_model("search", "Synonym")
        self.stored = {
            (each.language, each.kind, each.phrases[0]): each for each in self.model.objects.all() if each.phrases
        }
        self.lines: dict[tuple[str, str, str], int] = {}

    def load(self, path: Path, line: int, language: str, kind: str, words: list[str]) -> None:
        _check_language(path, line, language)
        if not words:
            raise ContentError(path, "has no words.", line)
        known_by = (language, kind, words[0])
        if known_by in self.lines:
            first = self.lines[known_by]
            raise ContentError(path, f"begins with “{words[0]}”, as line {first} does: a group has its own.", line)
        self.lines[known_by] = line
        fields = {"language": language, "kind": kind, "words": ", ".join(words)}
        group = self.stored.get(known_by) or self.model()
        _save(self.ledger, path, line, f"{kind}:{language}:{words[0]}", group, fields)


def _bet(ledger: Ledger, path: Path, line: int, row: dict[str, str], pages: dict[str, Page]) -> None:
    if row["language"]:
        _check_language(path, line, row["language"])
    if row["page"] not in pages:
        raise ContentError(path, f"there is no page “{row['page']}”.", line)
    model: Any = apps.get_model("search", "BestBet")
    pattern = ", ".join(cells(row["pattern"]))
    found = model.objects.filter(language=row["language"], pattern=pattern).first()
    fields = {"language": row["language"], "pattern": pattern, "page_id": pages[row["page"]].pk}
    _save(ledger, path, line, f"best-bet:{row['language']}:{pattern}", found or model(), fields)


def _save(ledger: Ledger, path: Path, line: int, key: str, thing: Any, fields: dict[str, Any]) -> None:
    digest = file_digest([str(value) for value in fields.values()])
    now = {name: getattr(thing, name) for name in fields} if thing.pk else None
    if ledger.judge(key, digest, now) not in {Verdict.CREATE, Verdict.UPDATE}:
        return
    for name, value in fields.items():
        setattr(thing, name, value)
    try:
        thing.full_clean()
    except ValidationError as error:
        raise ContentError(path, "; ".join(error.messages), line) from error
    thing.save()
    ledger.remember(key, digest, fields)


def _check_language(path: Path, line: int, language: str) -> None:
    if language not in BY_CODE:
        raise ContentError(path, f"“{language}” is not a language of the site.", line)
