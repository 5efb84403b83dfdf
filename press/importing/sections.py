"""The parts of a release after its text: each opens with a line of its own."""

import re
from dataclasses import dataclass, field

from press.importing.channels import EMAIL, PHONE
from press.importing.dates import find_dates
from press.importing.names import Known
from press.importing.source import Group
from press.importing.words import ORGANISATION

BODY, NOTES, REFERENCES, ABOUT, CONTACTS, SIGNATORIES, AFTER = (
    "body",
    "notes",
    "references",
    "boilerplates",
    "contacts",
    "signatories",
    "after",
)
END = re.compile(
    r"[-–—#*=\s.]*(?:einde?(?:\s+(?:van\s+(?:het\s+)?)?(?:pers)?bericht)?|ends?|slot)[-–—#*=\s.]*|#{1,5}|-\s?30\s?-|(?:\*\s?){3,}",
    re.I,
)
OPENERS = {
    NOTES: re.compile(
        r"""(?:(?:noot|noten|nota|note|notes|nb|n\.b\.)\b[^.:]{0,40}?(?:niet\s+voor\s+publicatie|redacties?|editors?|not\s+for\s+publication)
        |niet\s+(?:bestemd\s+)?voor\s+publicatie|not\s+for\s+publication|(?:alleen\s+)?voor\s+(?:de\s+)?redacties?|for\s+editors
        |achtergrond(?:informatie)?\s+voor\s+(?:de\s+)?(?:redacties?|pers|journalisten)
        |(?:editor[’']?s?[’']?\s+notes?))(?:\s*[(\[,–—-]\s*(?:niet\s+voor\s+publicatie|not\s+for\s+publication)[)\]]?)?""",
        re.I | re.X,
    ),
    REFERENCES: re.compile(
        r"(?:bronnen(?:lijst)?|bron|bronvermelding|referenties|verwijzingen|noten|voetnoten|eindnoten|literatuur"
        r"|sources?|references?|footnotes?|endnotes?|notes)(?=\s*:|\s*$)",
        re.I,
    ),
    SIGNATORIES: re.compile(
        r"""(?:(?:mede\s+)?namens\b(?:\s+(?:de\s+)?(?:volgende\s+)?organisaties)?
        |(?:dit|deze)\s+(?:\w+\s+)?(?:persbericht|verklaring|bericht|oproep|brief|statement)\s+(?:is|wordt|werd)\s[^:.]*?(?:met|door|van|namens)(?:\s+(?:de\s+)?(?:volgende\s+)?(?:\w+\s+)?organisaties)?
        |(?:mede[-\s]?)?onderteken(?:d\s+door|aars|ende\s+organisaties)|ondertekening|getekend|(?:mede\s+)?ondersteund\s+door|de\s+ondertekenaars
        |(?:deelnemende|samenwerkende|betrokken)\s+organisaties|afzenders|initiatiefnemers
        |(?:co-)?signed(?:\s+by)?|(?:co-)?signatories|(?:also\s+)?on\s+behalf\s+of(?:\s+the\s+following\s+organi[sz]ations)?|supported\s+by|endorsed\s+by
        |this\s+(?:\w+\s+)?(?:statement|press\s+release|release|call|letter)\s+(?:is|was|has\s+been)\s[^:.]*?(?:by|with|of)(?:\s+(?:the\s+)?following\s+organi[sz]ations)?)(?=\s*:|\s|$)""",
        re.I | re.X,
    ),
    CONTACTS: re.compile(
        r"""(?:(?:pers|media|press)?[-\s]?contact(?:en|s|persoon|personen|gegevens|informatie|\s+details|\s+information)?(?:\s+(?:voor|for)\s+(?:de\s+)?(?:pers|media|press|the\s+(?:press|media)))?(?=\s*:|\s*$)
        |(?:media|press)\s+(?:enquiries|inquiries|contacts?|office)(?=\s*:|\s*$)|woordvoer(?:ing|ders)(?=\s*:|\s*$)|voor\s+de\s+pers(?=\s*:|\s*$)|perswoordvoering(?=\s*:|\s*$)
        |(?:voor\s+)?(?:meer|nadere)\s+informatie\b|(?:for\s+)?(?:more|further)\s+information\b
        |(?:voor|for)\s+(?:(?:persvragen|vragen|questions|media\s+enquiries|press\s+enquiries|interviews?|interviewverzoeken|commentaar|comment|achtergrond|een\s+interview|an\s+interview|verhalen)\b))""",
        re.I | re.X,
    ),
}
ABOUT_LINE = re.compile(r"(?P<head>(?:over|about)\s+(?P<name>[^.:?!]{2,90}?))(?:\s*:\s*(?P<rest>\S.*)|\s*:?\s*)$", re.I)
SELF = re.compile(
    r"(?:ons|us|de\s+(?:\w+\s+)?(?:organisaties|initiatiefnemers|ondertekenaars)|the\s+(?:\w+\s+)?(?:organi[sz]ations|signatories|coalition))$",
    re.I,
)


@dataclass
class Section:
    """A part of the release: its kind, the words that opened it, and what is in it."""

    kind: str
    opener: str = ""
    groups: list[Group] = field(default_factory=list)


def split_sections(groups: list[Group], width: int, known: Known) -> list[Section]:
    """The sections in their order; the first is the text itself."""
    sections = [Section(BODY)]
    for index, group in enumerate(groups):
        if group.style == "note" and group.number is not None:
            _footnote(sections, group)
            continue
        following = "\n".join(each.text for each in groups[index + 1 : index + 5])
        if sections[-1].kind in {CONTACTS, SIGNATORIES} and sections[-1].groups and not _has_text(sections):
            sections.append(Section(BODY))  # a sender's block above the headline ends with its own group
        _place_lines(sections, group, following, width, known)
    return [section for section in sections if section.groups or section.opener]


def _has_text(sections: list[Section]) -> bool:
    return any(
        len(group.text) > 140 or (len(group.text) > 60 and group.text[-1] in ".!?”’")
        for section in sections
        if section.kind == BODY
        for group in section.groups
    )


def _footnote(sections: list[Section], group: Group) -> None:
    kept = next((section for section in sections if section.kind == REFERENCES), None)
    if kept is None:
        kept = Section(REFERENCES)
        sections.append(kept)
    kept.groups.append(Group([f"{group.number}. {group.text}"]))


def _place_lines(sections: list[Section], group: Group, following: str, width: int, known: Known) -> None:
    start = 0
    for index, line in enumerate(group.lines):
        if not _may_open(group.lines, index, width, sections[-1].kind):
            continue
        rest_of_group = " ".join(group.lines[index + 1 :])
        opened = opens(line, rest_of_group or following, rest_of_group, known)
        if opened is None:
            continue
        _append(sections[-1], group, group.lines[start:index])
        kind, opener, rest = opened
        sections.append(Section(kind, opener))
        if rest:
            group.lines[index] = rest
        start = index if rest else index + 1
    _append(sections[-1], group, group.lines[start:])


def _append(section: Section, group: Group, lines: list[str]) -> None:
    if lines:
        section.groups.append(Group(lines, group.style, group.number))


def _may_open(lines: list[str], index: int, width: int, kind: str) -> bool:
    if index == 0:
        return True
    last = lines[index - 1]
    return bool(re.search(r"[.!?:]\W*$", last)) or kind not in {BODY, NOTES} or len(last) < (width or 150) * 0.7


def opens(line: str, following: str, run_on: str, known: Known) -> tuple[str, str, str] | None:
    """What kind of section this line opens, the words that open it, and what stands after them on the line."""
    text = line.strip(" *_#")
    if END.fullmatch(line.strip()):
        return AFTER, line, ""
    for kind in (NOTES, REFERENCES, SIGNATORIES, CONTACTS):
        match = OPENERS[kind].match(text)
        if match and (found := _opened(kind, text, match, f"{run_on or following}")):
            return found
    return _about(text, following, known)


def _opened(kind: str, text: str, match: re.Match[str], following: str) -> tuple[str, str, str] | None:
    rest = text[match.end() :].lstrip()
    if kind == NOTES and find_dates(rest) and re.match(r"(?:voor|vóór|before)\b", rest, re.I):
        return None  # an embargo
    if kind == CONTACTS:
        return _contact(text, match, following)
    if kind == SIGNATORIES and rest and not rest.startswith(":"):
        # A sentence of the text may begin with "Namens"; a list of names holds no verb.
        if text.endswith(":") and len(text) < 160:
            return kind, text, ""
        if re.search(
            r"\b(?:is|zijn|wordt|worden|heeft|hebben|vraagt|vragen|zegt|has|have|are|was|says|calls?|asks?|will|roept|roepen)\b",
            rest,
        ):
            return None
        return kind, match[0], rest
    if kind in {NOTES, REFERENCES} and rest and rest[0] not in ":.–—-)":
        return None
    return kind, match[0] + (":" if rest.startswith(":") else ""), rest.lstrip(":.–—-) ")


def _contact(text: str, match: re.Match[str], following: str) -> tuple[str, str, str] | None:
    near = f"{text} {following[:400]}"
    if not (PHONE.search(near) or EMAIL.search(near)) and not text.endswith(":"):
        return None
    if text.endswith(":") or len(match[0]) == len(text):
        return CONTACTS, text, ""
    head, colon, rest = text.partition(":")
    if colon and len(head) < 140 and not re.search(r"\d{3}|@", head):
        return CONTACTS, head + colon, rest.strip()
    return CONTACTS, "", text


def _about(text: str, following: str, known: Known) -> tuple[str, str, str] | None:
    match = ABOUT_LINE.match(text)
    if not match:
        return None
    name, rest = match["name"].strip(), match["rest"] or ""
    words = re.sub(r"^(?:de|het|the|stichting)\s+", "", name, flags=re.I)
    start = (rest or following)[:160].lower()
    is_self = SELF.fullmatch(name) or name.lower() in known.organisations
    if (
        is_self
        or (words[:1].isupper() and words.lower() in start)
        or (ORGANISATION.search(name) and words[:1].isupper())
    ):
        return ABOUT, match["head"], rest
    return None
