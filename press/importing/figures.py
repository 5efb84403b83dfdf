"""Figures: shares, ratios, amounts and counts, each with the sentence that holds it."""

import re

from press.importing.channels import EMAIL, PHONE, URL
from press.importing.dates import DATE, MONTHS, TIME
from press.importing.release import Figure
from press.importing.sentences import sentences

_WORDS = (
    "twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|twintig|honderd"
    "|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred"
)
NUMBER = r"\d{1,3}(?:[.,\u202f ]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
LARGE = r"(?:miljoen|miljard|duizend|mln\.?|mld\.?|million|billion|thousand)"
# A word that names what was counted; a word of four letters or more, or one of the short ones.
NOUN = r"(?P<unit>(?!(?:{stop})\b)[a-zà-ÿ][\w’'-]*)"
_STOP = (
    "van|de|het|een|en|of|in|op|tot|uur|om|bij|voor|met|is|was|zijn|procent|percent|per|the|and|or|to|at|by|on|with|are|were|from|als|die|dat|jarig|keer"
    "|geleden|ago|later|eerder|st|nd|rd|th|e|am|pm|" + "|".join(MONTHS)
)
NOUN = NOUN.replace("{stop}", _STOP)
ADJECTIVE = (
    r"(?:(?!people|time|minute|mile|case|place|home|euro|vrouw|gemeente)"
    r"(?:[a-zà-ÿ]{3,}(?:e|loze|ische|arige|end)|undocumented|homeless|young|new|different|local|people’s)\s+)"
)
RATIO = re.compile(
    rf"(?<![\w.,/-])(?P<value>{NUMBER}|{_WORDS}|(?:één|eén|een|one)(?=\s+(?:op|in)\b))\s+(?:van\s+de|op\s+de|van\s+elke|out\s+of(?:\s+every|\s+the)?|of\s+the|of\s+every|in\s+every|(?<!\d\d\s)in)\s+"
    rf"(?P<denominator>{NUMBER}|{_WORDS})\b(?:\s+{ADJECTIVE}?{NOUN})?",
    re.I,
)
PERCENT = re.compile(
    rf"(?<![\w.,/-])(?P<value>{NUMBER})\s*(?P<unit>%|procent\b|percent\b|per\s+cent\b)(?:\s+(?:van|of)\s+(?:(?:de|het|alle|the|all|onze|our|these|deze|zijn|haar|hun|his|her|their|mijn|my)\s+)?(?P<denominator>(?:(?:{NUMBER})\s+)?(?:{ADJECTIVE})?[a-zà-ÿ][\w-]+))?",
    re.I,
)
MONEY = re.compile(rf"(?P<unit>€|EUR|euro)\s?(?P<value>(?:{NUMBER})(?:\s+{LARGE}\b)?)(?:,-)?", re.I)
COUNT = re.compile(
    rf"(?<![\w.,/€§-])(?P<value>(?:{NUMBER})(?:\s+{LARGE}\b)?)(?![\d%°])(?:\s+(?:{ADJECTIVE})?{NOUN})?", re.I
)
NOT_COUNTED = re.compile(
    r"(?:artikel|art\.|lid|wet|pagina|p\.|blz\.|nr\.?|nummer|no\.|article|section|page|kamerstuk|covid|jaar|in|sinds|vanaf|tot|since|until|by|€)\s*-?$",
    re.I,
)
SOURCED = re.compile(
    r"\b(?:volgens|blijkt\s+uit|bron|onderzoek\w*|rapport\w*|cijfers\s+van|evaluatie\w*|peiling|monitor|telling|registratie|according\s+to|source|research\w*|study|report|survey|figures\s+from|evaluation|shows?|found)\b"
    r"|\(\d{1,2}(?:\s*,\s*\d{1,2})*\)|\[\d{1,2}\]|[¹²³⁴-⁹]",
    re.I,
)


def find_figures(text: str) -> list[tuple[Figure, bool]]:
    """The figures of a paragraph, and whether the paragraph says where each comes from."""
    figures: list[tuple[Figure, bool]] = []
    for sentence in sentences(text):
        plain = sentence
        for pattern in (URL, EMAIL, PHONE, DATE, re.compile(r"\(\d{1,2}(?:\s*,\s*\d{1,2})*\)|\[\d{1,2}\]")):
            plain = pattern.sub(lambda match: "_" * len(match[0]), plain)
        plain = TIME.sub(lambda match: "_" * len(match[0]), plain)
        figures += [(each, bool(SOURCED.search(text))) for each in _in_sentence(plain, sentence)]
    return figures


def _in_sentence(plain: str, sentence: str) -> list[Figure]:
    found: list[tuple[int, Figure]] = []
    for pattern in (RATIO, PERCENT, MONEY, COUNT):
        for match in pattern.finditer(plain):
            if pattern is COUNT and not _is_count(plain, match):
                continue
            part = match.groupdict()
            unit = part["unit"]
            found.append((match.start(), Figure(match["value"], unit, part.get("denominator"), sentence)))
            end = match.end("denominator") if part.get("denominator") else match.end("value")
            end = max(end, match.end("unit") if unit and pattern in {PERCENT, MONEY, RATIO} else end)
            plain = plain[: match.start()] + "_" * (end - match.start()) + plain[end:]
    return [figure for _start, figure in sorted(found, key=lambda each: each[0])]


def _is_count(plain: str, match: re.Match[str]) -> bool:
    value, unit = match["value"], match["unit"]
    before = plain[max(match.start() - 30, 0) : match.start()]
    if "_" in match[0] or before.endswith("_"):
        return False
    is_large = bool(re.search(r"\d[.,]\d{3}\b", value)) or " " in value
    if re.fullmatch(r"(?:19|20)\d\d", value) and (
        not unit or NOT_COUNTED.search(before.rstrip() + " ") or not unit.endswith(("en", "s"))
    ):
        return False
    if not is_large and re.search(
        r"(?:artikel|art\.|lid|wet|pagina|p\.|blz\.|nr\.?|nummer|no\.|article|section|page|kamerstuk)\s*$", before, re.I
    ):
        return False
    return bool(unit) or is_large
