"""The rules of editors, as engines need them. Read once for every change, in two small queries a search."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import permutations

from django.db.models import Count, Max, Model

from languages.table import BY_CODE
from search.slots import Phrase, phrase, tokens_of_query
from search.steering import BestBet, Synonym
from search.stemming import stem

MOST_TOLD = 3  # languages that one word may tell of

Group = tuple[str, ...]
Version = tuple[int, datetime | None]


@dataclass(frozen=True)
class Bet:
    """Stems that a query must hold, and the translation key of the page it leads to. No language: all of them."""

    language: str
    alternatives: tuple[str, ...]
    translation_key: str


@dataclass(frozen=True)
class Rules:
    """All rules at one moment. ``groups`` are words as written; ``meanings`` are what the database engine looks up."""

    groups: dict[str, tuple[Group, ...]] = field(default_factory=dict)
    meanings: dict[str, dict[Phrase, tuple[Phrase, ...]]] = field(default_factory=dict)
    bets: tuple[Bet, ...] = ()

    def languages_of(self, text: str, searched: Sequence[str]) -> tuple[str, ...]:
        """Languages that have a rule for a word of ``text`` if those that are ``searched`` have none.

        "tabib" is Arabic wherever it is typed. A word that many languages have a rule for is an office word, and
        tells of none.
        """

        def knows(code: str) -> bool:
            return any((stem,) in self.meanings.get(code, {}) for stem in phrase(text, code))

        if any(map(knows, searched)):
            return ()
        found = tuple(filter(knows, self.meanings))
        return found if len(found) <= MOST_TOLD else ()

    def best_bets(self, text: str, language: str) -> tuple[str, ...]:
        """Translation keys of the pages that come first."""
        words = set(phrase(text, language))
        return tuple(
            dict.fromkeys(
                bet.translation_key
                for bet in self.bets
                if bet.language in {"", language}
                and any(words.issuperset(phrase(each, language)) for each in bet.alternatives)
            )
        )


_read: tuple[tuple[Version, Version], Rules] | None = None


def rules() -> Rules:
    """The rules as they are now."""
    global _read
    version = (_version(Synonym), _version(BestBet))
    if _read is None or _read[0] != version:
        _read = (version, _load())
    return _read[1]


def rules_of(language: str) -> tuple[Group, ...]:
    """The groups of words that mean the same in texts of ``language``, in a stable order."""
    return rules().groups.get(language, ())


def digest_of(language: str) -> str:
    """Changes if and only if the rules of this language do: part of the settings hash of its index."""
    return sha256(repr(rules_of(language)).encode()).hexdigest()[:12]


def best_bets(text: str, language: str) -> tuple[str, ...]:
    """Translation keys of the pages that come first for this query, though they need not hold its words."""
    return rules().best_bets(text, language)


def _version(model: type[Model]) -> Version:
    found = model._default_manager.aggregate(count=Count("pk"), changed=Max("changed_at"))
    return found["count"], found["changed"]


def _load() -> Rules:
    by_kind: dict[str, dict[str, list[Group]]] = {kind: {} for kind in Synonym.Kind.values}
    for synonym in Synonym.objects.order_by("language", "words"):
        if synonym.language in BY_CODE and len(synonym.phrases) > 1:
            by_kind[synonym.kind].setdefault(synonym.language, []).append(synonym.phrases)
    spelled = by_kind[Synonym.Kind.TRANSLITERATION]
    groups = {
        code: _joined(code, by_kind[Synonym.Kind.SYNONYM].get(code, []), spelled.get(code, []))
        for code in BY_CODE
        if code in by_kind[Synonym.Kind.SYNONYM] or code in spelled
    }
    bets = [
        Bet(bet.language, bet.alternatives, str(bet.page.translation_key))
        for bet in BestBet.objects.select_related("page")
    ]
    meanings = {code: _meanings(code, each) for code, each in groups.items()}
    return Rules(groups, meanings, tuple(bets))


def _joined(language: str, groups: list[Group], spelled: list[Group]) -> tuple[Group, ...]:
    """A word in Latin letters finds what means the same as its word, too: it joins the group of that word."""
    joined = [dict.fromkeys(group) for group in groups]
    homes: dict[Phrase, list[dict[str, None]]] = {}
    for each in joined:
        for word in list(each):
            homes.setdefault(phrase(word, language), []).append(each)
    alone = list[Group]()
    for group in spelled:
        found = [each for word in group for each in homes.get(phrase(word, language), ())]
        for home in found:
            home.update(dict.fromkeys(group))
        if not found:
            alone.append(group)
    return (*map(tuple, joined), *alone)


def _meanings(language: str, groups: Iterable[Group]) -> dict[Phrase, tuple[Phrase, ...]]:
    found: dict[Phrase, dict[Phrase, None]] = {}
    for group in groups:
        forms = [tuple(form for form, _ in tokens_of_query(each, language)) for each in group]
        keys = [tuple(stem(form, language) for form in each) for each in forms]
        for (key, _), (_, other) in permutations(zip(keys, forms, strict=True), 2):
            if key and other:
                found.setdefault(key, {})[other] = None
    return {key: tuple(others) for key, others in found.items()}
