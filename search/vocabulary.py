"""Words that stand in what can be found, and their trigrams: what a typing error is compared with.

A word stays until the next ``rebuild`` even if its text is gone, so nothing here may be shown that does not find
something visible now.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Count

from search.analysis import tokens
from search.bulk import in_parts, insert

if TYPE_CHECKING:
    from search.models import SearchDocument

SHORTEST = 4  # a shorter word is too close to too many others
LONGEST = 40
LONG = 7  # from here on two errors are forgiven
CANDIDATES = 40


class SearchWord(models.Model):
    """One word of one language: folded, and as it stands in the text where it was first seen."""

    language = models.CharField(max_length=12)
    word = models.CharField(max_length=60)
    written = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="one_row_per_word")]

    def __str__(self) -> str:
        return self.written


class SearchGram(models.Model):
    """Three letters of a word, after its language and first letter: the first letter is taken to be typed right."""

    word = models.ForeignKey(SearchWord, on_delete=models.CASCADE, related_name="grams")
    gram = models.CharField(max_length=24, db_index=True)

    def __str__(self) -> str:
        return self.gram


@dataclass(frozen=True)
class Candidate:
    """A word that may have been meant."""

    language: str
    word: str
    written: str


def learn(rows: Iterable["SearchDocument"]) -> None:
    """Remembers the words of these rows. Four queries for every 500 new words of a language."""
    for language, words in _words_of(rows).items():
        known = set[str]()
        for some in in_parts(sorted(words)):
            known.update(SearchWord.objects.filter(language=language, word__in=some).values_list("word", flat=True))
        _add(language, {word: written for word, written in words.items() if word not in known})


def rebuild(rows: Iterable["SearchDocument"]) -> None:
    """From then on knows the words of ``rows``, and no other. Words that it knew before stay as they are."""
    with transaction.atomic():
        words = _words_of(rows)
        for language in {*words, *SearchWord.objects.values_list("language", flat=True).distinct()}:
            wanted = words.get(language, {})
            whole = _forget_but(language, wanted)
            _add(language, {word: written for word, written in wanted.items() if word not in whole})


def _words_of(rows: Iterable["SearchDocument"]) -> dict[str, dict[str, str]]:
    """Language → folded word → as it is written where it was first seen, of what may be seen."""
    words: dict[str, dict[str, str]] = {}
    # Words come back: what stands between two spaces is cut into tokens once.
    done: dict[str, set[str]] = {}
    for row in rows:
        if not row.visible:
            continue
        found, cut = words.setdefault(row.language, {}), done.setdefault(row.language, set())
        for text in (row.title, row.headings, row.summary, row.body):
            new = [each for each in dict.fromkeys(text.split()) if each not in cut]
            cut.update(new)
            _collect(" ".join(new), row.language, found)
    return words


def _collect(text: str, language: str, words: dict[str, str]) -> None:
    for token in tokens(text, language):
        if SHORTEST <= len(token.form) <= LONGEST and token.form.isalpha() and not token.is_pair:
            words.setdefault(token.form, text[token.start : token.end].lower()[:60])


def _forget_but(language: str, wanted: Container[str]) -> set[str]:
    """Removes the words of a language that are not wanted, or lack trigrams. Returns those that stay."""
    counted = SearchWord.objects.filter(language=language).annotate(held=Count("grams"))
    whole, gone = set[str](), list[int]()
    for pk, word, held in counted.values_list("pk", "word", "held"):
        if word in wanted and held == len(_grams(word, language)):
            whole.add(word)
        else:
            gone.append(pk)
    for some in in_parts(gone):
        SearchGram.objects.filter(word__in=some).delete()
        SearchWord.objects.filter(pk__in=some).delete()
    return whole


def _add(language: str, words: Mapping[str, str]) -> None:
    """Stores new words. Somebody else may store the same at this moment: who comes second leaves theirs alone."""
    for some in in_parts(sorted(words)):
        rows = [SearchWord(language=language, word=word, written=words[word]) for word in some]
        SearchWord.objects.bulk_create(rows, ignore_conflicts=True)
        stored = dict(SearchWord.objects.filter(language=language, word__in=some).values_list("pk", "word"))
        held = set(SearchGram.objects.filter(word__in=list(stored)).values_list("word", flat=True).distinct())
        insert(
            SearchGram, ((pk, gram) for pk, word in stored.items() if pk not in held for gram in _grams(word, language))
        )


def unknown(forms: Sequence[str], languages: Sequence[str]) -> list[str]:
    """Those of these folded words that stand nowhere in these languages, and are long enough to be corrected."""
    wanted = [form for form in dict.fromkeys(forms) if SHORTEST <= len(form) <= LONGEST and form.isalpha()]
    known = SearchWord.objects.filter(language__in=languages, word__in=wanted).values_list("word", flat=True)
    found = set(known) if wanted else set()
    return [form for form in wanted if form not in found]


def candidates(forms: Sequence[str], languages: Sequence[str]) -> dict[str, list[Candidate]]:
    """For each folded word the words that it may be a typing error of, nearest first. One query."""
    grams = {gram for form in forms for language in languages for gram in _grams(form, language)}
    if not grams:
        return {}
    found = (
        SearchWord.objects.filter(grams__gram__in=grams)
        .annotate(shared=Count("grams"))
        .order_by("-shared", "word")
        .values_list("language", "word", "written", "shared")[: CANDIDATES * len(forms)]
    )
    near: dict[str, list[tuple[int, int, int, Candidate]]] = {}
    for language, word, written, shared in found:
        for form in forms:
            errors = distance(form, word, allowed := 1 if len(form) < LONG else 2)
            if errors <= allowed:
                place = (errors, languages.index(language), -shared, Candidate(language, word, written))
                near.setdefault(form, []).append(place)
    return {form: [each for *_, each in sorted(places, key=lambda place: place[:3])] for form, places in near.items()}


def split(forms: Sequence[str], languages: Sequence[str]) -> dict[str, list[Candidate]]:
    """For each folded word that is two known words without the space between them: those two. One query."""
    cuts = {form: [(form[:at], form[at:]) for at in range(SHORTEST - 1, len(form) - SHORTEST + 2)] for form in forms}
    wanted = {part for pairs in cuts.values() for pair in pairs for part in pair}
    if not wanted:
        return {}
    known = SearchWord.objects.filter(language__in=languages, word__in=wanted)
    written = {(row.language, row.word): row.written for row in known}
    found: dict[str, list[Candidate]] = {}
    for language in languages:
        for form, pairs in cuts.items():
            for pair in pairs:
                if all((language, part) in written for part in pair):
                    both = " ".join(written[language, part] for part in pair)
                    found.setdefault(form, []).append(Candidate(language, " ".join(pair), both))
    return found


def beginnings(forms: Sequence[str], languages: Sequence[str]) -> dict[str, Candidate]:
    """For each folded word the longest known word that it begins with: "loonachterstand", "loon". One query."""
    wanted = {form[:end] for form in forms for end in range(SHORTEST, len(form))}
    if not wanted:
        return {}
    known = SearchWord.objects.filter(language__in=languages, word__in=wanted)
    found: dict[str, Candidate] = {}
    for row in sorted(known, key=lambda row: (-len(row.word), languages.index(row.language))):
        for form in forms:
            if form != row.word and form.startswith(row.word):
                found.setdefault(form, Candidate(row.language, row.word, row.written))
    return found


def is_near(form: str, word: str) -> bool:
    """Whether one of these folded words may be a typing error of the other. The first letter is taken to be right."""
    if form[:1] != word[:1] or min(len(form), len(word)) < SHORTEST:
        return False
    return distance(form, word, most := 1 if len(word) < LONG else 2) <= most


def distance(one: str, other: str, most: int) -> int:
    """Letters to add, drop, change or swap with a neighbour to make one word the other; at most ``most`` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [at]
        for to, target in enumerate(other, start=1):
            cost = min(before[to] + 1, row[-1] + 1, before[to - 1] + (letter != target))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == target:
                cost = min(cost, earlier[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _grams(word: str, language: str) -> set[str]:
    padded = f"{word}  "
    return {f"{language}:{word[0]}:{padded[at : at + 3].strip()}" for at in range(len(word))}
