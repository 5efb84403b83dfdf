"""Whom to call: name, role, organisation, number, address, hours, in a line, a card or a sentence."""

import re
from dataclasses import replace

from press.importing.channels import EMAIL, PHONE, URL, is_mobile, is_personal, tidy_url
from press.importing.joining import BULLET
from press.importing.names import Known, Person, read_person
from press.importing.release import Contact, Link, Release

HOURS = re.compile(
    r"""(?:\(?\b(?:(?:dagelijks\s+|telefonisch\s+)?(?:bereikbaar|beschikbaar|te\s+bereiken)|available|reachable|open\s+(?:op|van|from|on|daily|dagelijks)|opening\s+hours|kantooruren|office\s+hours|openingstijden)\b(?:[^.;\n()@+¶]|(?<=\d)\.(?=\d))*
    |\b(?:op\s+)?(?:werkdagen|weekdays|weekdagen|(?:ma|di|wo|do|vr|mon|tue|wed|thu|fri)(?:\.|\b)\s*(?:-|–|t/m|tot|to|until)\s*\w+|maandag|dinsdag|woensdag|donderdag|vrijdag|monday|tuesday|wednesday|thursday|friday)\b(?:[^.;\n()@+¶]|(?<=\d)\.(?=\d))*?\d{1,2}(?:[.:]\d\d)?\s*(?:uur|u\b|h\b|[ap]m)?(?:\s*(?:-|–|tot|to|until|en|and)\s*\d{1,2}(?:[.:]\d\d)?\s*(?:uur|u\b|h\b|[ap]m)?)?\)?)""",
    re.I | re.X,
)
LEAD_IN = re.compile(
    r"^.*?\b(?:contact\s+op(?:nemen)?\s+met|contact\s+opnemen\s+met|contact\s+(?:met|with)|terecht\s+bij|bellen\s+(?:met|naar)|mailen\s+(?:met|naar)|please\s+contact|kunt\s+u\s+bellen(?:\s+(?:met|naar))?|get\s+in\s+touch\s+with|neem\s+contact\s+op\s+met|bel(?:\s+of\s+mail)?(?:\s+met|\s+naar)?|mail(?:\s+naar)?|call(?:\s+or\s+(?:e-?mail|write\s+to))?|contact|write\s+to|e-?mail)\s+(?=\S)",
    re.I | re.S,
)
LABELS = re.compile(
    r"\b(?:tel(?:efoon|ephone)?(?:nummer)?|t|m|mob(?:iel|ile)?|gsm|e|e-?mail(?:adres)?|mail|phone|via|op|on|at|or|of|en|and|bij|per|nummer|number|website|web|w|whatsapp|signal|u\s+kunt|mailen|bellen|bel|call|naar|met|with|to|o\.?v\.?v\.?|through|by)\b\s*[.:]?|[/|()<>\[\]]",
    re.I,
)
JOINT = re.compile(r"[\s.;,]*(?:\b(?:of|en|or|and)\b)?[\s.;,:]*", re.I)


def read_contacts(release: Release, lines: list[str], known: Known) -> None:
    """Adds those whom these lines name."""
    text, hours = _without_hours(_as_text(lines))
    text = _without_sites(release, text)
    channels = [(match.start(), match.end(), match[0], False) for match in PHONE.finditer(text)]
    channels += [(match.start(), match.end(), match[1].rstrip("."), True) for match in EMAIL.finditer(text)]
    contacts: list[Contact] = []
    position = 0
    for start, end, value, is_email in sorted(channels):
        described = _describe(release, text[position:start], known)
        position = end
        taken = contacts and (contacts[-1].email if is_email else contacts[-1].phone)
        if described or not contacts or (taken and contacts[-1].name is not None and not described and is_email):
            person = described or Person()
            contacts.append(Contact(person.name, person.role, person.organisation))
        elif taken:
            contacts.append(replace(contacts[-1], phone=None, email=None))
        if is_email:
            contacts[-1].email = value
        else:
            contacts[-1].phone = value.strip()
    _finish(release, contacts, text[position:], hours, known)


def _as_text(lines: list[str]) -> str:
    pieces = []
    for index, raw in enumerate(lines):
        line = BULLET.sub("", raw.strip())
        following = lines[index + 1].strip() if index + 1 < len(lines) else ""
        is_broken_number = (
            bool(re.fullmatch(r"[\d ]{2,11}", following)) and line[-1:].isdigit() and not PHONE.search(line)
        )
        is_card = len(line) < 70 and not line.endswith((",", ":", ";", "/")) and not is_broken_number
        pieces.append(line + (" ¶ " if is_card else " "))
    return "".join(pieces).strip(" ¶")


def _without_hours(text: str) -> tuple[str, list[tuple[int, str]]]:
    hours = []
    while match := HOURS.search(text):
        hours.append((match.start(), match[0].replace("¶", "").strip(" ,;:()")))
        text = text[: match.start()] + " " + text[match.end() :]
        if len(hours) > 50:
            break
    return text, hours


def _without_sites(release: Release, text: str) -> str:
    for match in URL.finditer(text):
        address = tidy_url(match[0])
        if address not in {link.url for link in release.links}:
            release.links.append(Link(address, address))
    return URL.sub(" ", text)


def _describe(release: Release, text: str, known: Known) -> Person | None:
    """Who is described in the words before a number; None if they only say what kind of number it is."""
    bare = JOINT.sub("", text, count=1)
    lead = LEAD_IN.match(bare)
    if lead and "¶" not in lead[0] and len(lead[0]) > 6:
        release.remark("connecting_words", lead[0], "contacts")
        bare = bare[lead.end() :]
    head, colon, tail = bare.partition(":")
    if (
        colon
        and re.match(r"(?:voor|for|meer|more|vragen|pers|press|media|contact|informatie)", head, re.I)
        and tail.strip(" ¶")
    ):
        release.remark("connecting_words", head, "contacts")
        bare = tail
    bare = _mark_brackets(bare)
    words = re.sub(r"\s{2,}", " ", LABELS.sub(_keep_inside, bare)).strip(" ,;:.¶–—-")
    words = re.sub(r"\s*¶[\s¶,]*", ", ", words).strip(" ,;:")
    if len(re.findall(r"[A-Za-zÀ-ÿ]", words)) < 3:
        return None
    person = read_person(words, known)
    return None if person.is_empty else person


def _mark_brackets(text: str) -> str:
    """ "X (role, Y) (mail / number)": what stands in the first brackets belongs to the name."""
    return re.sub(r"\(([^()]*[A-Za-zÀ-ÿ]{3}[^()]*)\)", lambda match: ", " + match[1] + " ", text)


def _keep_inside(match: re.Match[str]) -> str:
    """A word such as "of" or "op" is a label only where no name goes on around it."""
    after = match.string[match.end() : match.end() + 2].strip()
    before = match.string[: match.start()].rstrip()
    is_word = match[0][:1].isalpha() and not match[0].rstrip().endswith((":", "."))
    if is_word and after[:1].isalpha() and before[-1:].isalnum():
        return match[0]
    return " "


def _finish(release: Release, contacts: list[Contact], rest: str, hours: list[tuple[int, str]], known: Known) -> None:
    for _start, words in hours:
        target = (
            contacts[min(len(contacts) - 1, 0 if len(hours) == 1 and len(contacts) == 1 else len(contacts) - 1)]
            if contacts
            else None
        )
        if target is not None and target.hours is None:
            target.hours = words
        else:
            release.remark("connecting_words", words, "contacts")
    rest = rest.replace("¶", " ").strip(" .,;:)(/|-–")
    if rest:
        release.remark("connecting_words", rest, "contacts")
    for contact in contacts:
        _hold_back(release, contact)
        same = next((each for each in release.contacts if contact.name and each.name == contact.name), None)
        if same:
            same.phone, same.email = same.phone or contact.phone, same.email or contact.email
            same.public = same.public and contact.public
            if contact.phone in {None, same.phone} and contact.email in {None, same.email}:
                continue
        release.contacts.append(contact)


def _hold_back(release: Release, contact: Contact) -> None:
    who = contact.name or contact.organisation or ""
    if contact.phone and is_mobile(contact.phone):
        contact.public = False
        release.remark("private_number", who, "contacts")
    if contact.email and is_personal(contact.email, contact.name):
        contact.public = False
        release.remark("private_email", who, "contacts")


def hold_back_in_text(release: Release, text: str, where: str) -> str:
    """A running text without private numbers and addresses: they move to a contact that is not public."""
    for match in [*PHONE.finditer(text)]:
        if is_mobile(match[0]):
            text = text.replace(match[0], "[…]")
            if all(contact.phone != match[0] for contact in release.contacts):
                release.contacts.append(Contact(phone=match[0], public=False))
            release.remark("private_number", match[0][:3] + "…", where)
    for address in EMAIL.findall(text):
        if is_personal(address, None):
            text = text.replace(address, "[…]")
            if all(contact.email != address for contact in release.contacts):
                release.contacts.append(Contact(email=address, public=False))
            release.remark("private_email", "…@" + address.partition("@")[2], where)
    return text
