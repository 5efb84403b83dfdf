"""Which hits no person has read: read beside the results, so that a check by a person is seen at once."""

from collections.abc import Iterable

from directory.models import OrganisationWords
from languages.models import Method, TranslationState
from languages.table import SOURCE
from publishing.findable import KIND_ORGANISATION
from search.engines.base import Hit


def unchecked(hits: Iterable[Hit]) -> set[str]:
    """The addresses of those hits that a computer translated and nobody checked; at most two queries."""
    hits = [hit for hit in hits if hit.language != SOURCE]
    pages = {(hit.translation_key, hit.language): hit.url for hit in hits if hit.key.startswith("page:")}
    organisations = {(hit.key, hit.language): hit.url for hit in hits if hit.kind == KIND_ORGANISATION}
    return {*_pages(pages), *_organisations(organisations)}


def _pages(wanted: dict[tuple[str, str], str]) -> Iterable[str]:
    if not wanted:
        return []
    keys = [key for key, _ in wanted]
    states = TranslationState.objects.filter(method=Method.MACHINE, page__translation_key__in=keys)
    made = states.values_list("page__translation_key", "page__locale__language_code")
    return [wanted[each] for key, code in made if (each := (str(key), code)) in wanted]


def _organisations(wanted: dict[tuple[str, str], str]) -> Iterable[str]:
    if not wanted:
        return []
    keys = [key.partition(":")[2] for key, _ in wanted]
    words = OrganisationWords.objects.filter(method=Method.MACHINE, organisation__key__in=keys)
    made = words.values_list("organisation__key", "language")
    return [wanted[each] for key, code in made if (each := (f"organisation:{key}", code)) in wanted]
