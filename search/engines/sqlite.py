"""Matching on SQLite: FTS5 over the columns of terms, kept up to date by triggers (migration 0002)."""

from django.db import connection

from search.analysis import Slot, Term
from search.engines.database import How
from search.engines.spelling import Terms
from search.engines.statements import Statement

COLUMNS = "{title_terms headings_terms summary_terms body_terms}"
TITLES = "{title_terms}"
# Language, title, headings, summary, body.
WEIGHTS = "0.0, 10.0, 4.0, 3.0, 1.0"
TRIGGERS = {"search_fts_insert", "search_fts_update", "search_fts_delete"}


class SqliteMatcher:
    """``Matcher`` for FTS5. Terms are letters and digits only, and quoted, so that nothing typed is syntax."""

    def matched(self, terms: Terms, how: How) -> Statement:
        """See ``Matcher``. One expression for all languages: ``(language:nl AND …) OR (language:ar AND …)``."""
        columns = TITLES if how.titles_only else COLUMNS
        parts = [
            f'(language : "{language}" AND {columns} : ({_expression(slots, how)}))'
            for language, slots in terms.items()
        ]
        score = f"-bm25(search_fts, {WEIGHTS})"
        sql = f"SELECT rowid AS id, {score} AS score FROM search_fts WHERE search_fts MATCH %s"  # noqa: S608
        return sql, [" OR ".join(parts)]

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


def _expression(slots: tuple[Slot, ...], how: How) -> str:
    joint = " AND " if how.every_word else " OR "
    needed = joint.join(_slot(slot) for slot in slots if not slot.is_optional)
    extra = " OR ".join(_slot(slot) for slot in slots if slot.is_optional)
    # Words that need not be there still count where they are.
    return f"({needed}) AND (({needed}) OR {extra})" if extra else needed


def _slot(slot: Slot) -> str:
    return f"({' OR '.join(_way(way) for way in slot.ways)})"


def _way(way: tuple[Term, ...]) -> str:
    return f"({' AND '.join(map(_either, way))})"


def _either(term: Term) -> str:
    forms = [f'"{term.form}"{"*" if term.is_prefix else ""}']
    if term.stem != term.form:
        forms.append(f'"{term.stem}"')
    return f"({' OR '.join(forms)})"
