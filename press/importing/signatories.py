"""Who signs: organisations with town or "national", and the person before or after them."""

import re
from dataclasses import dataclass, field

from press.importing.channels import EMAIL, URL
from press.importing.joining import BULLET, NUMBERED
from press.importing.names import MARKER, UPPER, Known, is_person, is_place, read_role
from press.importing.release import BodyPart, Release, Signature
from press.importing.words import GIVEN_NAMES, NATIONAL, ORGANISATION

LONGEST = 130
JOINS = re.compile(rf"\s+(?:namens|on\s+behalf\s+of)\s+(?=[{UPPER}])")
NAMES_OF = re.compile(rf"\s+(?:van|of)\s+(?=(?:de\s+|het\s+|the\s+)?(?:[Ss]tichting|[Vv]ereniging|[{UPPER}]))")


@dataclass
class Entry:
    """One line, taken apart: what each part of it is."""

    parts: list[str]
    organisation: str = ""
    place: str | None = None
    national: bool = False
    person: str | None = None
    names: list[str] = field(default_factory=list)
    """Parts that may be either a person or an organisation."""


def read_signatories(release: Release, lines: list[str], is_run_in: bool, known: Known) -> None:
    """Adds the signatories of these lines; ``is_run_in``: they stand in one sentence."""
    entries = []
    for line in _entries(release, lines, is_run_in, known):
        if len(line) > LONGEST and len(line.split()) > 16:
            release.body.append(BodyPart("paragraph", line, check=True))
        else:
            entries.append(_classified(release, line, known))
    person_first = _is_person_first(entries)
    for entry in entries:
        _settle(entry, person_first)
        if entry.organisation:
            release.signatories.append(Signature(entry.organisation, entry.place, entry.national, entry.person))
        elif entry.person:
            release.remark("connecting_words", " ".join(entry.parts), "signatories")
        elif entry.place and release.signatories and not release.signatories[-1].place:
            release.signatories[-1].place = entry.place
        else:
            release.remark("connecting_words", " ".join(entry.parts), "signatories")


def _entries(release: Release, lines: list[str], is_run_in: bool, known: Known) -> list[str]:
    lines = [NUMBERED.sub("", BULLET.sub("", line.strip())).strip() for line in lines]
    text = [line for line in lines if line and not URL.fullmatch(line)]
    if not is_run_in:
        return [
            each for line in text for each in (line.split(";") if line.count(";") > 1 else [line]) if each.strip(" .;,")
        ]
    joined = " ".join(text).rstrip(". ")
    if ";" in joined:
        return [re.sub(r"^\s*(?:en|and)\s+", "", part).strip() for part in joined.split(";") if part.strip()]
    pieces = _split_outside_brackets(joined)
    *rest, last = pieces
    final = re.split(r"\s+(?:en|and|&)\s+(?=(?:de\s|het\s|the\s)?[A-ZÀ-Þ])", last)
    return [re.sub(r"^(?:en|and|de|het|the)\s+", "", piece).strip() for piece in [*rest, *final] if piece.strip()]


def _split_outside_brackets(text: str) -> list[str]:
    return [piece.strip() for piece in re.split(r",\s*(?![^()]*\))", text)]


def _classified(release: Release, line: str, known: Known) -> Entry:
    line = MARKER.sub("", EMAIL.sub("", line)).strip(" .;,")
    inside = re.findall(r"\(([^()]*)\)", line)
    outside = re.sub(r"\([^()]*\)", lambda match: _placeholder(match[0]), line)
    outside = JOINS.sub(" | ", outside, count=1)
    head = NAMES_OF.split(outside, maxsplit=1)
    if len(head) == 2 and is_person(head[0], known) and not ORGANISATION.search(head[0]):
        outside = f"{head[0]} | {head[1]}"
    parts = [part.strip(" .") for part in re.split(r"\s*[|:;\t]\s*|\s*,\s+|\s+[–—-]\s+", outside) if part.strip(" .,")]
    parts = _without_stray_comma(parts)
    entry = Entry(parts)
    for part in parts:
        _classify(release, entry, part, known, in_brackets=False)
    for text in inside:
        if _is_abbreviation(text):
            continue
        for part in re.split(r"\s*[,;:]\s*|\s+[–—-]\s+", text):
            _classify(release, entry, part.strip(), known, in_brackets=True)
    return entry


def _without_stray_comma(parts: list[str]) -> list[str]:
    """ "Wim, Hartman, Noorderpoort, Groningen": a given name alone belongs to the word after it."""
    for index in range(len(parts) - 2):
        first, second = parts[index], parts[index + 1]
        if " " not in first and _has_given_name(first) and re.fullmatch(rf"[{UPPER}][\w-]+", second):
            return [*parts[:index], f"{first} {second}", *parts[index + 2 :]]
    return parts


def _placeholder(brackets: str) -> str:
    return f" {brackets}" if _is_abbreviation(brackets[1:-1]) else " "


def _is_abbreviation(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][A-Za-z.&]{0,3}[A-Z][A-Za-z.&]{0,6}", text))


def _classify(release: Release, entry: Entry, part: str, known: Known, in_brackets: bool) -> None:
    part = re.sub(r"\s{2,}", " ", part).strip()
    if not part:
        return
    if NATIONAL.fullmatch(part):
        entry.national = True
    elif (is_place(part, known) and (entry.organisation or entry.names or in_brackets)) or (
        in_brackets and _may_be_place(part)
    ):
        entry.place = part
    elif ORGANISATION.search(part) or part.lower() in known.organisations:
        _set_organisation(entry, part)
    elif (role := read_role(part, known)).role:
        if role.organisation:
            _set_organisation(entry, role.organisation)
        release.remark("connecting_words", part, "signatories")
    else:
        entry.names.append(part)


def _set_organisation(entry: Entry, part: str) -> None:
    if entry.organisation:
        entry.names.append(entry.organisation)
    entry.organisation = re.sub(r"^(?:de|het|the)\s+", "", part)


def _may_be_place(text: str) -> bool:
    return text[:1].isupper() and not _has_given_name(text) and not ORGANISATION.search(text) and len(text.split()) <= 4


def _has_given_name(text: str) -> bool:
    return text.split()[0].lower().split("-")[0] in GIVEN_NAMES


def _is_person_first(entries: list[Entry]) -> bool:
    """Whether in this list the person stands before the organisation, as far as its clear lines show."""
    first = last = 0
    for entry in entries:
        for name in entry.names:
            if _has_given_name(name) and len(entry.parts) > 1:
                first += entry.parts[0] == name
                last += entry.parts[0] != name
    return first > last


def _settle(entry: Entry, person_first: bool) -> None:
    names = entry.names
    if entry.organisation:
        entry.person = names[0] if names else None
        rest = names[1:]
    elif len(names) == 1:
        entry.organisation, rest = names[0], []
    elif names:
        given = [name for name in names if _has_given_name(name)]
        person = given[0] if len(given) == 1 else names[0] if person_first else names[-1]
        others = [name for name in names if name != person]
        entry.person, entry.organisation, rest = person, others[0] if others else person, others[1:]
    else:
        rest = []
    if rest and entry.place is None and rest[-1][:1].isupper() and len(rest[-1].split()) <= 3:
        entry.place = rest.pop()
    if rest:
        entry.organisation = ", ".join([entry.organisation, *rest])
