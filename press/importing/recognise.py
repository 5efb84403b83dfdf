"""From the text of a document to a release: head, body, and the parts below it. Nothing of the text is lost."""

import re
from dataclasses import dataclass
from datetime import date

from press.importing import dates, limits
from press.importing.artefacts import PAGE_NUMBER
from press.importing.contacts import hold_back_in_text, read_contacts
from press.importing.figures import find_figures
from press.importing.heads import read_head
from press.importing.joining import BULLET, NUMBERED, Block, blocks_of, join, looks_like_heading, wrap_width
from press.importing.links import give_addresses, read_links, take_displaced, take_loose
from press.importing.names import Known
from press.importing.quoting import read_quotes
from press.importing.references import check_marks, is_for_editors, read_notes, read_references
from press.importing.release import BodyPart, Release
from press.importing.sections import ABOUT, BODY, CONTACTS, REFERENCES, SIGNATORIES, Section, split_sections
from press.importing.sentences import is_ordinary
from press.importing.signatories import read_signatories
from press.importing.source import Group, Source
from press.importing.words_kept import keep_every_word

CASE = re.compile(
    r"naam\s+(?:is\s+)?(?:om\s+[\w\s]+\s+)?(?:gefingeerd|veranderd|bekend\s+bij)|gefingeerde\s+naam|niet\s+(?:haar|zijn)\s+echte\s+naam|not\s+(?:her|his|their)\s+real\s+name|name\s+(?:has\s+been\s+)?changed",
    re.I,
)
ITEM = re.compile(f"{NUMBERED.pattern}|{BULLET.pattern}")
CASE_TITLE = re.compile(
    r"(?:het\s+)?verhaal\s+van|casus|praktijkvoorbeeld|case(?:\s+study)?\b|(?:the\s+)?story\s+of|[A-Z]\w+[’']s\s+(?:verhaal|story)",
    re.I,
)


@dataclass
class Work:
    """A release in the making, with what all recognisers need."""

    source: Source
    release: Release
    known: Known
    today: date
    width: int
    vocabulary: str


def recognise(source: Source, known: Known | None = None, today: date | None = None) -> Release:
    """Takes a document apart. ``today`` decides which year a day without one is in."""
    known = known or Known()
    release = Release()
    for text, place in source.artefacts:
        release.remark("page_artefact", text, place)
    for code, detail in source.notices:
        release.remark(code, detail, "document")
    groups, strange = _without_strange(source.groups)
    work = Work(
        source, release, known, today or date.today(), wrap_width(source.groups, source.is_wrapped), source.text
    )
    sections = split_sections(groups, work.width, known)
    take_displaced(release, sections)
    _read_body(work, [group for section in sections if section.kind == BODY for group in section.groups])
    for section in sections:
        if section.kind != BODY:
            if section.opener and section.kind != ABOUT:
                release.remark("marker", section.opener, section.kind)
            _read_section(work, section)
    release.body += [BodyPart("paragraph", join(group.lines), check=True) for group in strange]
    _finish(work)
    return release


def _without_strange(groups: list[Group]) -> tuple[list[Group], list[Group]]:
    """The groups that can be text, and those that no release has: endless, or one endless word."""
    kept: list[Group] = []
    strange: list[Group] = []
    for group in groups:
        is_endless = len(group.text) > limits.GROUP_CHARACTERS
        has_endless_word = any(len(word) > limits.WORD_CHARACTERS for word in group.text.split())
        # A copy: the recognisers take lines away, and the source is shown beside the draft.
        (strange if is_endless or has_endless_word else kept).append(Group([*group.lines], group.style, group.number))
    return kept, strange


def _read_body(work: Work, groups: list[Group]) -> None:
    groups = take_loose(work.release, groups)
    blocks = [block for group in groups for block in blocks_of(group, work.width, work.vocabulary)]
    for block in blocks:
        if PAGE_NUMBER.fullmatch(block.text) and block.style != "list":
            work.release.remark("page_artefact", block.text, "body")
    blocks = [block for block in blocks if not PAGE_NUMBER.fullmatch(block.text) or block.style == "list"]
    rest = _with_typed_lists(read_head(work.release, blocks, work.known, work.today))
    is_case = False
    for position, block in enumerate(rest):
        kind = _type_of(block, position, rest)
        is_case = bool(CASE_TITLE.match(block.text)) if kind == "heading" else is_case and kind == "paragraph"
        if kind == "paragraph" and (is_case or CASE.search(block.text)):
            kind = "case"
            work.release.remark("case_needs_consent", block.text[:60], "body")
        previous = work.release.body[-1] if work.release.body else None
        if kind == "list" and previous and previous.type == "list":
            previous.text += "\n" + block.text
        else:
            work.release.body.append(BodyPart(kind, block.text, kind == "case"))


def _with_typed_lists(blocks: list[Block]) -> list[Block]:
    """Paragraphs one after another that begin with a typed number or dash are a list."""
    marked = [block.style == "" and bool(ITEM.match(block.text)) for block in blocks]
    for index, block in enumerate(blocks):
        if marked[index] and True in {*marked[max(index - 1, 0) : index], *marked[index + 1 : index + 2]}:
            blocks[index] = Block(ITEM.sub("", block.text), "list", block.lines)
    return blocks


def _type_of(block: Block, position: int, blocks: list[Block]) -> str:
    if block.style in {"heading", "title", "subtitle"}:
        return "heading"
    if block.style in {"list", "quote"}:
        return block.style
    if looks_like_heading(block.text) and not re.match(r"[–—-]\s", block.text):
        return "heading"
    return "paragraph"


def _read_section(work: Work, section: Section) -> None:
    release, known = work.release, work.known
    lines = [line for group in section.groups for line in group.lines]
    if section.kind == ABOUT:
        texts = [block.text for group in section.groups for block in blocks_of(group, work.width, work.vocabulary)]
        release.boilerplates.append("\n".join([section.opener, *texts]).strip())
    elif section.kind == REFERENCES:
        read_references(release, section, work.width, work.vocabulary)
    elif section.kind == CONTACTS:
        _read_contacts(work, section)
    elif section.kind == SIGNATORIES:
        # "Mede namens A, B en C." stands in one sentence; a list has a line for each.
        is_sentence = len(lines) == 1 or (
            work.width > 0 and len(section.groups) == 1 and _is_wrapped(lines, work.width)
        )
        text = " ".join(lines)
        several = len(re.split(r",|;|\s(?:en|and)\s", text)) > 2 or bool(
            re.search(r"\s(?:en|and)\s(?:de|het|the)\s", text)
        )
        read_signatories(release, [join(lines)] if is_sentence and several else lines, is_sentence and several, known)
    elif is_for_editors(section):
        for group in read_notes(release, section, work.width, work.vocabulary, known):
            read_contacts(release, group.lines, known)


def _is_wrapped(lines: list[str], width: int) -> bool:
    return all(len(line) > width * 0.7 for line in lines[:-1]) and "," in " ".join(lines)


def _read_contacts(work: Work, section: Section) -> None:
    """A long paragraph without number or address below the contacts is text that nobody understood."""
    lines: list[str] = []
    for group in section.groups:
        if len(group.text) > 200 and not re.search(r"\d{3}|@", group.text):
            work.release.body.append(BodyPart("paragraph", join(group.lines, work.vocabulary), check=True))
        else:
            lines += group.lines
    read_contacts(work.release, lines, work.known)


def _finish(work: Work) -> None:
    release = work.release
    read_quotes(release, work.known)
    _read_figures(release)
    texts = [release.lead or "", *(part.text for part in release.body), *release.boilerplates]
    texts += [each.url or "" for each in release.references] + [each.text for each in release.notes]
    read_links(release, work.source, texts)
    give_addresses(release)
    check_marks(release)
    _infer_date(work)
    _hold_back(release)
    _judge(release)
    keep_every_word(release, work.source)


def _read_figures(release: Release) -> None:
    for text in [release.lead or "", *(part.text for part in release.body if part.type != "heading")]:
        if not is_ordinary(text):
            continue
        for figure, is_sourced in find_figures(text):
            release.figures.append(figure)
            if not is_sourced and all(each.n for each in release.references):
                shown = f"{figure.value} {figure.unit or ''}".strip()
                release.remark("figure_without_source", shown, "figures")


def _infer_date(work: Work) -> None:
    """Without a line for it, a day that the lead names."""
    release = work.release
    if release.date or not release.lead:
        return
    for found in dates.find_dates(release.lead):
        if not found.day:
            continue
        if found.year is None:
            years = [int(year) for year in re.findall(rf"\b{dates.YEAR}\b", work.vocabulary)]
            year = dates.year_of(found, work.today, years)
            found = found.in_year(year) if year else found
        if found.year:
            release.date, release.date_precision = found.iso, "inferred"
            release.remark("date_inferred", release.lead[slice(*found.span)], "date")
            return
        release.remark("date_without_year", release.lead[slice(*found.span)], "date")
        return


def _hold_back(release: Release) -> None:
    release.lead = hold_back_in_text(release, release.lead, "lead") if release.lead else None
    for part in release.body:
        text = hold_back_in_text(release, part.text, "body")
        part.check = part.check or text != part.text
        part.text = text
    for quote in release.quotes:
        quote.text = hold_back_in_text(release, quote.text, "quotes")
    release.boilerplates = [hold_back_in_text(release, text, "boilerplates") for text in release.boilerplates]
    for figure in release.figures:
        figure.claim = hold_back_in_text(release, figure.claim, "figures")
    for reference in release.references:
        reference.text = hold_back_in_text(release, reference.text, "references")


def _judge(release: Release) -> None:
    found = (
        release.label or release.headline or release.date or release.quotes or release.contacts or release.signatories
    )
    if not found:
        release.remark("nothing_recognised", where="document")
        for part in release.body:
            part.check = True
        return
    if not release.headline:
        release.remark("headline_missing", where="headline")
    if not release.date:
        release.remark("date_missing", where="date")
