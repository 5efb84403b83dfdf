"""Turns parts of a file into stream data. Block ids stay the same each time, so that translations find their blocks."""

import json
import re
from typing import Any
from uuid import UUID, uuid5

import nh3
from markdown_it import MarkdownIt

from home.starter.errors import ContentError
from home.starter.files import PageFile, Part

_NAMESPACE = UUID("5bd1d4a6-6c1b-4d7e-9f0a-3d8c2f6b7e10")
_ALLOWED = {"p", "h2", "h3", "b", "i", "a", "ul", "ol", "li", "br"}
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(["image", "code", "fence"])

Blocks = list[tuple[str, Any]]


def stream(page: PageFile, field: str, blocks: Blocks) -> str:
    """The JSON of a StreamField: block ids are made from page, field and place."""
    return json.dumps(
        [
            {"type": kind, "value": value, "id": str(uuid5(_NAMESPACE, f"{page.key}#{field}#{index}"))}
            for index, (kind, value) in enumerate(blocks)
        ]
    )


def items(page: PageFile, part: Part | None, kinds: dict[str, str]) -> Blocks:
    """A list: ``kinds`` maps the mark of a line (``-`` or ``+``) to its block type.

    Raises ContentError for another line.
    """
    blocks: Blocks = []
    for number, line in part.lines() if part else ():
        mark, _, text = line.strip().partition(" ")
        if line.startswith("  ") and blocks:
            blocks[-1] = (blocks[-1][0], f"{blocks[-1][1]} {line.strip()}")
        elif mark in kinds and text.strip():
            blocks.append((kinds[mark], text.strip()))
        else:
            raise ContentError(
                page.path, f"a line of this list must start with {' or '.join(kinds)} and a space.", number
            )
    return blocks


def paragraphs(part: Part | None) -> Blocks:
    """Plain paragraphs."""
    return [("paragraph", text) for text in part.paragraphs] if part else []


def steps(page: PageFile, part: Part | None) -> Blocks:
    """Steps: ``### what to do``, an explanation, and ``> a Dutch sentence to say``."""
    blocks: Blocks = []
    for number, line in part.lines() if part else ():
        if line.startswith("### "):
            blocks.append(("step", {"title": line[4:].strip(), "text": "", "say": ""}))
        elif not blocks:
            raise ContentError(page.path, "a step starts with ### and what to do.", number)
        elif line.startswith(">"):
            blocks[-1][1]["say"] = line[1:].strip()
        else:
            blocks[-1][1]["text"] = f"{blocks[-1][1]['text']} {line.strip()}".strip()
    return blocks


def html(text: str) -> str:
    """Markdown as the rich text the desk edits.

    Nothing but paragraphs, headings, lists, bold, links and Dutch words.
    """
    rendered = _MARKDOWN.render(text)
    for long, short in (("strong", "b"), ("em", "i"), ("h4", "h3"), ("h1", "h2")):
        rendered = re.sub(rf"<(/?){long}>", rf"<\g<1>{short}>", rendered)
    cleaned = nh3.clean(rendered, tags=_ALLOWED, attributes={"a": {"href"}}, link_rel=None)
    return re.sub(r">\s*\n\s*<", "><", cleaned).strip()
