"""The quotes of a whole release, with what was said of their speakers elsewhere."""

import re
from dataclasses import dataclass, field

from press.importing.attribution import SAME, UNNAMED, from_after, from_before
from press.importing.names import NAME, Known, Person, is_person, read_person
from press.importing.quotes import OPENING, Span, find_spans
from press.importing.release import BodyPart, Quote, Release
from press.importing.sentences import is_ordinary, sentences

SHORT = 4
"""Below so many words, marks without a speaker only set a word apart."""


@dataclass
class Reading:
    """What is known while a release is read from top to bottom."""

    release: Release
    known: Known
    speakers: list[Person] = field(default_factory=list)


def read_quotes(release: Release, known: Known) -> None:
    """Finds the quotes in lead and body; marks paragraphs that are nothing but a quote."""
    reading = Reading(release, known)
    if release.lead:
        _read_part(reading, BodyPart("lead", release.lead), -1)
    _join_attributions(release, known)
    for index, part in enumerate(release.body):
        if part.type in {"paragraph", "quote", "case", "list"}:
            _read_part(reading, part, index)
    for quote in release.quotes:
        _complete(quote, reading)
        if not quote.organisation:
            code = "quote_without_organisation" if quote.speaker else "quote_without_speaker"
            release.remark(code, quote.text[:60], "quotes")


def _join_attributions(release: Release, known: Known) -> None:
    """A line of its own below a quote, with or without a dash, names the speaker."""
    joined: list[BodyPart] = []
    for part in release.body:
        if (
            joined
            and part.type in {"paragraph", "heading"}
            and _is_only_quote(joined[-1])
            and _names_somebody(part.text, known)
        ):
            joined[-1].text += " " + (part.text if re.match(r"[–—-]", part.text) else f"– {part.text}")
        else:
            joined.append(part)
    release.body = joined


def _is_only_quote(part: BodyPart) -> bool:
    text = part.text.strip()
    spans = find_spans(text)
    return part.type == "quote" or (len(spans) == 1 and spans[0].start == 0 and spans[0].end >= len(text) - 1)


def _names_somebody(text: str, known: Known) -> bool:
    bare = re.sub(r"^[–—-]\s*", "", text)
    if len(bare) > 140 or re.search(r"[.!?:]$", bare):
        return False
    person = read_person(bare, known)
    return bool(person.name and (bare != text or person.role or person.organisation)) or bool(
        bare != text and person.organisation
    )


def _read_part(reading: Reading, part: BodyPart, index: int) -> None:
    text = part.text
    if not is_ordinary(text):
        part.check = True
        return
    if part.type == "quote" and not find_spans(text):
        text = _marked(text)
    spans = find_spans(text)
    used = 0
    last: tuple[Quote, int] | None = None
    position = 0
    for number, span in enumerate(spans):
        following = spans[number + 1].start if number + 1 < len(spans) else len(text)
        after = from_after(text[span.end : following], reading.known)
        before = from_before(text[position : span.start], reading.known)
        position = span.end + (after[1] if after else 0)
        continues = last is not None and last[1] == number - 1 and not before and (not after or after[0] == SAME)
        if continues and last is not None and _is_next(text[spans[number - 1].end : span.start]):
            last[0].text = _continued(last[0].text, span.text)
            last[0].end = span.end
            last, used = (last[0], number), used + span.end - span.start
            continue
        found = _choose(after, before, text[: span.start], span.text + text[span.end :][:3])
        if _continues_paragraph(reading, text, span, found is not None):
            used += span.end - span.start
            continue
        if not (_is_quote(span, found is not None)):
            continue
        person = _meant(reading, found[0] if found else None, index, text[: span.start])
        quote = _quote(reading, span, person, index)
        quote.start, quote.end = span.start, span.end + (after[1] if after and found is after else 0)
        last, used = (quote, number), used + span.end - span.start + (found[1] if found else 0)
        if not span.is_balanced and not _goes_on(reading, index):
            part.check = True
            reading.release.remark("unbalanced_quote", span.text[:60], "quotes")
    if part.type == "paragraph" and spans and len(text) - used <= 14:
        part.type = "quote"


def _marked(text: str) -> str:
    words, dash, who = text.partition(" – ")
    return f"“{words}”{dash}{who}"


def _continued(first: str, second: str) -> str:
    """Two pieces of a quotation as one: the comma before the speaker's name stood for a full stop."""
    if first[-1:].isalnum() or first.endswith(","):
        first = first.rstrip(",") + ("." if second[:1].isupper() else ",")
    return f"{first} {second}"


def _is_next(between: str) -> bool:
    """Whether only the speaker's name stands between two pieces of a quotation."""
    return len(re.findall(r"[.!?](?:\s|$)", between)) <= 1 and len(between) < 160


def _choose(
    after: tuple[Person, int] | None, before: tuple[Person, int] | None, leading: str, ending: str
) -> tuple[Person, int] | None:
    if after and before:
        # "X zegt: '…' Y vindt dat ook." Without a comma the words after are another sentence.
        is_same_sentence = "," in ending[-5:] or not leading.rstrip().endswith(":")
        return after if is_same_sentence or before[0] == SAME else before
    return after or before


def _is_quote(span: Span, is_attributed: bool) -> bool:
    words = len(span.text.split())
    if is_attributed:
        return words >= SHORT - 2 or bool(re.search(r"[.!?,]$", span.text))
    return words >= 7 or (words >= SHORT and bool(re.search(r"[.!?,]$", span.text)))


def _continues_paragraph(reading: Reading, text: str, span: Span, is_attributed: bool) -> bool:
    """A quotation over several paragraphs opens each of them anew, and closes the last one only."""
    quotes = reading.release.quotes
    if span.start or not quotes or is_attributed or not quotes[-1].text.endswith("\n"):
        return False
    quotes[-1].text = quotes[-1].text.rstrip("\n") + " " + span.text + ("" if span.is_balanced else "\n")
    return True


def _goes_on(reading: Reading, index: int) -> bool:
    body, quotes = reading.release.body, reading.release.quotes
    if index + 1 < len(body) and body[index + 1].text[:1] in OPENING:
        quotes[-1].text += "\n"
        return True
    return False


def _meant(reading: Reading, person: Person | None, index: int, before: str) -> Person | None:
    if person == SAME:
        return _mentioned(reading, before)
    if person and person.organisation and not person.name and " " not in person.organisation:
        return _surname(reading, person, index, before)
    return person


def _mentioned(reading: Reading, before: str) -> Person | None:
    """Whom "he" or "she" means: somebody named earlier in the paragraph, or else whoever spoke last."""
    for sentence in reversed(sentences(before)):
        found = from_before(sentence.rstrip(".!? ") + ":", reading.known)
        if found and found[0] != SAME and found[0].name:
            return found[0]
        names = [
            match[0] for match in NAME.finditer(sentence) if " " in match[0] and is_person(match[0], reading.known)
        ]
        if names:
            return Person(name=names[-1])
    return reading.speakers[-1] if reading.speakers else None


def _surname(reading: Reading, person: Person, index: int, before: str) -> Person:
    """ "zegt Kok": the surname of somebody named earlier, rather than an organisation of one word."""
    earlier = [reading.release.lead or "", *(part.text for part in reading.release.body[: max(index, 0)]), before]
    for sentence in reversed(sentences(" ".join(earlier))):
        for match in NAME.finditer(sentence):
            name = match[0].split()
            if len(name) > 1 and name[-1] == person.organisation and is_person(match[0], reading.known):
                found = from_before(sentence.rstrip(".!? ") + ":", reading.known)
                is_same = found and found[0].name and found[0].name.split()[-1] == name[-1]
                return found[0] if found and is_same else Person(name=match[0])
    return person


def _quote(reading: Reading, span: Span, person: Person | None, index: int) -> Quote:
    if person and person.name:
        reading.speakers.append(person)
    person = person or Person()
    quote = Quote(span.text.rstrip(","), person.name, person.role, person.organisation, index)
    reading.release.quotes.append(quote)
    return quote


def _complete(quote: Quote, reading: Reading) -> None:
    """Full name, role and organisation from where the speaker was introduced."""
    quote.text = quote.text.strip()
    if not quote.speaker:
        return
    release = reading.release
    others = [Person(each.speaker, each.role, each.organisation) for each in release.quotes if each.speaker]
    others += [Person(each.name, each.role, each.organisation) for each in release.contacts if each.name]
    others += [Person(each.person, None, each.organisation) for each in release.signatories if each.person]
    for other in others:
        if other.name and same_person(quote.speaker, other.name):
            quote.speaker = max(quote.speaker, other.name, key=len)
            quote.role = quote.role or other.role
            quote.organisation = quote.organisation or other.organisation
    if UNNAMED.fullmatch(quote.speaker):
        return
    if quote.speaker[:1].isupper() and not is_person(quote.speaker, reading.known) and not quote.organisation:
        quote.speaker, quote.organisation = None, quote.speaker


def same_person(one: str, other: str) -> bool:
    """Whether one name is the other, or its surname or given name."""
    short, long = sorted((one.lower().split(), other.lower().split()), key=len)
    return short == long or long[-len(short) :] == short or (len(short) == 1 and long[0] == short[0])
