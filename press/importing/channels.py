"""Telephone numbers, mail and web addresses in a text."""

import re

PHONE = re.compile(
    r"""(?<![\w./-])(?:
        (?:\+|00)\d{1,3}[\s.-]?(?:\(0\)[\s.-]?)?\d{1,3}(?:[\s.-]{0,3}\d{2,4}){2,4}
      | \(?0\d{1,3}\)?[\s.-]{0,3}\d(?:[\s.-]?\d){5,7}
      )(?![\w/]|[.-]\d)""",
    re.VERBOSE,
)
EMAIL = re.compile(r"(?:mailto:)?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
URL = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"“”„»]+", re.IGNORECASE)
_MOBILE = re.compile(r"(?:\+|00)316|^06|(?:\+|00)324[5-9]|(?:\+|00)447|(?:\+|00)491[567]|(?:\+|00)33[67]")
SHARED_BOXES = frozenset(
    [
        "info",
        "pers",
        "press",
        "media",
        "contact",
        "communicatie",
        "communications",
        "redactie",
        "voorlichting",
        "woordvoering",
        "secretariaat",
        "bureau",
        "office",
        "mail",
        "post",
        "vragen",
        "hello",
        "hallo",
        "algemeen",
        "administratie",
        "nieuws",
        "news",
        "support",
    ]
)


def find_phones(text: str) -> list[str]:
    """Telephone numbers, as they are written."""
    return [match[0].strip() for match in PHONE.finditer(URL.sub(_blank, text))]


def find_emails(text: str) -> list[str]:
    """Mail addresses."""
    return [match[1].rstrip(".") for match in EMAIL.finditer(text)]


def find_urls(text: str) -> list[str]:
    """Web addresses, without the punctuation of the sentence around them."""
    return [tidy_url(match[0]) for match in URL.finditer(text)]


def tidy_url(address: str) -> str:
    """Without a full stop, comma or bracket that belongs to the sentence."""
    address = address.rstrip(".,;:!?’'‘")
    while address.endswith((")", "]")) and address.count("(") < address.count(")") + address.count("]"):
        address = address[:-1].rstrip(".,;:!?")
    return address


def is_mobile(phone: str) -> bool:
    """Whether this is a mobile number, which is a person's."""
    return bool(_MOBILE.match(re.sub(r"[^\d+]", "", phone.replace("(0)", ""))))


def is_personal(email: str, name: str | None) -> bool:
    """Whether a mail address is that of a person: it holds a part of the name, or is no shared box's."""
    box = email.partition("@")[0].lower()
    if re.split(r"[.+_-]", box)[0] in SHARED_BOXES:
        return False
    parts = [part.lower() for part in re.findall(r"\w{3,}", name or "")]
    return any(part in box for part in parts) or box in {"naam", "name"} or bool(re.fullmatch(r"[a-z]+\.[a-z.]+", box))


def without_channels(text: str) -> str:
    """The text with a gap where each number and address stood."""
    return PHONE.sub(" ", EMAIL.sub(" ", URL.sub(" ", text)))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
