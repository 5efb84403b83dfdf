"""Matching on PostgreSQL: a generated tsvector column (migration 0002) of plain words and the language's own stems."""

from typing import Any

from django.db import connection

from search.engines.database import How
from search.engines.spelling import Terms
from search.engines.statements import Statement
from search.slots import Slot, Term

# Languages that PostgreSQL has a configuration for, since version 12; the others are matched by our own light stems
# alone.
CONFIGURATIONS = {
    "nl": "dutch",
    "en": "english",
    "ar": "arabic",
    "fr": "french",
    "es": "spanish",
    "pt-br": "portuguese",
    "tr": "turkish",
}
WEIGHTS = "{0.1, 0.3, 0.4, 1.0}"  # body, summary, headings, title
BY_LENGTH = 1  # ts_rank divided by 1 + the logarithm of the length


class PostgresMatcher:
    """``Matcher`` for tsvector. Each term is a parameter, and letters and digits only."""

    def matched(self, terms: Terms, how: How) -> Statement:
        """See ``Matcher``. One SELECT for each language, because each reads the query in its own way."""
        selects, params = list[str](), list[Any]()
        for language, slots in terms.items():
            query, query_params = _query(language, slots, how)
            selects.append(
                f"SELECT id, ts_rank('{WEIGHTS}', vector, query, {BY_LENGTH}) AS score"  # noqa: S608
                f" FROM search_searchdocument, (SELECT {query} AS query) q WHERE language = %s AND vector @@ query"
            )
            params += [*query_params, language]
        return " UNION ALL ".join(selects), params

    def rebuild(self) -> None:
        """See ``Matcher``. The column follows the rows by itself; what can age is the index."""
        with connection.cursor() as cursor:
            cursor.execute("REINDEX INDEX search_vector")

    def problem(self) -> str:
        """See ``Matcher``."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT 1 FROM pg_indexes WHERE indexname = 'search_vector' AND schemaname = current_schema()"
            )
            return "" if cursor.fetchone() else "The index search_vector is missing: migrate the app search."


def _query(language: str, slots: tuple[Slot, ...], how: How) -> Statement:
    configuration = CONFIGURATIONS.get(language, "simple")
    mark = "A" if how.titles_only else ""
    params: list[Any] = []

    def joined(chosen: list[Slot], joint: str) -> str:
        return f"({joint.join(one_of(slot) for slot in chosen)})"

    def one_of(slot: Slot) -> str:
        return f"({' || '.join('(' + ' && '.join(map(either, way)) + ')' for way in slot.ways)})"

    def either(term: Term) -> str:
        label = ("*" if term.is_prefix else "") + mark
        params.extend([_lexeme(term.form, label), _lexeme(term.stem, mark), _lexeme(term.form, mark)])
        return f"(to_tsquery('simple', %s) || to_tsquery('simple', %s) || to_tsquery('{configuration}', %s))"

    needed, extra = ([slot for slot in slots if slot.is_optional is wanted] for wanted in (False, True))
    sql = joined(needed, " && " if how.every_word else " || ")
    # Words that need not be there still count where they are.
    return f"({sql} || ({joined(needed, ' && ')} && {joined(extra, ' || ')}))" if extra else sql, params


def _lexeme(word: str, label: str) -> str:
    return f"'{word}':{label}" if label else f"'{word}'"
