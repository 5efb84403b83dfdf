"""Telling people, roles, organisations and towns apart."""

import re
from dataclasses import dataclass, field, replace

from press.importing.words import GIVEN_NAMES, NATIONAL, ORGANISATION, ROLES

UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽŞİĞ"
TITLE = r"(?:(?:dr|drs|mr|ir|ing|prof|ds|mw|mevr|dhr|ms|mrs|rev)\.?|mevrouw|meneer|de\s+heer)"
INITIALS = rf"(?:[{UPPER}]\.\s?)+"
# "'t" and "d'" begin surnames; a hyphen joins two of them.
CAPITAL = rf"(?:[dD]['’]|['’]t\s)?[{UPPER}][\w’']*(?:-[{UPPER}a-z][\w’']*)*"
OWN_PARTICLE = r"(?:der|den|ter|ten|te|el|al|ben|bin|ibn|da|dos|das|di|del|della|de\s+la|le|la|von|zu|’t|'t)"
LOOSE_PARTICLE = r"(?:van(?:\s+(?:de|der|den|het|’t|'t))?|de|in\s+(?:’t|'t|de)|op\s+de|uit\s+de|aan\s+de)"
NAME = re.compile(
    rf"""(?:{TITLE}\s+)*(?:{INITIALS}|{CAPITAL})
    (?: \s+(?:{LOOSE_PARTICLE}|{OWN_PARTICLE})(?:\s+{OWN_PARTICLE})?\s+{CAPITAL}
      | (?:\s+(?:{CAPITAL}|[{UPPER}]\.))?\s+{CAPITAL}(?:\s+(?:{OWN_PARTICLE})\s+{CAPITAL})? (?:\s+{CAPITAL})?
    )?""",
    re.VERBOSE,
)
WHOLE_NAME = re.compile(rf"{NAME.pattern}|{CAPITAL}\s+{CAPITAL}\s+(?:{LOOSE_PARTICLE})\s+{CAPITAL}", re.VERBOSE)
"""What may stand for a name once its end is known."""

MARKER = re.compile(r"\s*(?:\(\d{1,2}(?:\s*[,;]\s*\d{1,2})*\)|\[\d{1,2}(?:\s*[,;]\s*\d{1,2})*\]|[¹²³⁴⁵⁶⁷⁸⁹]+)")
OTHER_ROLE = re.compile(
    r"(?!(?:ook|en|and|also|dat|that|volgens|zo|so|met|with|tegen|aan|to|by|door|over|about)\b)[a-zà-ÿ][\w-]{3,}(?:\s[a-zà-ÿ][\w-]{3,})?"
)
"""Words right before a name that say what somebody is, though they are in no list of ours."""

ARTICLE = re.compile(r"^(?:het|de|the|een|a|an)\s+(?=\S)")
EXONYMS = frozenset({"the hague", "den haag", "'s-gravenhage", "brussels", "london", "berlin", "paris", "antwerp"})
OF = r"(?:van|bij|voor|namens|of|at|from|for|with|on\s+behalf\s+of)"


@dataclass(frozen=True)
class Known:
    """What the site knows already: names of towns and organisations, in lower case."""

    places: frozenset[str] = field(default_factory=frozenset)
    organisations: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Person:
    """Who somebody is, as far as a text says."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known."""
        return not (self.name or self.role or self.organisation)


def is_role(text: str) -> bool:
    """Whether these words name what somebody does."""
    match = ROLES.search(text)
    return bool(match) and not ORGANISATION.match(text) and len(text.split()) <= 9


def is_place(text: str, known: Known) -> bool:
    """Whether this is a town, or several."""
    if text.strip().lower() in EXONYMS:
        return True
    names = re.split(r"\s*(?:,|/|&|\ben\b|\band\b)\s*", text.strip())
    return all(name.lower() in known.places for name in names if name) and bool(text.strip())


def is_person(text: str, known: Known) -> bool:
    """Whether this looks like the name of a person more than like that of an organisation."""
    text = text.strip(" .,;:")
    if text.lower() in known.organisations or not (match := WHOLE_NAME.fullmatch(text)):
        return False
    words = re.sub(rf"^(?:{TITLE}\s+)+", "", match[0]).split()
    if re.match(rf"{TITLE}\s", text):
        return True
    if ORGANISATION.search(text) or any(word.isupper() and len(word) > 2 for word in words):
        return False
    if words[0].lower().split("-")[0] in GIVEN_NAMES:
        return True
    return 2 <= len(words) <= 5 and not is_place(text, known)


def tidy_organisation(text: str) -> str | None:
    """Without article, reference marks and loose punctuation."""
    text = ARTICLE.sub("", MARKER.sub("", text).strip(" ,;:.–—-"))
    return text.strip() or None


def read_person(text: str, known: Known) -> Person:
    """Takes apart "X, role van Y", "X van Y", "X (role, Y)", "role X van Y", "X, Y", "Y"."""
    text = MARKER.sub("", text).strip(" ,;:–—-")
    title = re.match(rf"(?:{ROLES.pattern})\s+(?={NAME.pattern})", text, re.VERBOSE | re.IGNORECASE)
    if title and text[:1].isupper() and text[title.end() :][:1].isupper():
        # "Huisarts Joris Smit": a role at the beginning of a sentence looks like a name.
        text = text[:1].lower() + text[1:]
    inside = re.fullmatch(r"(?P<name>[^()]+?)\s*\((?P<rest>[^()]+)\)", text)
    if inside and is_person(inside["name"], known):
        return replace(read_rest(inside["rest"], known), name=inside["name"])
    if " " in text and (person := _from_the_left(text, known)):
        return person
    if is_person(text, known):
        return Person(name=text)
    if before := re.fullmatch(rf"(?P<role>.+?)\s+(?P<name>{NAME.pattern})(?P<rest>.*)", text, re.VERBOSE):
        person = read_role(before["role"], known)
        if is_person(before["name"], known) and (person.role or OTHER_ROLE.fullmatch(before["role"])):
            rest = read_rest(before["rest"], known)
            role = _short(person.role or ARTICLE.sub("", before["role"]))
            return Person(before["name"], role, rest.organisation or person.organisation)
    return read_rest(text, known)


def _from_the_left(text: str, known: Known) -> Person | None:
    for match in _name_ends(text):
        name, rest = text[:match], text[match:]
        if not is_person(name, known):
            continue
        if not rest.strip(" ,"):
            return Person(name=name)
        if of := re.match(rf"\s+{OF}\s+(?P<organisation>.+)", rest):
            return Person(name, None, tidy_organisation(of["organisation"].partition(",")[0]))
        if re.match(r"\s*[,(–—-]", rest):
            return replace(read_rest(rest, known), name=name)
    return None


def _name_ends(text: str) -> list[int]:
    """Where a name at the beginning may end, the likeliest first: the whole match, then shorter ones."""
    match = NAME.match(text)
    if not match:
        return []
    ends = [match.end()]
    # "Jan Willem van Dijk": two given names, and the surname is still to come.
    if match[0].split()[-1].lower() in GIVEN_NAMES:
        longer = re.compile(rf"\s+{LOOSE_PARTICLE}\s+{CAPITAL}").match(text, match.end())
        ends[:0] = [longer.end()] if longer and not ORGANISATION.search(longer[0]) else []
    # "Rian Ederveen van het Steunpunt": the name stops before "van" when two names stand before it.
    loose = re.match(rf"(?:{TITLE}\s+)*(?:{INITIALS}|{CAPITAL})(?:\s+{CAPITAL})*", text)
    if loose and loose.end() != match.end():
        ends.append(loose.end())
    return ends


def read_rest(text: str, known: Known) -> Person:
    """What stands after a name: "role van Y", "role, Y", "Y", "Y, role", "Y, town"."""
    text = MARKER.sub("", text).strip(" ,;:()–—-")
    if not text:
        return Person()
    if (whole := read_role(text, known)).role and whole.organisation:
        return whole
    role, organisation = None, None
    for part in re.split(r"\s*[,/]\s*|\s+[–—-]\s+", text):
        if not part or is_place(part, known) or NATIONAL.fullmatch(part):
            continue
        read = read_role(part, known)
        if read.role and not role:
            role, organisation = read.role, organisation or read.organisation
        elif not organisation:
            organisation = tidy_organisation(re.sub(rf"^{OF}\s+", "", part))
    return Person(None, role, organisation)


def read_role(text: str, known: Known) -> Person:
    """ "role", "role van Y" or "Y-role"; empty if there is no role in it."""
    text = re.sub(r"^(?:De|Het|The)\s", "", text.strip(" ,;:"))
    for of in re.finditer(rf"\s+{OF}\s+", text):
        role, organisation = text[: of.start()], text[of.end() :]
        if is_role(role) and re.search(rf"[{UPPER}]", ARTICLE.sub("", organisation)[:1]):
            return Person(None, ARTICLE.sub("", role), tidy_organisation(organisation.partition(",")[0]))
    direct = re.match(rf"(?P<role>(?:[a-zà-ÿ-]+\s+)*)(?=[{UPPER}])", text[:1].lower() + text[1:])
    if direct and is_role(direct["role"]) and not ROLES.match(text[direct.end() :]):
        role = text[: direct.end()].strip()
        return Person(None, ARTICLE.sub("", role), tidy_organisation(text[direct.end() :].partition(",")[0]))
    joined = re.fullmatch(rf"(?P<organisation>[{UPPER}][\w.&]*(?:\s[{UPPER}][\w.&]*)*)-(?P<role>[a-zëö]+)", text)
    if joined and is_role(joined["role"]):
        return Person(None, joined["role"], joined["organisation"])
    if is_role(text) and text.lower() not in known.organisations:
        return Person(None, ARTICLE.sub("", text), None)
    return Person()


def _short(role: str) -> str:
    """Without the rest of the sentence: "At that time deputy mayor" is what a sentence begins with, not a role."""
    words = role.split()
    return " ".join(words[-2:]) if role[:1].isupper() and len(words) > 3 else role
