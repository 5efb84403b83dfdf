"""A new index beside the living one, swapped in when it is complete. Searches and publishing go on meanwhile."""

import logging
import re
import secrets
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from elasticsearch import Elasticsearch

from search.delivered import DeliveredIndex, SetAside
from search.engines.elasticsearch.client import ERRORS, in_words
from search.engines.elasticsearch.delivery import deliver_to, last_sequence, record, write_alias
from search.engines.elasticsearch.indexing import Outcome, send
from search.engines.elasticsearch.mapping import alias_of, index_body, settings_hash
from search.models import SearchDocument
from search.stopwords import STOP_WORDS

logger = logging.getLogger(__name__)

BATCH = 500
SENDERS = 2  # requests under way at once: as many as leave room for visitors
ABANDONED = timedelta(minutes=10)
"""So long after its last sign of life somebody else's rebuild is over."""
ATTEMPTS = 5
State = DeliveredIndex.State


class NotRebuilt(Exception):
    """The new index is not what it should be, or another rebuild is running. The old one goes on. A sentence."""


def rebuild(client: Elasticsearch, prefix: str, language: str, synonyms: Sequence[str] = ()) -> int:
    """Builds the index of one language anew and swaps it in. Returns how many things it holds.

    Raises NotRebuilt, Later, TransportError or ApiError; the living index is then the same as before.
    """
    index = _begin(client, prefix, language, synonyms)
    try:
        _fill(client, index)
        documents = _complete(client, index)
        _try_words(client, index)
        old = _swap(client, prefix, index)
    except BaseException:
        _give_up(client, prefix, index)
        raise
    _remember(index, old)
    # Between the last look at the rows and the swap something may have gone to the old index alone.
    deliver_to(client, index)
    _clean_up(client, prefix, language)
    return documents


def _give_up(client: Elasticsearch, prefix: str, index: DeliveredIndex) -> None:
    """Drops the new index, unless it is the living one: a swap may have happened though its answer did not come."""
    try:
        if index.name not in living(client, prefix, index.language):
            _drop(client, [index.name])
            index.delete()
    except ERRORS as error:
        logger.warning("Whether %s is searched could not be asked: %s", index.name, in_words(error))


def living(client: Elasticsearch, prefix: str, language: str) -> list[str]:
    """The indices behind the name that is searched: one, unless something is wrong."""
    alias = alias_of(prefix, language)
    answer = client.options(ignore_status=404).indices.get_alias(name=alias)
    return sorted(
        name for name, about in answer.items() if isinstance(about, dict) and alias in about.get("aliases", {})
    )


def agree(client: Elasticsearch, prefix: str) -> None:
    """Believes the server about which index is searched, should a swap have been cut off before it was written down.

    That index then goes on from its own cursor.
    """
    for index in DeliveredIndex.objects.exclude(state=State.LIVE):
        if living(client, prefix, index.language) == [index.name]:
            old = DeliveredIndex.objects.filter(language=index.language, state=State.LIVE).values_list(
                "name", flat=True
            )
            _remember(index, list(old))


def _begin(client: Elasticsearch, prefix: str, language: str, synonyms: Sequence[str]) -> DeliveredIndex:
    """An empty index under a name of its own. Its row in the database keeps a second rebuild from starting."""
    abandoned = DeliveredIndex.objects.filter(language=language, state=State.BUILDING)
    abandoned.filter(touched__lt=timezone.now() - ABANDONED).delete()
    name = f"{alias_of(prefix, language)}-{settings_hash(language, synonyms)}-{secrets.token_hex(4)}"
    try:
        with transaction.atomic():
            index = DeliveredIndex.objects.create(name=name, language=language, state=State.BUILDING)
    except IntegrityError as error:
        raise NotRebuilt(f"Another rebuild of {language} is running.") from error
    try:
        create_index(client, name, language, synonyms)
    except BaseException:
        index.delete()
        raise
    return index


def create_index(client: Elasticsearch, name: str, language: str, synonyms: Sequence[str] = ()) -> None:
    """An empty index that can be written through its alias, and that nobody searches yet."""
    client.indices.create(index=name, aliases={write_alias(name): {}}, **index_body(language, synonyms))


def _fill(client: Elasticsearch, index: DeliveredIndex) -> None:
    """Everything there is now. What changes meanwhile has a higher number, and is caught up with afterwards.

    While the server takes one batch in, the next is read and written down.
    """
    upto = last_sequence()
    alias = write_alias(index.name)
    sent = deque[Future[Outcome]]()
    with ThreadPoolExecutor(SENDERS) as senders:
        for batch in _batches(index.language):
            sent.append(senders.submit(send, client, [(alias, row) for row in batch]))
            if len(sent) > SENDERS:
                _note(index, sent.popleft().result())
        while sent:
            _note(index, sent.popleft().result())
    index.sequence = upto
    index.save()


def _batches(language: str) -> Iterator[list[SearchDocument]]:
    visible = SearchDocument.objects.filter(language=language, visible=True, deleted=False)
    rows = visible.as_texts().order_by("pk")
    at = 0
    while batch := list(rows.filter(pk__gt=at)[:BATCH]):
        yield batch
        at = batch[-1].pk


def _note(index: DeliveredIndex, outcome: Outcome) -> None:
    """Writes down what was refused, and that this rebuild is alive. Raises Later if the server was too busy."""
    record(outcome)
    outcome.check()
    index.save(update_fields=["touched"])


def _complete(client: Elasticsearch, index: DeliveredIndex) -> int:
    """Catches up until nothing is lacking, and counts. Raises NotRebuilt if the numbers do not come to agree."""
    for _ in range(ATTEMPTS):
        deliver_to(client, index)
        client.indices.refresh(index=index.name)
        held = int(client.count(index=index.name)["count"])
        wanted = _rows_of(index.language)
        if held == wanted:
            return held
    raise NotRebuilt(f"The new index of {index.language} holds {held} things instead of {wanted}.")


def _rows_of(language: str) -> int:
    rows = SearchDocument.objects.filter(language=language, visible=True, deleted=False)
    return rows.count() - rows.filter(key__in=_refused(language)).count()


def _refused(language: str) -> list[str]:
    return list(SetAside.objects.filter(language=language).values_list("key", flat=True))


def _try_words(client: Elasticsearch, index: DeliveredIndex) -> None:
    """Canaries: a few things must be found by their own title. An analyser can drop every word without an error."""
    told = SearchDocument.objects.filter(language=index.language, sequence__lte=index.sequence)
    rows = told.filter(visible=True, deleted=False)
    rows = rows.exclude(key__in=_refused(index.language)).exclude(title="")
    for row in {*rows.order_by("pk")[:2], *rows.order_by("-sequence")[:2]}:
        for field in ("title", "title.exact", "title.typed"):
            only = {"filter": [{"term": {"key": row.key}}], "must": [{"match": {field: row.title[:200]}}]}
            if not client.count(index=index.name, query={"bool": only})["count"] and not _is_only_stop_words(
                row, field
            ):
                raise NotRebuilt(f"The new index of {index.language} does not find {row.key} by its title.")


def _is_only_stop_words(row: SearchDocument, field: str) -> bool:
    """Such a title has no stem left, and is found by its plain words."""
    words = set(row.title_terms.split())
    return field == "title" and words <= STOP_WORDS.get(row.language, frozenset())


def _swap(client: Elasticsearch, prefix: str, index: DeliveredIndex) -> list[str]:
    """One call: at no moment is there no index, or two. Returns the one that was searched until now."""
    alias = alias_of(prefix, index.language)
    old = living(client, prefix, index.language)
    actions: list[dict[str, dict[str, str]]] = [{"remove": {"index": name, "alias": alias}} for name in old]
    client.indices.update_aliases(actions=[*actions, {"add": {"index": index.name, "alias": alias}}])
    return old


def _remember(index: DeliveredIndex, old: Sequence[str]) -> None:
    with transaction.atomic():
        mine = DeliveredIndex.objects.filter(language=index.language)
        mine.filter(state=State.PREVIOUS).exclude(name__in=old).delete()
        mine.exclude(pk=index.pk).filter(state=State.LIVE).update(state=State.PREVIOUS)
        index.state = State.LIVE
        index.save(update_fields=["state", "touched"])


def _clean_up(client: Elasticsearch, prefix: str, language: str) -> None:
    """One predecessor stays, for a roll-back; whatever else bears a name of ours goes."""
    kept = set(DeliveredIndex.objects.filter(language=language).values_list("name", flat=True))
    kept.update(living(client, prefix, language))
    ours = re.compile(rf"{re.escape(alias_of(prefix, language))}-[0-9a-f]{{8}}-[0-9a-f]{{8}}")
    names = client.indices.get_alias(index=f"{alias_of(prefix, language)}-*")
    _drop(client, [name for name in names if ours.fullmatch(name) and name not in kept])


def _drop(client: Elasticsearch, names: Sequence[str]) -> None:
    """What cannot be dropped now is dropped by the next rebuild."""
    for name in names:
        try:
            client.options(ignore_status=404).indices.delete(index=name)
        except ERRORS as error:
            logger.warning("The index %s could not be deleted. %s", name, in_words(error))
