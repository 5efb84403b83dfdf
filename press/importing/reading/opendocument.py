"""OpenDocument text, read straight from its XML."""

import re

from lxml import etree

from press.importing.characters import clean
from press.importing.reading.packages import Package, damaged
from press.importing.source import Group, Source

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
HREF = "{http://www.w3.org/1999/xlink}href"
NAMED = {"title": "title", "subtitle": "subtitle", "quotations": "quote", "list": "list"}


def read_opendocument(package: Package) -> Source:
    """Raises InvalidDocument."""
    root = package.xml("content.xml")
    body = None if root is None else root.find(f".//{OFFICE}text")
    if root is None or body is None:
        raise damaged()
    parents = {
        each.get(f"{STYLE}name", ""): each.get(f"{STYLE}parent-style-name", "") for each in root.iter(f"{STYLE}style")
    }
    source = Source(groups=[])
    notes: list[Group] = []
    for paragraph in body.iter(f"{TEXT}p", f"{TEXT}h"):
        if any(str(each.tag) in {f"{TEXT}note", f"{OFFICE}annotation"} for each in paragraph.iterancestors()):
            continue
        _add(source, paragraph, parents, notes)
    source.groups += notes
    _read_paper(source, package)
    if body.find(f".//{OFFICE}annotation") is not None or body.find(f".//{TEXT}tracked-changes") is not None:
        source.notices.append(("comments_left_out", ""))
    return source


def _add(source: Source, paragraph: "etree._Element", parents: dict[str, str], notes: list[Group]) -> None:
    if any(str(each.tag) == f"{TEXT}tracked-changes" for each in paragraph.iterancestors()):
        return
    lines = [line.strip() for line in clean(_text_of(paragraph, notes)).split("\n") if line.strip()]
    for anchor in paragraph.iter(f"{TEXT}a"):
        address, text = anchor.get(HREF, ""), " ".join("".join(anchor.itertext()).split())
        if address.startswith(("http://", "https://")) and text:
            source.links.append((text, address))
    if not lines:
        return
    style = paragraph.get(f"{TEXT}style-name", "")
    named = NAMED.get(re.sub(r"_20_.*|\d+$", "", parents.get(style) or style).lower(), "")
    if any(str(each.tag) == f"{TEXT}list-item" for each in paragraph.iterancestors()):
        named = "list"
    if paragraph.tag == f"{TEXT}h" and not named:
        named = "heading"
    source.groups.append(Group(lines, named))


def _text_of(element: "etree._Element", notes: list[Group]) -> str:
    pieces = [element.text or ""]
    for child in element:
        tag = str(child.tag)
        if tag == f"{TEXT}line-break":
            pieces.append("\n")
        elif tag == f"{TEXT}tab" or tag == f"{TEXT}s":
            pieces.append(" ")
        elif tag == f"{TEXT}note":
            number = len(notes) + 1
            words = [" ".join(_text_of(each, notes).split()) for each in child.iter(f"{TEXT}p")]
            notes.append(Group([clean(" ".join(words))], "note", number))
            pieces.append(f"[{number}]")
        elif isinstance(child.tag, str) and tag != f"{OFFICE}annotation":
            pieces.append(_text_of(child, notes))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _read_paper(source: Source, package: Package) -> None:
    root = package.xml("styles.xml")
    for place in ("header", "footer"):
        for part in [] if root is None else root.iter(f"{STYLE}{place}"):
            text = " ".join("".join(part.itertext()).split())
            if text:
                source.artefacts.append((clean(text), place))
