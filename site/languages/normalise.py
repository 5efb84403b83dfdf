"""One normaliser for everything that is stored to be found and for everything that is typed to find it.

No engine composes Unicode or drops invisible marks by itself; without this, two spellings that look alike never meet.
"""

import re
import unicodedata

# Soft hyphen, Arabic letter mark, zero-width space, joiner and marks, bidirectional controls, byte order mark,
# Ethiopic gemination.
_DROPPED = re.compile("[\u00ad\u061c\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u135f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_SPACE = re.compile(r"\s+")


def normalise(text: str) -> str:
    """NFC, without invisible marks and control characters.

    The zero-width non-joiner and runs of white space become one space.
    """
    composed = unicodedata.normalize("NFC", text).replace("\u200c", " ")
    return _SPACE.sub(" ", _CONTROL.sub(" ", _DROPPED.sub("", composed))).strip()


def fold(text: str) -> str:
    """Normalised, lower case, without accents and vowel signs: for comparing names."""
    decomposed = unicodedata.normalize("NFKD", normalise(text).casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
