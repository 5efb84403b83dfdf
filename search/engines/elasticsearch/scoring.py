"""What makes a thing count for more than its words say: its kind, its age, how near it is. Pure functions."""

from typing import Any

from publishing.findable import KIND_RELEASE, KIND_RIGHTS
from search.engines.base import Query, Within
from search.engines.statements import ANSWERS, AROUND, ASKED_FOR, EVERYWHERE, HALFWAY, NEARBY, OLD, RECENCY
from search.kinds import kind_asked_for

Part = dict[str, Any]


def factors(query: Query) -> list[Part]:
    """The functions of a ``function_score``; their values are multiplied."""
    return [weight(), *_kinds(query), *_recency(), *_nearness(query)]


def weight() -> Part:
    """What editors say that a thing is worth."""
    return {"field_value_factor": {"field": "weight", "missing": 1.0}}


def _kinds(query: Query) -> list[Part]:
    """An answer counts more than a name, and a kind that the words name counts most."""
    factors = [_factor({"term": {"kind": KIND_RIGHTS}}, ANSWERS)]
    if kind := kind_asked_for(query.text, query.language):
        factors.append(_factor({"term": {"kind": kind}}, ASKED_FOR))
    return factors


def _recency() -> list[Part]:
    """News grows old, step by step and never to nothing; a right does not."""
    days = [days for days, _ in RECENCY]
    worth = [*(worth for _, worth in RECENCY[1:]), OLD]
    spans = [{"lt": f"now-{day}d/d"} for day in days]
    for span, older in zip(spans, days[1:], strict=False):
        span["gte"] = f"now-{older}d/d"
    news = {"term": {"kind": KIND_RELEASE}}
    return [
        _factor({"bool": {"filter": [news, {"range": {"date": span}}]}}, weight)
        for span, weight in zip(spans, worth, strict=True)
    ]


def _factor(condition: Part, weight: float) -> Part:
    return {"filter": condition, "weight": weight}


def where(query: Query) -> Part:
    """A condition: around the town that the text names, or in its province."""
    if query.near is None:
        return {"match_none": {}}
    province = {"term": {"regions": query.near.region}}
    if isinstance(query.near, Within):
        return province
    position = {"lat": query.near.latitude, "lon": query.near.longitude}
    around = {"geo_distance": {"distance": f"{AROUND}km", "position": position}}
    return {"bool": {"should": [province, around], "minimum_should_match": 1}}


def _nearness(query: Query) -> list[Part]:
    """Five times the score on the spot, and less the farther away."""
    if query.near is None:
        return []
    rights = _factor({"term": {"kind": KIND_RIGHTS}}, 1 + NEARBY * EVERYWHERE)
    if isinstance(query.near, Within):
        return [rights, _factor(where(query), 1 + NEARBY)]
    script = {
        "source": (
            "double far = doc['position'].arcDistance(params.latitude, params.longitude) / params.halfway;"
            " return 1 + params.nearby / (1 + far * far)"
        ),
        "params": {
            "latitude": query.near.latitude,
            "longitude": query.near.longitude,
            "halfway": HALFWAY * 1000,
            "nearby": NEARBY,
        },
    }
    return [rights, {"filter": {"exists": {"field": "position"}}, "script_score": {"script": script}}]
