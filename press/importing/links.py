"""Links: in the text, behind words of a Word file, or left by a PDF where they do not belong."""

import re

from press.importing.channels import EMAIL, URL, find_urls, tidy_url
from press.importing.release import Link, Release
from press.importing.sections import CONTACTS, SIGNATORIES, Section
from press.importing.source import Group, Source


def take_displaced(release: Release, sections: list[Section]) -> None:
    """Takes out the lines that hold nothing but an address, where an address has no business to stand."""
    for section in sections:
        if section.kind in {CONTACTS, SIGNATORIES}:
            for group in section.groups:
                group.lines = [line for line in group.lines if not _take(release, section, line)]
        section.groups = [group for group in section.groups if group.lines]


def take_loose(release: Release, groups: list[Group]) -> list[Group]:
    """The groups of running text without those that are only addresses; after a colon an address belongs there."""
    kept: list[Group] = []
    for group in groups:
        is_only = all(_is_address(line) for line in group.lines)
        if is_only and not (kept and kept[-1].lines[-1].rstrip().endswith(":")):
            for line in group.lines:
                _add_displaced(release, line)
        elif is_only:
            kept[-1].lines += group.lines
        else:
            kept.append(group)
    return kept


def _is_address(line: str) -> bool:
    return bool(URL.fullmatch(line.strip()) or re.fullmatch(rf"mailto:{EMAIL.pattern}", line.strip(), re.I))


def _take(release: Release, section: Section, line: str) -> bool:
    is_mail_line = bool(re.fullmatch(rf"mailto:{EMAIL.pattern}", line.strip(), re.I))
    if is_mail_line or (section.kind == SIGNATORIES and URL.fullmatch(line.strip())):
        _add_displaced(release, line)
        return True
    return False


def _add_displaced(release: Release, line: str) -> None:
    address = line.strip()
    if not address.lower().startswith("mailto:"):
        address = tidy_url(address)
        if address in {link.url for link in release.links}:
            release.remark("double_link", address, "links")
        else:
            release.links.append(Link(address, address))
    release.remark("displaced_link", address, "links")


def read_links(release: Release, source: Source, texts: list[str]) -> None:
    """Adds the links of the document and those written out in these texts, each once."""
    seen: dict[str, int] = {}
    for text, address in source.links:
        seen[address] = seen.get(address, 0) + 1
        if seen[address] > 1:
            release.remark("double_link", address, "links")
        elif address not in {link.url for link in release.links}:
            release.links.append(Link(text, address))
    written: dict[str, int] = {}
    behind_words = {text for text, _address in source.links}
    for text in texts:
        for address in find_urls(text):
            written[address] = written.get(address, 0) + 1
            known = address in {link.url for link in release.links} or address in behind_words
            if written[address] > 1 or (known and address not in behind_words and address not in seen):
                release.remark("double_link", address, "links")
            elif not known:
                release.links.append(Link(address, address))


def give_addresses(release: Release) -> None:
    """A displaced address goes to the reference that names its site, if exactly one does."""
    free = {link.url for link in release.links} - {each.url for each in release.references}
    for address in sorted(free):
        host = re.match(r"(?:https?://)?([^/:?#]+)", address, re.IGNORECASE)
        words = [word for word in re.split(r"[.-]", host[1].lower() if host else "") if len(word) > 2 and word != "www"]
        fitting = [
            each for each in release.references if not each.url and any(word in each.text.lower() for word in words)
        ]
        if len(fitting) == 1:
            fitting[0].url = address
