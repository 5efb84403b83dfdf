"""The head of a release: label, embargo, headlines, place and date, and the lead."""

import re
from dataclasses import dataclass, field
from datetime import date

from press.importing import dates
from press.importing.joining import Block
from press.importing.names import Known
from press.importing.release import Release

LABEL = re.compile(
    r"""(?P<label>(?:(?:gezamenlijke?|gemeenschappelijke?|joint)\s+)?
    (?:persbericht|perscommuniqué|persverklaring|persuitnodiging|nieuwsbericht|mediabericht|persmededeling|verklaring
    |press\s+release|media\s+release|news\s+release|press\s+statement|media\s+statement|media\s+advisory|statement))
    (?:\s*[:|–—,•/-]\s*(?P<rest>\S.*)|\s*:?)""",
    re.I | re.X | re.S,
)
IMMEDIATE = re.compile(
    r"(?:for\s+immediate\s+(?:release|publication)|(?:voor\s+)?(?:onmiddellijke|directe)\s+publicatie|per\s+direct\s+te\s+publiceren)[.!:]?",
    re.I,
)
EMBARGO = re.compile(
    r"(?:\W*(?:strikt\s+|strictly\s+)?(?:(?:onder|under)\s+)?(?:embargo(?:ed)?)\b|niet\s+(?:publiceren|voor\s+publicatie|te\s+publiceren|vrijgeven)\s+(?:voor|vóór)\b"
    r"|not\s+(?:for\s+(?:publication|release)|to\s+be\s+published)\s+before\b|vrij\s+voor\s+publicatie\s+(?:vanaf|op)\b)",
    re.I,
)
PLACE = r"(?P<place>[’']?[A-Za-zÀ-ÿ][\w’'.-]*(?:[ /&-]+(?:[A-ZÀ-Þ&][\w’'.-]*|aan|den|de|en|and|op|bij|IJssel|Rijn))*)"
DATELINE = re.compile(
    rf"^(?:(?:plaats|place)\s*:\s*)?{PLACE}(?P<gap>\s*(?:[,|–—-]|\()\s*|\s+)(?=(?:op\s+)?(?P<date>.*))", re.S
)
DASH = re.compile(r"\s*(?:[–—|]|-(?=\s)|\)|:|\.(?=\s))\s*")
ONLY_PLACE = re.compile(rf"^{PLACE}\s*(?:[–—]|\s-\s)\s*(?=[A-ZÀ-Þ‘’“'\"])")
DATE_WORD = re.compile(r"^(?:datum|date|d\.d\.)\s*:?\s*", re.I)
CONNECTS = re.compile(r"(?:[a-zà-ÿ]|(?:Maar|En|Of|Toch|Want|But|And|Yet|Or)\b|[–—-]\s)")
PROSE = re.compile(r"[.!?…][”’\"'»)]*(?:\s*(?:\(\d[\d, ]*\)|\[\d+\]))?$")


@dataclass
class Head:
    """What the head holds, and the blocks of running text after it."""

    release: Release
    known: Known
    today: date
    titles: list[Block] = field(default_factory=list)
    senders: list[Block] = field(default_factory=list)
    rest: list[Block] = field(default_factory=list)


def read_head(release: Release, blocks: list[Block], known: Known, today: date) -> list[Block]:
    """Fills in the head of the release. Returns the blocks after the lead."""
    head = Head(release, known, today)
    queue = list(blocks)
    while queue:
        block = queue.pop(0)
        if left := _take_line(head, block.text):
            block = Block(left, block.style, block.lines)
            if is_prose(block, head) or (len(head.titles) > 1 and _is_settled(head, block)):
                queue.insert(0, block)
                break
            head.titles.append(block)
    _set_titles(head, queue)
    _set_lead(head, queue)
    return queue


def is_prose(block: Block, head: Head) -> bool:
    """Whether a block is running text rather than a headline."""
    if block.style in {"title", "subtitle"}:
        return False
    if block.style in {"list", "quote"}:
        return True
    ends = bool(PROSE.search(block.text)) and not block.text.endswith("?")
    sentences = len(re.findall(r"[.!?][”’\"']?\s+[A-ZÀ-Þ“‘]", block.text))
    has_title = bool(head.titles or head.release.headline)
    if not has_title and len(block.text) <= 110 and sentences < 2:
        return False
    return (ends and len(block.text) > 60) or len(block.text) > 230 or sentences > 1 or (has_title and ends)


def _is_settled(head: Head, block: Block) -> bool:
    # A third line without a full stop is an intertitle, unless the first was the sender's.
    return head.release.label is not None and block.style not in {"title", "subtitle"}


def _take_line(head: Head, text: str) -> str:
    """Takes label, embargo, place and date from a line; returns what is left of it."""
    release = head.release
    label = LABEL.fullmatch(text)
    if label and release.label is None and len(label["rest"] or "") < 160:
        release.label = label["label"]
        head.senders += head.titles
        head.titles = []
        return _take_line(head, label["rest"] or "")
    if IMMEDIATE.fullmatch(text):
        if release.label is None:
            release.label = text.rstrip(".:")
        else:
            release.remark("marker", text, "label")
        return ""
    if EMBARGO.match(text) and len(text) < 200:
        _take_embargo(head, text)
        return ""
    return _take_date(head, text)


def _take_embargo(head: Head, text: str) -> None:
    release = head.release
    found = next(iter(dates.find_dates(text)), None)
    rest = text[: found.span[0]] + " " + text[found.span[1] :] if found else text
    at = dates.find_time(rest)
    if found and found.day and found.year is None:
        years = [int(release.date[:4])] if release.date else []
        year = dates.year_of(found, head.today, years) or head.today.year
        found = found.in_year(year)
    if not (found and found.year and found.month and found.day):
        release.remark("embargo_not_understood", text, "embargo")
        return
    minutes, zone = at or (0, "")
    release.embargo = dates.moment(date(found.year, found.month, found.day), minutes, zone)
    release.remark("marker", text, "embargo")


def _take_date(head: Head, text: str) -> str:
    release = head.release
    if release.date is not None:
        return text
    bare = DATE_WORD.sub("", text)
    found = next((each for each in dates.find_dates(bare) if each.span[0] == 0), None)
    if found and len(bare) - found.span[1] < 3:
        return _dated(head, found, text, "")
    if DATE_WORD.match(text) and (year := dates.find_year(bare)) and len(bare) < 8:
        return _dated(head, year, text, "")
    return _take_dateline(head, text)


def _take_dateline(head: Head, text: str) -> str:
    release = head.release
    match = DATELINE.match(text)
    if match and _may_be_place(match["place"], head.known):
        after = re.sub(r"^op\s+", "", text[match.end() :], flags=re.I)
        found = next((each for each in dates.find_dates(after) if each.span[0] == 0), None)
        found = found or _year_at_start(after)
        if found and (match["gap"].strip() or match["place"].lower() in head.known.places):
            left = after[found.span[1] :]
            time = re.match(r"\s*,?\s*\d{1,2}[.:]\d\d\s*(?:uur|hours|hrs)", left)
            left = left[time.end() :] if time else left
            dash = DASH.match(left)
            if not left.strip(" .,)") or dash:
                release.place = _place(match["place"])
                return _dated(head, found, text[: len(text) - len(left)], left[dash.end() :] if dash else "")
    only = ONLY_PLACE.match(text)
    if only and head.titles and only["place"].lower() in head.known.places and release.place is None:
        release.place = _place(only["place"])
        return text[only.end() :]
    if text.lower() in head.known.places and release.place is None:
        release.place = text
        return ""
    return text


def _year_at_start(text: str) -> dates.FoundDate | None:
    found = dates.find_year(text[:5])
    return found if found and found.span[0] == 0 else None


def _may_be_place(text: str, known: Known) -> bool:
    parts = [part for part in re.split(r"\s*(?:/|&|\ben\b|\band\b)\s*", text) if part]
    return all(part.lower() in known.places or (part[0].isupper() and len(part.split()) < 4) for part in parts)


def _place(text: str) -> str:
    if not text.isupper():
        return text
    small = {"aan", "den", "de", "op", "bij", "en", "and"}
    words = [
        word.lower() if word.lower() in small and index else word.title() for index, word in enumerate(text.split())
    ]
    return " ".join(words).replace("Ij", "IJ")


def _dated(head: Head, found: dates.FoundDate, written: str, left: str) -> str:
    release = head.release
    release.date, release.date_precision = found.iso, found.precision
    if found.year is None:
        year = dates.year_of(found, head.today, [])
        if year:
            release.date, release.date_precision = found.in_year(year).iso, "inferred"
            release.remark("date_inferred", written, "date")
        else:
            release.remark("date_without_year", written, "date")
    else:
        release.remark("marker", written, "date")
    return left


def _set_titles(head: Head, queue: list[Block]) -> None:
    release, titles = head.release, head.titles
    if not titles and head.senders:
        titles, head.senders = head.senders, []
    for sender in head.senders:
        release.remark("connecting_words", sender.text, "sender")
    styled = [index for index, block in enumerate(titles) if block.style == "title"]
    for block in titles[: styled[0]] if styled else []:
        release.remark("connecting_words", block.text, "sender")
    titles = titles[styled[0] :] if styled else titles
    if not titles:
        return
    headline = titles.pop(0).text
    while titles and titles[0].style != "subtitle" and CONNECTS.match(titles[0].text):
        headline += " " + titles.pop(0).text
    release.headline = headline
    if titles and titles[0].style != "heading":
        release.subheadline = titles.pop(0).text
    queue[:0] = titles


def _set_lead(head: Head, queue: list[Block]) -> None:
    for index, block in enumerate(queue):
        if block.style in {"heading", "list", "quote"} or not is_prose(block, head):
            continue
        if index > 1:
            return
        if head.release.headline is None and head.release.label is None and head.release.date is None:
            return
        head.release.lead = queue.pop(index).text
        return
