"""Who said it: the Dutch and English ways of naming a speaker, before or after the words."""

import re

from press.importing.names import CAPITAL, NAME, Known, Person, is_person, read_person
from press.importing.sentences import SENTENCE

VERB = r"""(?:zegt|zei
|stelt|stelde|vertelt|vertelde|benadrukt|benadrukte|aldus|meent|vindt|reageert|reageerde|waarschuwt
|waarschuwde|concludeert|verklaart|verklaarde|legt|voegt|vult|roept|schrijft|vat|noemt|hoopt|besluit|licht|ziet|constateert
|beaamt|pleit|merkt|laat|volgens|denkt|vraagt|onderstreept|herinnert|antwoordt|bevestigt|benoemt|vreest|verzucht|weet|wijst|hekelt|spreekt|toont|erkent|onderschrijft|zegt|blikt
|says|said|adds|added|explains|explained|warns|warned|stresses|stressed|according\s+to|comments|commented|states|stated
|notes|noted|concludes|concluded|argues|argued|tells|told|writes|wrote|believes|insists|emphasi[sz]e[sd]|urges|urged
|continues|continued|calls|asks|asked|recalls|reacts|responds|responded|confirms)"""
AFTER = re.compile(rf"^[\s,–—-]*(?:zo\s+|so\s+)?(?P<verb>{VERB})\b\s+(?:ook\s+)?(?P<who>.+)", re.I | re.X | re.S)
AFTER_NAME = re.compile(
    rf"^[\s,–—-]*(?P<who>(?:{NAME.pattern}|he|she|they|hij|zij|ze|(?:one|an?|een|één)\s[a-zà-ÿ]+)(?:\s*,[^.!?:]{{0,120}}?,|\s+(?:of|from|van)\s[^.,!?:]{{0,80}}?|\s*\([^)]*\))?)\s+(?P<verb>{VERB})\b",
    re.X | re.S,
)
DASH = re.compile(r"^\s*[–—-]\s*(?P<who>[^.]{3,140}?)\.?\s*$", re.S)
BEFORE = re.compile(rf"^(?P<who>.+?)\s*,?\s+(?P<verb>{VERB})\b(?P<tail>.*)$", re.I | re.X | re.S)
INVERTED = re.compile(
    rf"(?:^|^.*?\s)(?P<verb>{VERB})\s+(?:ook\s+)?(?P<who>(?:[A-ZÀ-Þ]|(?:de|het|the|een|\w+[-\s])?\w*\s?)?.+)$",
    re.I | re.X | re.S,
)
STOP = re.compile(
    r"""\s+(?:is|zijn|was|moet|moeten|kan|kunnen|heeft|hebben|has|have|are|were|must)\s.*$|\s+(?:toe|uit|op|aan|samen|weten|hierover|daarover|erover|hierop|daarop|over\s+de|over\s+het|in\s+(?:een\s+)?reactie|tegen\s|naar\s+aanleiding
    |in\s+response|about\s|who\s|when\s|after\s)\b.*$|,\s*(?:die|dat|who|which|waar|over|in\s+een)\s.*$|\s+(?:en|and)\s+(?:vraagt|roept|voegt|wijst|calls|adds|asks)\b.*$""",
    re.I | re.X | re.S,
)
LEADING = re.compile(
    rf"(?P<name>{NAME.pattern})(?:\s*\([^)]*\)|,\s[^,]+(?=,)|\s(?:van|of)\s(?:(?:de|het|the)\s)?{CAPITAL}(?:\s{CAPITAL})*)?",
    re.X,
)
PRONOUN = re.compile(r"(?:hij|zij|ze|he|she|they)\b", re.I)
LOOSE_WORDS = re.compile(r"^(?:ook|zo|so|also|but|maar|en|and|volgens|according\s+to|woorden\s+van)\s+", re.I)
SOMEBODY = re.compile(r"(?:een|één|one|an?|de|het|the|some|twee|two)(?:\s+[\w-]+){1,4}", re.I)
UNNAMED = re.compile(r"(?:een|één|one|an?)(?:\s+[\w-]+){1,3}", re.I)
SAME = Person(name="\0")
"""Whoever spoke last."""


def first_sentence(text: str) -> str:
    """Up to the end of the sentence, or to the next opening of a quotation after a colon."""
    match = SENTENCE.search(text)
    cut = text[: match.start()] if match else text
    return re.split(r":\s*[“”„‘\"'«]?", cut, maxsplit=1)[0] if re.search(r":\s*[“”„‘\"'«]", cut) else cut.rstrip(":, ")


def last_sentence(text: str) -> str:
    """The sentence that leads up to a quotation."""
    ends = [match.end() for match in SENTENCE.finditer(text) if text[match.end() :].strip(" ”’\"'»)")]
    return text[ends[-1] :].lstrip(" ”’\"'»)").rstrip() if ends else text.strip()


def from_after(text: str, known: Known) -> tuple[Person, int] | None:
    """The speaker named right after a quotation, and how many characters that took."""
    sentence = first_sentence(text)
    for form in (AFTER, AFTER_NAME):
        if match := form.match(sentence):
            person = _who(match["who"], known)
            if person:
                return person, len(sentence)
    dash = DASH.match(text)
    if dash and (person := read_person(dash["who"], known)) and (person.name or person.organisation):
        return person, len(text)
    return None


def from_before(text: str, known: Known) -> tuple[Person, int] | None:
    """The speaker named in the sentence before a quotation, and how many characters that took."""
    sentence = last_sentence(text)
    if not sentence:
        return None
    has_colon = sentence.endswith(":")
    bare = sentence.rstrip(":, ")
    for form in (BEFORE, INVERTED):
        match = form.match(bare)
        if match and (has_colon or (form is BEFORE and not match["tail"].strip())):
            person = _who(match["who"], known)
            if person and (person.name or person.organisation):
                return person, len(sentence)
    # Some other verb, or none: a name at the beginning, with what belongs to it.
    whole = _who(bare, known) if has_colon and len(bare) < 160 else None
    if whole and whole.name:
        return whole, len(sentence)
    leading = LEADING.match(bare)
    if has_colon and leading and is_person(leading["name"], known) and (person := _who(leading[0], known)):
        return person, len(sentence)
    return (whole, len(sentence)) if whole and whole.role else None


def _who(text: str, known: Known) -> Person | None:
    text = LOOSE_WORDS.sub("", STOP.sub("", text).strip(" ,"))
    if PRONOUN.match(text):
        return SAME
    person = read_person(text, known)
    if person.is_empty:
        return None
    if not person.name and not person.organisation and UNNAMED.fullmatch(text):
        return Person(name=text)
    organisation = person.organisation
    if organisation and not re.search(r"[A-ZÀ-Þ0-9]", organisation):
        if not person.name and SOMEBODY.fullmatch(text):
            return Person(name=text)
        organisation = None
    if organisation and len(organisation.split()) > 10:
        organisation = None
    found = Person(person.name, person.role, organisation)
    return None if found.is_empty else found
