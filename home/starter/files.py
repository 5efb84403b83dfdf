"""Reads the page files: a YAML head, then text in parts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from home.starter.errors import ContentError
from languages.table import BY_CODE, SOURCE

_PART = re.compile(r"^## (.+)$")
# Of these kinds the text is in parts under fixed headings; of the others it is running Markdown.
IN_PARTS = {"home", "rights", "rights-index", "topic", "newsroom", "evaluation", "evaluation-index"}


@dataclass(frozen=True)
class Part:
    """The text below one ``##`` heading, and the line it starts on."""

    text: str
    line: int

    @property
    def paragraphs(self) -> list[str]:
        """Its paragraphs, each on one line."""
        return [" ".join(chunk.split()) for chunk in re.split(r"\n\s*\n", self.text) if chunk.strip()]

    def lines(self) -> Iterator[tuple[int, str]]:
        """Its lines that are not blank, with their numbers."""
        for number, line in enumerate(self.text.splitlines(), start=self.line):
            if line.strip():
                yield number, line.rstrip()


@dataclass(frozen=True)
class PageFile:
    """One page in one language."""

    path: Path
    language: str
    head: dict[str, Any]
    body: str
    body_line: int
    digest: str = field(compare=False)

    @property
    def key(self) -> str:
        """Stable name of the page, the same in every language: the folder below ``pages``."""
        parts = self.path.parts
        return "/".join(parts[parts.index("pages") + 1 : -1])

    @property
    def name(self) -> str:
        """What the ledger calls this file."""
        return f"page:{self.key or 'home'}:{self.language}"

    def need(self, name: str) -> Any:
        """A value of the head. Raises ContentError if it is missing or empty."""
        value = self.head.get(name)
        if value in (None, ""):
            raise ContentError(self.path, f"“{name}” is missing in the head.", 1)
        return value

    def parts(self) -> dict[str, Part]:
        """The parts of the text by their heading.

        Raises ContentError for text before the first heading or a heading twice.
        """
        found: dict[str, Part] = {}
        name, start, lines = "", self.body_line, list[str]()
        for number, line in enumerate([*self.body.splitlines(), "## end"], start=self.body_line):
            if heading := _PART.match(line):
                text = "\n".join(lines)
                if name in found:
                    raise ContentError(self.path, f"the part “{name}” stands here twice.", start)
                if name:
                    found[name] = Part(text, start)
                elif text.strip():
                    raise ContentError(self.path, "text before the first ## heading.", self.body_line)
                name, start, lines = heading[1].strip().lower(), number + 1, []
            else:
                lines.append(line)
        return found


def read_page(path: Path) -> PageFile:
    """Reads one file. Raises ContentError for a wrong name, encoding or head."""
    if path.stem not in BY_CODE:
        raise ContentError(path, f"“{path.stem}” is not a language of the site.")
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ContentError(path, "is not UTF-8.") from error
    handler = YAMLHandler()
    if not handler.detect(text):
        raise ContentError(path, "does not start with a head between --- lines.", 1)
    head_text, body = handler.split(text)
    try:
        head = handler.load(head_text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ContentError(
            path, f"the head is not YAML: {getattr(error, 'problem', error)}.", mark.line + 1 if mark else 1
        ) from error
    if not isinstance(head, dict):
        raise ContentError(path, "the head is not a list of names and values.", 1)
    body_line = text[: len(text) - len(body.lstrip("\n"))].count("\n") + 1 if body.strip() else 1
    digest = sha256(text.encode()).hexdigest()
    return PageFile(path, path.stem, head, body.lstrip("\n"), body_line, digest)


def page_folders(root: Path) -> list[Path]:
    """Every folder with a Dutch file, parents before children, sisters in their ``order``."""
    found: list[Path] = []

    def visit(folder: Path) -> None:
        if not (folder / f"{SOURCE}.md").exists():
            raise ContentError(folder, f"has no {SOURCE}.md, the source of its translations.")
        found.append(folder)
        for child in sorted((each for each in folder.iterdir() if each.is_dir()), key=_order):
            visit(child)

    visit(root)
    return found


def _order(folder: Path) -> tuple[int, str]:
    source = folder / f"{SOURCE}.md"
    order = read_page(source).head.get("order", 99) if source.exists() else 99
    return (order if isinstance(order, int) else 99, folder.name)
