"""Names in the order in which a language's speakers look for them.

Python compares code points, which puts ç after z and پ after ی. Where a language's alphabet differs from that order it
stands here; the rest follows the letters without their accents.
"""

import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")

ALPHABETS = {
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "es": "abcdefghijklmnñopqrstuvwxyz",
    "so": "'bcdfghjklmnqrstwxyaeiou",
    "fa": "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "ps": "آابپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکګلمنڼوهۀيېیۍئ",
    "ckb": "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەیێ",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "bn": "অআইঈউঊঋএঐওঔকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহ",
}


def in_order(things: Iterable[T], code: str, name: Callable[[T], str] = str) -> list[T]:
    """``things`` by the name that ``name`` gives them, in the alphabet of a language."""
    return sorted(things, key=lambda thing: sort_key(name(thing), code))


def sort_key(text: str, code: str) -> tuple[tuple[tuple[int, str], ...], str]:
    """What to sort a name by: its letters by their place in the alphabet, then accents."""
    alphabet = ALPHABETS.get(code, "")
    lowered = text.replace("İ", "i").replace("I", "ı").casefold() if code == "tr" else text.casefold()
    letters = (letter for letter in lowered if not unicodedata.combining(letter))
    return tuple(_place(letter, alphabet) for letter in letters), lowered


def _place(letter: str, alphabet: str) -> tuple[int, str]:
    """A letter outside the alphabet stands with its base letter, or comes last."""
    if not letter.isalpha() and letter not in alphabet:
        return 0, letter
    base = letter if letter in alphabet else unicodedata.normalize("NFD", letter)[0]
    return (alphabet.index(base) + 1, "") if base in alphabet else (len(alphabet) + 1, base)
