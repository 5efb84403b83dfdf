"""Word, OpenDocument and PDF versions of a text, with the styles and the paper that real documents have."""

import io
import re
import zipfile
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

RUNNING_HEAD = "Houvast voorbeelddocument"
WIDE = 50


def styled(text, right):
    """``(lines, style)`` for every paragraph of the text, as a writer in Word would have set it."""
    headings = [each["text"] for each in right["body"] if each["type"] == "heading"]
    items = [item for each in right["body"] if each["type"] == "list" for item in each["text"].split("\n")]
    for group in re.split(r"\n\s*\n", text.strip()):
        lines = group.split("\n")
        is_head = right["subheadline"] in lines
        if WIDE < max(len(line) for line in lines) <= 110 and len(lines) > 1 and not is_head and not _is_list(lines):
            lines = _paragraphs(lines, headings)
        for line in lines:
            bare = re.sub(r"^[•-] ", "", line)
            if bare in headings:
                yield line, "Heading 2"
            elif bare in items:
                yield bare, "List Bullet"
            elif line == right["headline"]:
                yield line, "Title"
            elif line == right["subheadline"]:
                yield line, "Subtitle"
            else:
                yield line, None


def _is_list(lines):
    """Whether every line stands for itself: cards, signatories, numbered notes."""
    if lines[0].endswith(":") or lines[0].isupper():
        return True
    return all(re.match(r"[•(\[-]|\d+\.", line) or len(line) < WIDE or ":" in line or "@" in line for line in lines)


def _paragraphs(lines, headings):
    joined, previous = [""], ""
    for line in lines:
        is_title = line in headings or re.match(r"(?:Over|About) (?:the )?[A-Z]", line)
        after_title = joined[-1] in headings or re.match(r"(?:Over|About) (?:the )?[A-Z][^.]*$", joined[-1])
        if is_title or after_title or (len(previous) < 60 and previous.endswith(".")):
            joined.append(line)
        elif re.search(r"(?:niet|LVV)-$", joined[-1]):
            joined[-1] += line
        elif joined[-1].endswith("-") and line[:1].islower() and not line.startswith("en "):
            joined[-1] = joined[-1][:-1] + line
        else:
            joined[-1] = f"{joined[-1]} {line}".strip()
        previous = line
    return [line for line in joined if line]


def as_word(text, right):
    document = Document()
    document.sections[0].header.paragraphs[0].text = RUNNING_HEAD
    for line, style in styled(text, right):
        document.add_paragraph(line, style=style)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_opendocument(text, right):
    """A minimal OpenDocument text: headings are headings, the rest paragraphs."""
    rows = []
    for line, style in styled(text, right):
        tag = 'text:h text:outline-level="2"' if style == "Heading 2" else "text:p"
        name = {"Title": "Title", "Subtitle": "Subtitle"}.get(style)
        attribute = f' text:style-name="{name}"' if name else ""
        row = f"<{tag}{attribute}>{escape(line)}</{tag.split()[0]}>"
        rows.append(f"<text:list><text:list-item>{row}</text:list-item></text:list>" if style == "List Bullet" else row)
    return opendocument("".join(rows))


def opendocument(body):
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{names}:office:1.0" '
        f'xmlns:text="{names}:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:style="{names}:style:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return stream.getvalue()


def as_pdf(text, right, size=11):
    """With a running head and page numbers; long words are broken where the text breaks them."""
    pdfmetrics.registerFont(TTFont("Text", _font()))
    normal = ParagraphStyle("normal", fontName="Text", fontSize=size, leading=size * 1.3)
    story = []
    for group in re.split(r"\n\s*\n", text.strip()):
        story += [Paragraph("<br/>".join(escape(line) for line in group.split("\n")), normal), Spacer(1, size * 1.3)]
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4).build(story, onFirstPage=_paper, onLaterPages=_paper)
    return stream.getvalue()


def _font():
    # reportlab ships one free family that has the letters and quotation marks of Dutch.
    import reportlab

    return f"{reportlab.__path__[0]}/fonts/Vera.ttf"


def _paper(canvas, document):
    canvas.setFont("Helvetica", 8)
    canvas.drawString(72, A4[1] - 40, RUNNING_HEAD)
    canvas.drawString(72, 30, f"Pagina {document.page}")


def word_with_notes(paragraphs, notes):
    """A Word file whose notes are real footnotes: ``{n}`` in a paragraph stands for note n."""
    document = Document()
    for paragraph in paragraphs:
        added = document.add_paragraph()
        for piece in re.split(r"(\{\d+\})", paragraph):
            if number := re.fullmatch(r"\{(\d+)\}", piece):
                reference = OxmlElement("w:footnoteReference")
                reference.set(qn("w:id"), number[1])
                added.add_run()._r.append(reference)
            else:
                added.add_run(piece)
    stream = io.BytesIO()
    document.save(stream)
    return _with_part(stream.getvalue(), notes)


def _with_part(data, notes):
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    rows = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(notes, start=1)
    )
    relation = (
        '<Relationship Id="rIdNotes" Target="footnotes.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>'
    )
    kind = (
        '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.footnotes+xml"/></Types>'
    )
    return changed(
        data,
        {
            "word/footnotes.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {space}>{rows}</w:footnotes>',
        },
        {
            "word/_rels/document.xml.rels": ("</Relationships>", relation),
            "[Content_Types].xml": ("</Types>", kind),
        },
    )


def changed(data, added, replaced=None):
    """The archive with other files in it, and pieces of its own replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if replaced and name in replaced:
                content = content.decode().replace(*replaced[name]).encode()
            new.writestr(name, content)
        for name, content in added.items():
            new.writestr(name, content)
    return stream.getvalue()
