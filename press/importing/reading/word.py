"""Word: mammoth turns it into plain HTML, which keeps headings, lists and notes."""

import re
from io import BytesIO

import mammoth
from django.utils.translation import gettext as _
from lxml import etree, html

from press.importing.characters import clean
from press.importing.errors import InvalidDocument
from press.importing.reading.packages import Package, damaged
from press.importing.source import Group, Source

STYLES = """
p[style-name='Title'] => p.title:fresh
p[style-name='Titel'] => p.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Ondertitel'] => p.subtitle:fresh
p[style-name='Quote'] => p.quote:fresh
p[style-name='Citaat'] => p.quote:fresh
p[style-name='Intense Quote'] => p.quote:fresh
p[style-name='footnote text'] => p:fresh
p[style-name='List Bullet'] => p.list:fresh
p[style-name='List Number'] => p.list:fresh
p[style-name='List Paragraph'] => p:fresh
u =>
b =>
i =>
"""
MACROS = ("word/vbaProject.bin", "word/vbaData.xml")
WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_word(package: Package) -> Source:
    """Raises InvalidDocument, also for a file that carries macros."""
    if any(name in package.sizes for name in MACROS) or b"macroEnabled" in package.read("[Content_Types].xml"):
        raise InvalidDocument(_("This Word file carries macros. Save it as .docx, without them."))
    package.check_xml()
    try:
        made = mammoth.convert_to_html(
            BytesIO(package.data), style_map=STYLES, ignore_empty_paragraphs=True, convert_image=_no_picture
        ).value
    # mammoth raises whatever its parsers raise; to the person who chose the file it is all the same.
    except Exception as error:
        raise damaged() from error
    source = Source(groups=[])
    root = html.fromstring(f"<div>{made}</div>")
    for element in root:
        _add(source, element)
    _read_paper(source, package)
    return source


@mammoth.images.img_element
def _no_picture(image: object) -> dict[str, str]:
    return {}


def _add(source: Source, element: "etree._Element", style: str = "") -> None:
    tag, css = str(element.tag), element.get("class", "")
    if tag in {"ol", "ul"}:
        for item in element:
            notes = re.match(r"(?:foot|end)note-(\d+)", item.get("id", ""))
            _add_text(source, item, "note" if notes else "list", int(notes[1]) if notes else None)
    elif tag == "table":
        for row in element.iter("tr"):
            _add_row(source, row)
    elif tag == "img":
        source.notices.append(("pictures_left_out", ""))
    else:
        _add_text(source, element, css or ("heading" if re.fullmatch(r"h\d", tag) else style))


def _add_row(source: Source, row: "etree._Element") -> None:
    cells = [" ".join(text_of(cell).split()) for cell in row if cell.tag in {"td", "th"}]
    if any(cells):
        source.groups.append(Group([clean(": ".join(cell for cell in cells if cell))]))
    _collect_links(source, row)


def _add_text(source: Source, element: "etree._Element", style: str, number: int | None = None) -> None:
    if element.find(".//img") is not None:
        source.notices.append(("pictures_left_out", ""))
    lines = [line.strip() for line in clean(text_of(element)).split("\n") if line.strip(" \n")]
    _collect_links(source, element)
    if lines:
        source.groups.append(Group(lines, style, number))


def _collect_links(source: Source, element: "etree._Element") -> None:
    for anchor in element.iter("a"):
        address, text = anchor.get("href", ""), " ".join("".join(anchor.itertext()).split())
        if address.startswith(("http://", "https://")) and text:
            source.links.append((text, address))


def text_of(element: "etree._Element") -> str:
    """The text, with line breaks, and without the arrows that lead back from a note."""
    pieces = [element.text or ""]
    for child in element:
        href = child.get("href", "") if child.tag == "a" else ""
        if re.match(r"#(foot|end)note-ref", href):
            pass
        elif child.tag == "br":
            pieces.append("\n")
        elif child.tag == "p" and any(piece.strip() for piece in pieces):
            pieces.append("\n" + text_of(child))
        else:
            pieces.append(text_of(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _read_paper(source: Source, package: Package) -> None:
    """Headers and footers are of the paper; comments and changes are named, so that nobody misses them silently."""
    for name in sorted(package.sizes):
        if re.fullmatch(r"word/(header|footer)\d*\.xml", name):
            root = package.xml(name)
            paragraphs = [] if root is None else root.iter(f"{WORDS}p")
            for text in dict.fromkeys("".join(each.itertext(f"{WORDS}t")).strip() for each in paragraphs):
                if text:
                    source.artefacts.append((clean(text), "header" if "header" in name else "footer"))
    document = package.xml("word/document.xml")
    changes = document is not None and document.find(f".//{WORDS}del") is not None
    if changes or "word/comments.xml" in package.sizes:
        source.notices.append(("comments_left_out", ""))
