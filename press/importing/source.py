"""What readers hand to the recognisers: the text as it stands, in groups of lines, with what was known beside it."""

from dataclasses import dataclass, field


@dataclass
class Group:
    """Lines that stand together: a paragraph of Word, or lines between two empty ones."""

    lines: list[str]
    style: str = ""
    """What the document says it is: ``title``, ``subtitle``, ``heading``, ``list``, ``quote``, ``note`` or nothing."""

    number: int | None = None
    """Of a footnote."""

    @property
    def text(self) -> str:
        """All of it on one line; hyphenation is left as it is."""
        return " ".join(line.strip() for line in self.lines)


@dataclass
class Source:
    """A document, read."""

    groups: list[Group]
    is_wrapped: bool = False
    """Whether the lines are those of a page, so that a paragraph goes over several of them."""

    links: list[tuple[str, str]] = field(default_factory=list)
    """Links with their text and address, as the document holds them."""

    artefacts: list[tuple[str, str]] = field(default_factory=list)
    """What belongs to the paper: the text and where it stood."""

    notices: list[tuple[str, str]] = field(default_factory=list)
    """What the reader noticed: a code of ``press.importing.remarks`` and a detail."""

    @property
    def text(self) -> str:
        """The whole text, as the officer sees it beside the draft."""
        body = "\n\n".join("\n".join(group.lines) for group in self.groups)
        return "\n\n".join([body, *(text for text, _place in self.artefacts)]).strip()


def grouped(lines: list[str]) -> list[Group]:
    """Lines between empty ones."""
    groups: list[Group] = []
    is_open = False
    for line in (line.strip() for line in lines):
        if not line:
            is_open = False
        elif is_open:
            groups[-1].lines.append(line)
        else:
            groups.append(Group([line]))
            is_open = True
    return groups
