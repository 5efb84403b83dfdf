"""Matching on SQLite: FTS5 over the columns of terms, kept up to date by triggers (migration 0002)."""

from typing import Any

from django.db import connection

from search.engines.database import How
from search.engines.spelling import Terms
from search.engines.statements import Statement
from search.slots import Slot, Term

COLUMNS = "{title_terms headings_terms summary_terms body_terms}"
TITLES = "{title_terms}"
# Language, title, headings, summary, body.
WEIGHTS = "0.0, 10.0, 4.0, 3.0, 1.0"
SCORE = f"-bm25(search_fts, {WEIGHTS})"
MOST_WORDS = 20  # of one language; SQLite takes no more than 500 parts of a UNION
TRIGGERS = {"search_fts_insert", "search_fts_update", "search_fts_delete"}


class SqliteMatcher:
    """``Matcher`` for FTS5. Terms are letters and digits only, and quoted, so that nothing typed is syntax."""

    def matched(self, terms: Terms, how: How) -> Statement:
        """See ``Matcher``. Every word in one expression for all languages: ``(language:nl AND …) OR (…)``."""
        columns = TITLES if how.titles_only else COLUMNS
        if not how.every_word:
            return _with_some_words(terms, columns)
        parts = [f"({_in_language(_expression(slots), language, columns)})" for language, slots in terms.items()]
        return f"SELECT rowid AS id, {SCORE} AS score FROM search_fts WHERE search_fts MATCH %s", [" OR ".join(parts)]  # noqa: S608

    def rebuild(self) -> None:
        """See ``Matcher``."""
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_fts(search_fts) VALUES ('rebuild')")

    def problem(self) -> str:
        """See ``Matcher``. Changing the rows' table in a migration makes SQLite drop its triggers without a word."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'search_searchdocument'"
            )
            missing = TRIGGERS - {name for (name,) in cursor.fetchall()}
        return (
            f"Triggers are missing: {', '.join(sorted(missing))}. Create them in a migration, then run search_rebuild."
            if missing
            else ""
        )


def _in_language(expression: str, language: str, columns: str) -> str:
    return f'language : "{language}" AND {columns} : ({expression})'


def _expression(slots: tuple[Slot, ...]) -> str:
    needed = " AND ".join(_slot(slot) for slot in slots if not slot.is_optional)
    extra = " OR ".join(_slot(slot) for slot in slots if slot.is_optional)
    # Words that need not be there still count where they are.
    return f"({needed}) AND (({needed}) OR {extra})" if extra else needed


def _with_some_words(terms: Terms, columns: str) -> Statement:
    """One SELECT a word, so that it is known how many are there: two of them say more than one that comes up twice."""
    selects, params = list[str](), list[Any]()
    for language, slots in terms.items():
        for slot in slots[:MOST_WORDS]:
            selects.append(
                f"SELECT rowid AS id, {int(not slot.is_optional)} AS needed, {SCORE} AS score"  # noqa: S608
                " FROM search_fts WHERE search_fts MATCH %s"
            )
            params.append(_in_language(_slot(slot), language, columns))
    return (
        "SELECT id, SUM(score) * SQRT(SUM(needed)) AS score"  # noqa: S608
        f" FROM ({' UNION ALL '.join(selects)}) each_word GROUP BY id HAVING SUM(needed) > 0",
        params,
    )


def _slot(slot: Slot) -> str:
    return f"({' OR '.join(_way(way) for way in slot.ways)})"


def _way(way: tuple[Term, ...]) -> str:
    return f"({' AND '.join(map(_either, way))})"


def _either(term: Term) -> str:
    forms = [f'"{term.form}"{"*" if term.is_prefix else ""}']
    if term.stem != term.form:
        forms.append(f'"{term.stem}"')
    return f"({' OR '.join(forms)})"
