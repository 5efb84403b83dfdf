"""Documents that nobody wrote: seeded, in several languages, with words as frequent as in real text.

The words are those of the starter content, and as many again that nobody ever typed: half of the words of any
collection stand in it once.
"""

import itertools
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("nl", "en", "ar", "ti", "fr")
SHARES = (40, 20, 20, 10, 10)  # per cent of the documents
LENGTH = 120  # words
PLANTED = 60  # documents whose title is a query
_WORD = re.compile(r"[^\W\d_]{2,}")
_MIDDLE = slice(60, 600)  # ranks of words that stand in many documents, and say something


@dataclass(frozen=True)
class Text:
    """A document: ``number`` counts through the whole collection; a planted one is looked for by its title."""

    number: int
    language: str
    title: str
    body: str
    is_planted: bool = False


class Collection:
    """The same documents for the same seed, however many are asked for; the planted ones come first.

    ``tells`` says of a word and its language whether a search insists on it: titles that are looked for hold no other.
    """

    def __init__(self, content: Path, seed: int = 1, tells: Callable[[str, str], bool] = lambda word, language: True):
        self._tells = tells
        self._chance = random.Random(seed)  # noqa: S311 (nothing secret)
        self._words = {language: self._vocabulary(content, language) for language in LANGUAGES}
        self._weights = {
            language: list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words))))
            for language, words in self._words.items()
        }

    def texts(self) -> Iterator[Text]:
        """Without end."""
        for number in itertools.count():
            planted = number < PLANTED
            language = LANGUAGES[number % len(LANGUAGES)] if planted else self._language()
            title = " ".join(self._pair(language) if planted else self._draw(language, 4))
            yield Text(number, language, title, self._body(language), planted)

    def _language(self) -> str:
        return self._chance.choices(LANGUAGES, SHARES)[0]

    def _pair(self, language: str) -> list[str]:
        """With one word that counts, a document would be looked for among all whose title holds that one."""
        words = self._chance.sample(self._words[language][_MIDDLE], 40)
        return [word for word in words if self._tells(word, language)][:2]

    def _draw(self, language: str, count: int) -> list[str]:
        return self._chance.choices(self._words[language], cum_weights=self._weights[language], k=count)

    def _body(self, language: str) -> str:
        words = self._draw(language, LENGTH)
        return ". ".join(" ".join(words[at : at + 12]) for at in range(0, LENGTH, 12)) + "."

    def _vocabulary(self, content: Path, language: str) -> list[str]:
        """Most frequent first."""
        counts: Counter[str] = Counter()
        for path in sorted(content.glob(f"pages/**/{language}.md")):
            counts.update(_WORD.findall(path.read_text(encoding="utf-8").casefold()))
        known = sorted(counts, key=lambda word: (-counts[word], word))
        letters = sorted({letter for word in known for letter in word})
        rare = {self._made_up(known, letters) for _ in range(15_000)}
        return known + sorted(rare - set(known))

    def _made_up(self, known: list[str], letters: list[str]) -> str:
        """Two words joined and a letter changed: as long and as odd as rare words are."""
        word = "".join(self._chance.sample(known, 2))[:24]
        at = self._chance.randrange(len(word))
        return word[:at] + self._chance.choice(letters) + word[at + 1 :]
