"""Files as people and their enemies make them, in memory."""

import zipfile
from io import BytesIO

from docx import Document as WordDocument
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas


def pdf(*pages, password=None):
    """A PDF with a line of text on each page; a page of None holds a drawing only, like a scan."""
    out = BytesIO()
    paper = canvas.Canvas(out, encrypt=StandardEncryption(password, canPrint=0) if password else None)
    for text in pages:
        if text is None:
            paper.rect(100, 100, 200, 200, fill=1)
        else:
            paper.drawString(50, 700, text)
        paper.showPage()
    paper.save()
    return out.getvalue()


def docx(*paragraphs):
    """A Word document."""
    document = WordDocument()
    for text in paragraphs:
        document.add_paragraph(text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def swollen_docx(size):
    """A Word document of a few kilobytes with a part that unpacks to ``size`` bytes."""
    out = BytesIO(docx("klein"))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("word/swollen.xml", "w") as part:
        for _ in range(size >> 20):
            part.write(b" " * (1 << 20))
    return out.getvalue()


def laughing_docx():
    """A Word document whose text is an entity of entities of entities: a few lines that become gigabytes."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    body = f'<!DOCTYPE d [<!ENTITY e0 "lachen ">{entities}]>'
    body += '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    body += "<w:body><w:p><w:r><w:t>&e11;</w:t></w:r></w:p></w:body></w:document>"
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(docx("klein"))) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, body if name == "word/document.xml" else source.read(name))
    return out.getvalue()


def swollen_pdf(size):
    """A PDF whose only page is a stream that unpacks to ``size`` bytes of drawing."""
    import zlib

    squeezed = zlib.compressobj(9)
    stream = b"".join(squeezed.compress(b"0 0 m 9 9 l S\n" * 75_000) for _ in range(size >> 20)) + squeezed.flush()
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>endobj\n"
    body = b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream endobj\n" % (len(stream), stream)
    return head + page + body + b"trailer<</Root 1 0 R>>\n%%EOF\n"
