"""Characters as the recognisers expect them."""

import re
import unicodedata

SPACES = re.compile(r"[^\S\n\f]+")
INVISIBLE = re.compile(r"[\u200b\u2060\ufeff\u00ad]|[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")


def clean(text: str) -> str:
    """One kind of line end, one kind of space, nothing invisible. Keeps line and page breaks."""
    text = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
    text = re.sub(r"\r\n?|\u2028|\x85", "\n", text).replace("\u2029", "\n\n").replace("\v", "\n")
    text = re.sub(r"\u00ad *\n\s*", "", text)
    return SPACES.sub(" ", INVISIBLE.sub("", text))
