"""A town or a province in the words of a query."""

from collections.abc import Iterable, Mapping

from directory.models import Place
from directory.provinces import provinces_by_name
from languages.normalise import fold, normalise
from search.analysis import LONGEST_QUERY
from search.engines.base import Near, Within
from search.rules import rules
from search.slots import languages_to_search, phrase
from search.stopwords import STOP_WORDS

MOST_WORDS = 3  # of the name of a town
SHORTEST = 3
# Towns whose names are ordinary words.
_ALSO_WORDS = """
    appel balk beek berg best blije bong brand buren doorn dorst echt een enter goor graaf grave groet heel heer
    hem hoek horst ingen lent made malta mill oost raam reek roden sluis son stein thorn veen vries well zegge
"""
_BOTH = {"groningen", "utrecht"}
_NO_TOWN = frozenset(_ALSO_WORDS.split()).union(*STOP_WORDS.values())


def named_place(text: str, language: str) -> Near | Within | None:
    """The town that these words name, the longest name first, else the province; None if they name neither.

    A village called like another province does not count; Groningen and Utrecht are towns first. A name counts in any
    script, and as an editor's synonym spells it. One query, three more where no name is found as it is typed.
    """
    spans = _spans(normalise(text)[:LONGEST_QUERY])
    return _named(spans) or _named(_spelled_otherwise(spans.values(), languages_to_search(text, language)))


def _spans(text: str) -> dict[str, str]:
    """What may be a name, folded → as typed; long ones first."""
    words = text.split()
    return {
        fold(span): span
        for length in range(MOST_WORDS, 0, -1)
        for at in range(len(words) - length + 1)
        if len(span := " ".join(words[at : at + length]).strip(" .,;:!?؟،።")) >= SHORTEST
    }


def _spelled_otherwise(spans: Iterable[str], languages: Iterable[str]) -> dict[str, str]:
    """What means the same as these → as typed."""
    meanings = rules().meanings
    return {
        fold(" ".join(forms)): span
        for span in spans
        for code in languages
        if code in meanings
        for forms in meanings[code].get(phrase(span, code), ())
    }


def _named(spans: Mapping[str, str]) -> Near | Within | None:
    provinces = {name: provinces_by_name()[name] for name in spans if name in provinces_by_name()}
    wanted = [name for name in spans if name not in _NO_TOWN and (name not in provinces or provinces[name] in _BOTH)]
    places = Place.objects.called_any(wanted).select_related("region") if wanted else []
    found = {name: place for place in places for name in wanted if f"|{name}|" in place.names}
    for name in sorted(found, key=len, reverse=True):
        place = found[name]
        return Near(place.latitude, place.longitude, spans[name], place.region.key)
    for name in sorted(provinces, key=len, reverse=True):
        return Within(provinces[name], spans[name])
    return None
