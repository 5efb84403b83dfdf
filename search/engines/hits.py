"""From what an engine found to what is shown: the same for every engine."""

from collections.abc import Sequence
from dataclasses import replace
from math import cos, hypot, radians

from django.db.models import Q

from search.engines.base import Hit, Near, Query
from search.highlights import hit_of
from search.models import SearchDocument
from search.slots import Term

KILOMETRES_PER_DEGREE = 111.32


def shown(best: Sequence[tuple[int, str]], query: Query, terms: Sequence[Term]) -> list[Hit]:
    """Hits for these rows, in their order, in one query. ``best`` holds the id and translation key of each.

    In the visitor's language where the thing exists in it, else (or if other languages are chosen) the row that
    matched. What may not be seen at this moment is left out.
    """
    if not best:
        return []
    wanted = Q(pk__in=[pk for pk, _ in best])
    if not query.languages or query.language in query.languages:
        wanted |= Q(translation_key__in=[key for _, key in best], language=query.language)
    rows = {row.pk: row for row in SearchDocument.objects.current().as_texts().filter(wanted)}
    own = {row.translation_key: row for row in rows.values() if row.language == query.language}
    found = (own.get(key) or rows.get(pk) for pk, key in best)
    return [_hit(row, query, terms) for row in found if row is not None]


def _hit(row: SearchDocument, query: Query, terms: Sequence[Term]) -> Hit:
    hit = hit_of(row, terms)
    if not isinstance(query.near, Near) or row.latitude is None or row.longitude is None:
        return hit
    return replace(hit, distance=kilometres(query.near, row.latitude, row.longitude))


def kilometres(near: Near, latitude: float, longitude: float) -> float:
    """As the crow flies. The country is small enough to be taken for flat."""
    east = (longitude - near.longitude) * cos(radians(near.latitude))
    return hypot(east, latitude - near.latitude) * KILOMETRES_PER_DEGREE
