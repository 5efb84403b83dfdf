"""Numbered references, and notes that are for editors only."""

import re

from press.importing.channels import EMAIL, PHONE, URL, find_urls
from press.importing.joining import BULLET, blocks_of, join
from press.importing.names import Known
from press.importing.release import Note, Reference, Release
from press.importing.sections import AFTER, NOTES, Section, opens
from press.importing.source import Group
from press.importing.words import ORGANISATION

SUPERSCRIPT = {mark: number for number, mark in enumerate("¹²³⁴⁵⁶⁷⁸⁹", start=1)}
MARK = re.compile(
    r"^(?:noot\s+|note\s+)?(?:\((?P<a>\d{1,2})\)|\[(?P<b>\d{1,2})\]|(?P<c>\d{1,2})[.):]\s|(?P<d>[¹²³⁴⁵⁶⁷⁸⁹])|(?P<e>\d{1,2})\s(?=[A-ZÀ-Þ]))\s*",
    re.I,
)
INFORMATION = re.compile(
    r"\b(?:foto\w*|beeld\w*|interview\w*|beschikbaar|bereikbaar|available|photos?|images?|pictures?|embargo|rechtenvrij|bijlage\w*|download\w*|spokes\w+|woordvoerder\w*|persconferentie|press\s+conference|logo\w*)\b",
    re.I,
)
SOURCE = re.compile(
    r"\b(?:rapport|onderzoek|evaluatie|report|study|research|evaluation|bron|source|brief|kamerbrief|wet|artikel|arrest|uitspraak|ruling|et\s+al|blz|p\.|pp\.)\b|https?://|www\.",
    re.I,
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
IS = re.compile(r"^[^.]{2,120}?\b(?:is|zijn|are|helpt|supports|biedt|geeft|ondersteunt|provides|gives|offers)\b", re.I)


def numbered(section: Section, width: int, vocabulary: str) -> list[tuple[int | None, str]]:
    """The items of a section with their numbers; lines without a number go on with the item before them."""
    items: list[tuple[int | None, list[str]]] = []
    for group in section.groups:
        fresh = True
        for block in _pieces(group, width, vocabulary):
            number, text = _number(block)
            if number is not None or not items:
                items.append((number, [text]))
            elif URL.fullmatch(text) or (items[-1][0] is not None and (not fresh or text[:1].islower())):
                items[-1][1].append(text)
            else:
                items.append((None, [text]))
            fresh = False
    return [(number, join(lines, vocabulary)) for number, lines in items]


def _pieces(group: Group, width: int, vocabulary: str) -> list[str]:
    if any(MARK.match(line) for line in group.lines):
        return list(group.lines)
    return [block.text for block in blocks_of(group, width, vocabulary)]


def _number(text: str) -> tuple[int | None, str]:
    text = BULLET.sub("", text)
    match = MARK.match(text)
    if not match:
        return None, text
    plain = match["a"] or match["b"] or match["c"] or match["e"]
    return (int(plain) if plain else SUPERSCRIPT[match["d"]]), text[match.end() :]


def read_references(release: Release, section: Section, width: int, vocabulary: str) -> None:
    """Adds the references of a section, each with its address if it has one."""
    items = numbered(section, width, vocabulary)
    is_list = any(group.style == "list" for group in section.groups)
    for position, (number, text) in enumerate(items, start=1):
        addresses = find_urls(text)
        address = addresses[0] if addresses else None
        shown = re.sub(r"\s{2,}", " ", text.replace(address, " ") if address else text).strip(" ,;:–—-<>")
        release.references.append(Reference(number or (position if is_list else None), shown or text, address))


def read_notes(release: Release, section: Section, width: int, vocabulary: str, known: Known) -> list[Group]:
    """Adds the notes of a section. Returns the groups that name somebody to call."""
    calls: list[Group] = []
    kept = Section(section.kind)
    for group in section.groups:
        text = group.text
        is_call = (PHONE.search(text) or EMAIL.search(text)) and not MARK.match(group.lines[0])
        (calls if is_call else kept.groups).append(group)
    for number, text in numbered(kept, width, vocabulary):
        release.notes.append(Note(number, kind_of(text, known, number is not None), text))
    return calls


def kind_of(text: str, known: Known, is_numbered: bool) -> str:
    """``source``, ``boilerplate`` or ``info``."""
    start = text[:90]
    about = opens(text, text, "", known)
    if (about and about[0] == "boilerplates") or (
        IS.match(text)
        and (ORGANISATION.search(start) or any(name in start.lower() for name in known.organisations if len(name) > 3))
        and len(text) > 60
        and not INFORMATION.search(text[:60])
    ):
        return "boilerplate"
    if INFORMATION.search(text):
        return "info"
    return "source" if SOURCE.search(text) or (is_numbered and YEAR.search(text)) else "info"


def is_for_editors(section: Section) -> bool:
    """Whether what is in this section must never be public: it says so, or stands below the end mark."""
    return section.kind in {NOTES, AFTER}


def check_marks(release: Release) -> None:
    """Remarks on numbers in the text that lead nowhere."""
    numbers = {each.n for each in release.references} | {each.n for each in release.notes}
    text = " ".join([release.lead or "", *(part.text for part in release.body)])
    for match in re.finditer(r"\((\d{1,2}(?:\s*[,;]\s*\d{1,2})*)\)|\[(\d{1,2}(?:\s*[,;]\s*\d{1,2})*)\]", text):
        for number in re.findall(r"\d+", match[0]):
            if int(number) not in numbers:
                release.remark("reference_missing", match[0], "references")
