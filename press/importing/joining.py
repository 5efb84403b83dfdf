"""From lines to paragraphs: hard line breaks, hyphenation, intertitles, lists."""

import re
from dataclasses import dataclass, field

from press.importing.source import Group

HYPHEN = re.compile(r"(?P<word>[\w’']+)[-‐]$")
KEPT_HYPHEN = frozenset(
    [
        "niet",
        "non",
        "ex",
        "oud",
        "anti",
        "co",
        "pro",
        "mede",
        "semi",
        "on-",
        "self",
        "well",
        "long",
        "short",
        "sub",
        "zelf",
        "all",
    ]
)
AND = re.compile(r"(?:en|of|and|or)\b")
BULLET = re.compile(r"^(?:[•·▪◦‣●○■□➢➤✓*]|[-–—](?=\s))\s*(?=\S)")
NUMBERED = re.compile(r"^(?:\d{1,2}|[a-h])[.)]\s+(?=\S)")
SENTENCE_END = re.compile(r"[.!?…:;][”’\"'»)\]]*(?:\s*(?:\(\d{1,2}\)|\[\d{1,2}\]|[¹²³⁴-⁹]))?$")
STARTS = re.compile(r"[“”„‘'\"«(]?[A-ZÀ-ÞĀ-ŽŞİĞ0-9]|[’']s\s")
LONGEST_HEADING = 90


@dataclass
class Block:
    """A paragraph, intertitle or list, in one piece."""

    text: str
    style: str = ""
    lines: list[str] = field(default_factory=list)


def wrap_width(groups: list[Group], is_wrapped: bool) -> int:
    """The width at which somebody, or the page, broke the lines of this text, or 0 if nobody did."""
    if is_wrapped:
        return max((len(line) for group in groups for line in group.lines), default=0)
    full = sorted(
        len(line) for group in groups if len(group.lines) > 1 and not group.style for line in group.lines[:-1]
    )
    full = [length for length in full if length > 45]  # shorter ones are cards, lists and names
    if len(full) < 3:
        return 0
    widest = full[-1]
    near = sum(length > widest * 0.75 for length in full)
    return widest if 40 <= widest <= 150 and near * 2 >= len(full) else 0


def join(lines: list[str], vocabulary: str = "") -> str:
    """Lines of one paragraph as one. ``vocabulary``: the whole text, which may show how a broken word is spelt."""
    text = ""
    for line in (line.strip() for line in lines):
        match = HYPHEN.search(text)
        last = text.rpartition(" ")[2]
        if not text:
            text = line
        elif match and line[:1].islower() and not AND.match(line):
            text = _mended(text, match["word"], line, vocabulary)
        elif (
            (match and line[:1].isalnum() and not AND.match(line))
            or _inside_url(last, line)
            or (match is None and text.endswith(("‐", "/")) and not last.startswith("http") and line[:1].isalnum())
        ):
            text += line
        else:
            text += " " + line
    return re.sub(r" {2,}", " ", text).replace("‐", "-")


def _mended(text: str, word: str, line: str, vocabulary: str) -> str:
    first = re.match(r"[\w’']+", line)
    compound = f"{word}-{first[0] if first else ''}".lower()
    is_compound = word.lower() in KEPT_HYPHEN or word.isupper() or word[-1:].isdigit()
    if is_compound or re.search(rf"\b{re.escape(compound)}\b", vocabulary.lower()):
        return text + line
    return text[:-1] + line


def _inside_url(last: str, line: str) -> bool:
    return last.startswith(("http://", "https://", "www.")) and last[-1] in "/-_=&?%" and " " not in line


def blocks_of(group: Group, width: int, vocabulary: str = "") -> list[Block]:
    """The blocks that a group of lines holds."""
    if group.style in {"heading", "title", "subtitle", "quote", "list", "note"}:
        text = join(group.lines, vocabulary)
        return [Block(BULLET.sub("", text) if group.style == "list" else text, group.style, group.lines)]
    blocks: list[Block] = []
    bullets = [bool(BULLET.match(line)) for line in group.lines]
    numbers = [bool(NUMBERED.match(line)) for line in group.lines]
    marked = bullets if sum(bullets) > 1 or _has_real_bullet(group.lines) else numbers if sum(numbers) > 1 else []
    current: list[str] = []
    in_list = False
    for index, line in enumerate(group.lines):
        starts_item = bool(marked) and marked[index]
        if current and (starts_item or _breaks(current, line, width, in_list)):
            blocks.append(_block(current, in_list, vocabulary))
            current, in_list = [], False
        in_list = in_list or starts_item
        current.append(line)
    blocks.append(_block(current, in_list, vocabulary))
    return blocks


def _has_real_bullet(lines: list[str]) -> bool:
    return any(BULLET.match(line) and line[0] not in "-–—*" for line in lines)


def _block(lines: list[str], in_list: bool, vocabulary: str) -> Block:
    text = join(lines, vocabulary)
    if in_list:
        return Block(NUMBERED.sub("", BULLET.sub("", text)), "list", lines)
    return Block(text, "", lines)


def _breaks(current: list[str], line: str, width: int, in_list: bool) -> bool:
    """Whether a new block begins at this line."""
    last = current[-1]
    if not width:
        is_open = not SENTENCE_END.search(last) and (line[:1].islower() or len(last) > 60)
        return not HYPHEN.search(last) and not is_open
    fits = len(last) + 1 + len(line.split(" ")[0]) < width * 0.85
    if not fits or not STARTS.match(line):
        return False
    if SENTENCE_END.search(last):
        return True
    # A short line without a full stop, and then a new sentence: an intertitle, if it stands alone.
    return len(current) == 1 and not in_list and looks_like_heading(last) and len(last) < width * 0.7


def looks_like_heading(text: str) -> bool:
    """Whether this may be an intertitle: short, and no sentence."""
    if len(text) > LONGEST_HEADING or len(text.split()) > 14 or not any(character.isalpha() for character in text):
        return False
    return not re.search(r"[.,;:!…”’\"»][)\]]*$", text) or (
        text.endswith(("’", "'")) and text[-2:-1].isalpha() and text[0] in "‘'"
    )
