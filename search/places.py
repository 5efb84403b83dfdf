"""A town in the words of a query."""

from directory.models import Place
from languages.normalise import fold, normalise
from search.analysis import LONGEST_QUERY
from search.engines.base import Near
from search.stopwords import STOP_WORDS

MOST_WORDS = 3  # of the name of a town
SHORTEST = 3
# Towns whose names are ordinary words.
_ALSO_WORDS = """
    appel balk beek berg best blije bong brand buren doorn dorst echt een enter goor graaf grave groet heel heer
    hem hoek horst ingen lent made malta mill oost raam reek roden sluis son stein thorn veen vries well zegge
"""
_NO_TOWN = frozenset(_ALSO_WORDS.split()).union(*STOP_WORDS.values())


def named_place(text: str) -> Near | None:
    """The town that these words name, the longest name first; None if they name none. One query."""
    words = normalise(text)[:LONGEST_QUERY].split()
    spans = {
        fold(span): span
        for length in range(MOST_WORDS, 0, -1)
        for at in range(len(words) - length + 1)
        if len(span := " ".join(words[at : at + length]).strip(" .,;:!?")) >= SHORTEST
    }
    wanted = [name for name in spans if name not in _NO_TOWN]
    places = Place.objects.called_any(wanted) if wanted else []
    found = {name: place for place in places for name in wanted if f"|{name}|" in place.names}
    for name in sorted(found, key=len, reverse=True):
        return Near(found[name].latitude, found[name].longitude, spans[name])
    return None
