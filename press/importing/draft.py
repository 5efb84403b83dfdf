"""A release as a draft page: a revision with the page's own blocks, and nothing private in it."""

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.utils.html import escape
from django.utils.text import slugify
from django.utils.translation import gettext as _

from press.importing.channels import URL, tidy_url
from press.importing.organisations import Register
from press.importing.release import BodyPart, Quote, Release
from press.models import NewsroomPage, PressReleasePage, ReleaseContact, Signatory
from press.streams import CHECK

SENTENCE_OPEN = re.compile(r"[^.:!?”’\"'»)]$")


def make_draft(release: Release, newsroom: NewsroomPage, user: Any, register: Register) -> PressReleasePage:
    """A new draft below the newsroom, owned by ``user``. It is not live, and was never."""
    page = PressReleasePage(
        live=False,
        has_unpublished_changes=True,
        owner=user,
        locale=newsroom.locale,
        title=_cut(release.headline or _("Statement without a headline"), 255),
        label=_cut(release.label or "", 60),
        subheadline=_cut(release.subheadline or "", 255),
        place=_cut(release.place or "", 120),
        lead=release.lead or "",
        embargo_until=datetime.fromisoformat(release.embargo) if release.embargo else None,
        body=[
            *_too_long(release),
            *(block for index, part in enumerate(release.body) for block in _blocks(release, index, part)),
        ],
        references=_references(release),
        boilerplates=[("boilerplate", _boilerplate(text)) for text in release.boilerplates],
        editor_notes=[("note", {"kind": each.kind, "number": each.n, "text": each.text}) for each in release.notes],
    )
    page.slug = _free_slug(newsroom, page.title)
    page.draft_title = page.title
    _set_date(page, release)
    _add_people(page, release, register)
    newsroom.add_child(instance=page)
    page.save_revision(user=user, clean=False, log_action=True)
    return page


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _too_long(release: Release) -> list[tuple[str, Any]]:
    """What a field of the page cannot hold goes to the body in full."""
    limits = ((release.headline, 255), (release.subheadline, 255), (release.label, 60), (release.place, 120))
    return [("paragraph", _html(text, release)) for text, limit in limits if text and len(text) > limit]


def _free_slug(newsroom: NewsroomPage, title: str) -> str:
    base = slugify(title)[:80].strip("-") or "persbericht"
    taken = set(newsroom.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        slug for number in range(len(taken) + 1) if (slug := f"{base}-{number + 1}" if number else base) not in taken
    )


def _set_date(page: PressReleasePage, release: Release) -> None:
    if not release.date:
        return
    parts = [int(part) for part in release.date.split("-")]
    year, month, day = [*parts, 1, 1][:3]
    page.release_date = date(year, month, day)
    page.date_precision = ("year", "month", "day")[len(parts) - 1]
    page.date_is_inferred = release.date_precision == "inferred"


def _add_people(page: PressReleasePage, release: Release, register: Register) -> None:
    signatories = [
        Signatory(
            organisation=register.find(each.organisation),
            name=_cut(each.organisation, 160),
            place=_cut(each.place or "", 120),
            is_national=each.national,
            person=_cut(each.person or "", 120),
        )
        for each in release.signatories
    ]
    # Numbers and addresses are those of the organisation in the directory, never those of the document.
    contacts = [(register.find(each.organisation), each.name) for each in release.contacts]
    release_contacts = [
        ReleaseContact(organisation=organisation, person=_cut(name or "", 120))
        for organisation, name in contacts
        if organisation
    ]
    setattr(page, "signatories", signatories)
    setattr(page, "release_contacts", release_contacts)


def _references(release: Release) -> list[tuple[str, Any]]:
    return [
        ("reference", {"number": each.n or position, "text": each.text, "url": each.url if _is_web(each.url) else ""})
        for position, each in enumerate(release.references, start=1)
    ]


def _is_web(address: str | None) -> bool:
    try:
        return bool(address and urlsplit(address).scheme in {"http", "https"} and urlsplit(address).hostname)
    except ValueError:
        return False


def _blocks(release: Release, index: int, part: BodyPart) -> list[tuple[str, Any]]:
    if part.type == "heading" and not part.check:
        return [("heading", part.text)]
    if part.type == "case":
        return [("case", {"text": part.text, "consent": False})]
    prose = partial(_prose, is_unsure=part.check)
    if part.type == "list":
        items = "".join(f"<li>{_linked(item, release)}</li>" for item in part.text.split("\n"))
        return [prose(f"<ul>{items}</ul>")]
    quotes = [quote for quote in release.quotes if quote.paragraph == index]
    if (
        part.type == "quote"
        and not quotes
        and any(part.text.strip("“”„\"'‘’ ") in quote.text for quote in release.quotes)
    ):
        return []  # the second paragraph of a quotation that stands whole above it
    blocks = _around_quotes(release, part.text, quotes, prose)
    # Where all of it was taken for a quotation, and that is what is unsure: as it stands in the document.
    hides_doubt = part.check and blocks and all(kind == "quote" for kind, _value in blocks)
    return [prose(_html(part.text, release))] if hides_doubt else blocks


def _prose(html: str, *, is_unsure: bool) -> tuple[str, Any]:
    return (CHECK, {"text": html, "is_settled": False}) if is_unsure else ("paragraph", html)


def _around_quotes(
    release: Release, text: str, quotes: list[Quote], prose: Callable[[str], tuple[str, Any]]
) -> list[tuple[str, Any]]:
    """Text, quote, text: where a quote stands by itself; one in the middle of a sentence stays in its sentence."""
    blocks: list[tuple[str, Any]] = []
    position = 0
    for quote in quotes:
        before, after = text[position : quote.start], text[quote.end :].lstrip(" .,)”’\"'")
        stands_alone = not SENTENCE_OPEN.search(before.rstrip()) and not after[:1].islower()
        if not stands_alone or quote.start < position:
            continue
        if before.strip():
            blocks.append(prose(_html(before, release)))
        blocks.append(("quote", _quote(quote)))
        position = len(text) - len(after)
    if text[position:].strip():
        blocks.append(prose(_html(text[position:], release)))
    return blocks


def _quote(quote: Quote) -> dict[str, str]:
    return {
        "text": quote.text,
        "speaker": quote.speaker or "",
        "role": quote.role or "",
        "organisation": quote.organisation or "",
    }


def _boilerplate(text: str) -> str:
    head, _line, rest = text.partition("\n")
    return f"<p><b>{escape(head)}</b></p><p>{escape(rest)}</p>" if rest else f"<p>{escape(text)}</p>"


def _html(text: str, release: Release) -> str:
    return f"<p>{_linked(text.strip(), release)}</p>"


def _linked(text: str, release: Release) -> str:
    """Escaped, with the links of the document; each word of a link is linked once."""
    marked = {link.text: link.url for link in release.links if link.text != link.url and _is_web(link.url)}
    pattern = "|".join([URL.pattern, *(re.escape(words) for words in sorted(marked, key=len, reverse=True))])
    pieces: list[str] = []
    position = 0
    for match in re.finditer(pattern, text, re.IGNORECASE):
        words = match[0] if match[0] in marked else tidy_url(match[0])
        address = marked.get(words, words if words.lower().startswith("http") else f"https://{words}")
        pieces.append(escape(text[position : match.start()]))
        pieces.append(f'<a href="{escape(address)}">{escape(words)}</a>' if _is_web(address) else escape(words))
        position = match.start() + len(words)
    return "".join([*pieces, escape(text[position:])])
