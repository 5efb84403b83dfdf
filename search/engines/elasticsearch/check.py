"""How the search server is, in words for whoever keeps it running. Never raises for what is wrong there."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count
from elasticsearch import Elasticsearch

from languages.table import LANGUAGES
from search.delivered import SetAside
from search.engines.base import Health
from search.engines.elasticsearch.client import ERRORS, Address, client, in_words
from search.engines.elasticsearch.delivery import lag, last_sequence
from search.engines.elasticsearch.mapping import LAYOUT, alias_of, settings_hash
from search.engines.elasticsearch.synonyms import synonyms_of
from search.models import SearchDocument

PATIENCE = 5.0  # seconds: whoever asks how it is should not wait for a frozen server


@dataclass(frozen=True)
class State:
    """One language: how many things its index and the rows hold, and what is wrong; ``needs_rebuild`` cures it."""

    language: str
    documents: int
    rows: int
    problem: str = ""
    needs_rebuild: bool = False


def health(address: Address) -> Health:
    """All of it in one sentence."""
    server = client(address, PATIENCE)
    try:
        found = states(server, address.prefix)
        waiting = lag()
    except ERRORS as error:
        return Health(is_well=False, message=in_words(error))
    problems = [state.problem for state in found if state.problem]
    if waiting:
        problems.append(f"{waiting} rows wait to be delivered.")
    return Health(not problems, sum(state.documents for state in found), " ".join(problems))


def states(server: Elasticsearch, prefix: str) -> list[State]:
    """Every language of the site, in two requests. Raises TransportError or ApiError."""
    found = _indices(server, prefix)
    usable = [alias for alias, metas in found.items() if [meta.get("layout") for meta in metas] == [LAYOUT]]
    last = last_sequence()
    held = _held(server, usable) if usable else {}
    counting = SearchDocument.objects.filter(visible=True, deleted=False).values_list("language")
    rows = dict(counting.annotate(Count("pk")).order_by())
    refused = dict(SetAside.objects.values_list("language").annotate(Count("pk")).order_by())
    # Numbers are compared only where nothing moved while they were taken.
    is_still = not lag() and last == last_sequence()
    answers = []
    for language in (each.code for each in LANGUAGES):
        wanted, (documents, newest) = rows.get(language, 0), held.get(language, (0, 0))
        problem = _stale(found.get(alias_of(prefix, language), []), language)
        if not problem and is_still and newest > last:
            problem = "the index is newer than the database (restored from a backup?)"
        needs_rebuild = bool(problem)
        if not problem and is_still and not wanted - refused.get(language, 0) <= documents <= wanted:
            problem, needs_rebuild = f"{documents} things in the index, {wanted} in the rows", True
        words = f"{language}: {problem}, rebuild needed." if problem else ""
        answers.append(State(language, documents, wanted, words, needs_rebuild))
    return answers


def set_aside() -> Iterator[str]:
    """A line for each row that the server refused."""
    for each in SetAside.objects.order_by("since"):
        yield str(each)


def out_of_date(server: Elasticsearch, prefix: str) -> list[str]:
    """The languages whose index is missing, or is not as settings and synonyms are now."""
    return [state.language for state in states(server, prefix) if state.needs_rebuild]


def _stale(metas: list[dict[str, object]], language: str) -> str:
    if len(metas) != 1:
        return f"{len(metas)} indices at once" if metas else "no index"
    wanted = {"layout": LAYOUT, "settings": settings_hash(language, synonyms_of(language))}
    return "" if metas[0] == wanted else "mapping changed"


def _indices(server: Elasticsearch, prefix: str) -> dict[str, list[dict[str, object]]]:
    """The names that are searched, each with what the indices behind it say of themselves."""
    names: dict[str, list[dict[str, object]]] = {}
    answer = server.indices.get(index=f"{prefix}-*", filter_path="*.aliases,*.mappings._meta")
    for about in answer.values():
        for alias in about.get("aliases", {}):
            names.setdefault(alias, []).append(about.get("mappings", {}).get("_meta", {}))
    return names


def _held(server: Elasticsearch, aliases: list[str]) -> dict[str, tuple[int, int]]:
    """Language → how many things, and the number of the newest of them."""
    newest = {"newest": {"max": {"field": "sequence"}}}
    each = {"terms": {"field": "language", "size": 100}, "aggs": newest}
    server.indices.refresh(index=aliases)
    answer = server.search(index=aliases, size=0, aggs={"languages": each})
    buckets = answer["aggregations"]["languages"]["buckets"]
    return {each["key"]: (each["doc_count"], int(each["newest"]["value"] or 0)) for each in buckets}
