"""A town or a province in the words of a query."""

from directory.models import Place
from directory.provinces import provinces_by_name
from languages.normalise import fold, normalise
from search.analysis import LONGEST_QUERY
from search.engines.base import Near, Within
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


def named_place(text: str) -> Near | Within | None:
    """The town that these words name, the longest name first, else the province; None if they name neither.

    A village called like another province does not count; Groningen and Utrecht are towns first. One query.
    """
    words = normalise(text)[:LONGEST_QUERY].split()
    spans = {
        fold(span): span
        for length in range(MOST_WORDS, 0, -1)
        for at in range(len(words) - length + 1)
        if len(span := " ".join(words[at : at + length]).strip(" .,;:!?")) >= SHORTEST
    }
    provinces = {name: provinces_by_name()[name] for name in spans if name in provinces_by_name()}
    wanted = [name for name in spans if name not in _NO_TOWN and (name not in provinces or provinces[name] in _BOTH)]
    places = Place.objects.called_any(wanted) if wanted else []
    found = {name: place for place in places for name in wanted if f"|{name}|" in place.names}
    for name in sorted(found, key=len, reverse=True):
        return Near(found[name].latitude, found[name].longitude, spans[name])
    for name in sorted(provinces, key=len, reverse=True):
        return Within(provinces[name], spans[name])
    return None
