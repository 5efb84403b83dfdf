"""The one statement that finds, counts and orders: the same SQL on both databases.

Every value, and every word of a visitor, is a parameter.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, radians
from operator import itemgetter
from typing import Any

from django.utils import timezone

from languages.table import SOURCE
from publishing.findable import KIND_ORGANISATION, KIND_RELEASE, KIND_RIGHTS
from search.engines.base import DATE, FACETS, FOR_JOURNALISTS, MOST_VALUES, PER_PAGE, Near, Query, Within
from search.engines.hits import KILOMETRES_PER_DEGREE
from search.kinds import kind_asked_for
from search.models import SearchDocument

Statement = tuple[str, list[Any]]

OWN_LANGUAGE = 1.5  # how much more a match in the visitor's language counts
FIRST = 1e6  # above whatever words can score
ANSWERS = 2.0  # how much more a page counts that answers a question than one that names who can
TITLED = 1.0  # how much more a thing counts whose title holds the words as typed, not only what means the same
ASKED_FOR = 6.0  # how much more a kind counts that the words name
NEARBY = 4.0  # how much more a place on the spot counts, or in the province; half of it at HALFWAY kilometres
EVERYWHERE = 0.2  # a right holds in every place: so near it counts where one is named; on the spot is 1
HALFWAY = 15.0
AROUND = 15.0  # so many kilometres from the middle of a town is still "there"
THERE = 0.6  # what an organisation there is worth that holds none of the words; the best that holds them is 1
# How much news is still worth after so many days; a right does not grow old.
RECENCY = ((30, 1.0), (365, 0.8), (3 * 365, 0.65))
OLD = 0.5
# Several keys are kept in one column, between spaces.
_KEYS = {"topics", "regions", "organisations"}
_COLUMNS = {"kinds": "kind", "years": "year", "languages": "language", **{name: name for name in _KEYS}}
_FOUND = """d.id, d.translation_key, d.kind, d.language, d.topics, d.regions, d.organisations, d.date,
    COALESCE(SUBSTR(CAST(d.date AS TEXT), 1, 4), '') AS year"""
_DIMENSIONS = "kind, year, topics, regions, organisations"


@dataclass
class Group:
    """So many things of the same kind, year, topics …"""

    values: dict[str, tuple[str, ...]]
    count: int


@dataclass
class Answer:
    """What the statement returned."""

    best: list[tuple[int, str]] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    by_language: list[Group] = field(default_factory=list)

    def total(self, query: Query) -> int:
        """Things that satisfy every choice."""
        return _count(self.groups, query, but="")

    def facets(self, query: Query) -> dict[str, dict[str, int]]:
        """Facet → value → number of things, most first."""
        return {name: counts for name in FACETS if (counts := self._facet(name, query))}

    def _facet(self, name: str, query: Query) -> dict[str, int]:
        counts: dict[str, int] = {}
        for group in self.by_language if name == "languages" else self.groups:
            if _suits(group, query, but=name):
                for value in group.values[name]:
                    counts[value] = counts.get(value, 0) + group.count
        return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:MOST_VALUES])


def statement(
    matched: Statement, query: Query, first: Sequence[str] = (), titled: Sequence[str] = (), *, there: bool = False
) -> Statement:
    """Everything about one page of results. Pass the rows it returns to ``answer``.

    ``first`` are translation keys of things that are found whatever words they hold, and come first; ``titled`` are
    stems that count for more in a title. ``there`` adds the organisations in the town or province that is named.
    """
    found, params = _found(matched, query, first, titled, there=there)
    spoken, spoken_params = _chosen(query, only=("languages",))
    chosen, chosen_params = _chosen(query, only=tuple(name for name in FACETS if name != "languages"))
    order = "date DESC NULLS LAST, score DESC, id" if query.sort == DATE else "score DESC, id"
    sql = f"""
        WITH {found}, one AS MATERIALIZED (
            SELECT *, ROW_NUMBER() OVER (PARTITION BY translation_key ORDER BY score DESC, id) AS place
            FROM found {spoken}
        )
        SELECT 'group' AS what, {_DIMENSIONS}, '' AS language, COUNT(*) AS n, '' AS thing, 0 AS rank
            FROM one WHERE place = 1 GROUP BY {_DIMENSIONS}
        UNION ALL SELECT 'language', {_DIMENSIONS}, language, COUNT(DISTINCT translation_key), '', 0
            FROM found GROUP BY {_DIMENSIONS}, language
        UNION ALL SELECT 'hit', '', '', '', '', '', '', id, translation_key, rank FROM (
            SELECT id, translation_key, ROW_NUMBER() OVER (ORDER BY {order}) AS rank
            FROM one {chosen or "WHERE 1 = 1"} AND place = 1 ORDER BY rank LIMIT %s OFFSET %s) best"""  # noqa: S608
    return sql, [*params, *spoken_params, *chosen_params, PER_PAGE, (query.page - 1) * PER_PAGE]


def answer(rows: Sequence[tuple[Any, ...]]) -> Answer:
    """What the rows of ``statement`` say."""
    result = Answer()
    for what, kind, year, topics, regions, organisations, language, number, thing, _ in sorted(
        rows, key=itemgetter(-1)
    ):
        if what == "hit":
            result.best.append((number, thing))
            continue
        values = {
            "kinds": (kind,),
            "years": (year,) if year else (),
            "topics": tuple(topics.split()),
            "regions": tuple(regions.split()),
            "organisations": tuple(organisations.split()),
            "languages": (language,),
        }
        (result.by_language if what == "language" else result.groups).append(Group(values, number))
    return result


def _found(matched: Statement, query: Query, first: Sequence[str], titled: Sequence[str], *, there: bool) -> Statement:
    """``found``: what may be seen now of the matching rows and of what comes first, with their scores."""
    current, current_params = SearchDocument.objects.current().values("id").query.sql_with_params()
    factors, factor_params = _factors(query, titled)
    matched_sql, matched_params = matched
    for place, key in enumerate(first):
        matched_sql += (
            f" UNION ALL SELECT id, {FIRST * (len(first) - place)} FROM search_searchdocument"  # noqa: S608
            f" WHERE translation_key = %s AND language IN (%s, '{SOURCE}', 'en')"
        )
        matched_params = [*matched_params, key, query.language]
    journalists = f"WHERE d.kind IN ({', '.join(['%s'] * len(FOR_JOURNALISTS))})" if query.for_journalists else ""
    more, more_params = _organisations_there(query) if there and not query.for_journalists else ("", [])
    sql = f"""
        matched AS MATERIALIZED ({matched_sql}),
        rated AS (SELECT id, MAX(score) AS score FROM matched GROUP BY id),
        holding AS MATERIALIZED (
            SELECT {_FOUND}, m.score * {factors} AS score
            FROM rated m JOIN search_searchdocument d ON d.id = m.id JOIN ({current}) now ON now.id = d.id {journalists}
        ),
        found AS MATERIALIZED (SELECT * FROM holding{more})"""  # noqa: S608
    always = list(FOR_JOURNALISTS) if query.for_journalists else []
    return sql, [*matched_params, *factor_params, *current_params, *always, *more_params]


def _organisations_there(query: Query) -> Statement:
    """Around the town that is named, or in its province. None of them stands before the best that holds the words."""
    current, current_params = SearchDocument.objects.current().values("id").query.sql_with_params()
    place, place_params = _place(query)
    nearness, nearness_params = _nearness(query)
    languages = list(dict.fromkeys([query.language, SOURCE, *query.languages]))
    sql = f"""
        UNION ALL SELECT {_FOUND},
            COALESCE((SELECT MAX(score) FROM holding WHERE score < {FIRST}), 1.0) * {THERE / (1 + NEARBY)} * {nearness}
        FROM search_searchdocument d JOIN ({current}) now ON now.id = d.id
        WHERE d.kind = %s AND d.language IN ({", ".join(["%s"] * len(languages))}) AND {place}"""  # noqa: S608
    return sql, [*nearness_params, *current_params, KIND_ORGANISATION, *languages, *place_params]


def _place(query: Query) -> Statement:
    """A condition on ``d``: it is around the town that the text names, or in its province."""
    if query.near is None:
        return "1 = 0", []
    province, region = "d.regions LIKE %s ESCAPE '!'", _like(query.near.region)
    if isinstance(query.near, Within):
        return province, [region]
    squared, params = _squared_distance(query.near)
    return f"({province} OR {squared} <= {(AROUND / KILOMETRES_PER_DEGREE) ** 2})", [region, *params]


def _squared_distance(near: Near) -> Statement:
    """From the town to ``d``, in degrees of latitude."""
    north = "(d.latitude - %s)"
    east = f"((d.longitude - %s) * {cos(radians(near.latitude))})"
    return f"({north} * {north} + {east} * {east})", [near.latitude] * 2 + [near.longitude] * 2


def _factors(query: Query, titled: Sequence[str]) -> Statement:
    today = timezone.localdate()
    recency = " ".join(f"WHEN d.date >= %s THEN {worth}" for _, worth in RECENCY)
    sql = f"""d.weight * (CASE WHEN d.kind = '{KIND_RIGHTS}' THEN {ANSWERS} ELSE 1.0 END)
        * (CASE WHEN d.language = %s THEN {OWN_LANGUAGE} ELSE 1.0 END)
        * (CASE WHEN d.kind <> '{KIND_RELEASE}' OR d.date IS NULL THEN 1.0 {recency} ELSE {OLD} END)"""
    params: list[Any] = [query.language, *((today - datetime.timedelta(days=days)).isoformat() for days, _ in RECENCY)]
    if titled:
        each = "(CASE WHEN ' ' || d.title_terms || ' ' LIKE %s THEN 1.0 ELSE 0.0 END)"
        sql += f" * (1.0 + {TITLED / len(titled)} * ({' + '.join([each] * len(titled))}))"
        params += [f"% {word} %" for word in titled]
    if kind := kind_asked_for(query.text, query.language):
        sql, params = f"{sql} * (CASE WHEN d.kind = %s THEN {ASKED_FOR} ELSE 1.0 END)", [*params, kind]
    nearness, nearness_params = _nearness(query)
    return f"{sql} * {nearness}", [*params, *nearness_params]


def _nearness(query: Query) -> Statement:
    """1, up to ``1 + NEARBY`` on the spot."""
    if query.near is None:
        return "1.0", []
    rights = f"WHEN d.kind = '{KIND_RIGHTS}' THEN {1 + NEARBY * EVERYWHERE}"
    if isinstance(query.near, Within):
        place, params = _place(query)
        return f"(CASE {rights} WHEN {place} THEN {1 + NEARBY} ELSE 1.0 END)", params
    squared, params = _squared_distance(query.near)
    far = f"{squared} * {(KILOMETRES_PER_DEGREE / HALFWAY) ** 2}"
    return f"(CASE {rights} WHEN d.latitude IS NULL THEN 1.0 ELSE 1.0 + {NEARBY} / (1.0 + {far}) END)", params


def _chosen(query: Query, only: Sequence[str]) -> Statement:
    conditions, params = [], list[Any]()
    for name, values in query.choices.items():
        if name in only:
            column = _COLUMNS[name]
            each = f"{column} LIKE %s ESCAPE '!'" if name in _KEYS else f"{column} = %s"
            conditions.append(f"({' OR '.join([each] * len(values))})")
            params += [_like(value) if name in _KEYS else value for value in values]
    return f"WHERE {' AND '.join(conditions)}" if conditions else "", params


def _like(key: str) -> str:
    for sign in "!%_":
        key = key.replace(sign, f"!{sign}")
    return f"% {key} %"


def _suits(group: Group, query: Query, but: str) -> bool:
    """Whether these things satisfy every choice except that of one facet. Languages were chosen by the statement."""
    return all(
        name == but or (name == "languages" and but != "languages") or set(values) & set(group.values[name])
        for name, values in query.choices.items()
    )


def _count(groups: Sequence[Group], query: Query, but: str) -> int:
    return sum(group.count for group in groups if _suits(group, query, but))
