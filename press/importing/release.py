"""What a document says, taken apart. The fields bear the names that the JSON has."""

from dataclasses import dataclass, field

from press.importing.remarks import Remark


@dataclass
class BodyPart:
    """A piece of the running text. ``check``: a person must look."""

    type: str
    text: str
    check: bool = False


@dataclass
class Quote:
    """Somebody's words. ``paragraph`` is the index in the body where they stand, or -1 for the lead."""

    text: str
    speaker: str | None = None
    role: str | None = None
    organisation: str | None = None
    paragraph: int = -1
    start: int = 0
    end: int = 0
    """What the quote takes of its paragraph, the speaker named after it included."""


@dataclass
class Figure:
    """A figure with the sentence that holds it."""

    value: str
    unit: str | None
    denominator: str | None
    claim: str


@dataclass
class Reference:
    """A numbered source that may be published."""

    n: int | None
    text: str
    url: str | None = None


@dataclass
class Note:
    """A note to editors. It is never public."""

    n: int | None
    kind: str
    text: str
    public: bool = False


@dataclass
class Contact:
    """Somebody to call. ``public`` is false as soon as a number or address is a person's own."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    phone: str | None = None
    email: str | None = None
    hours: str | None = None
    public: bool = True


@dataclass
class Signature:
    """An organisation that signs."""

    organisation: str
    place: str | None = None
    national: bool = False
    person: str | None = None


@dataclass
class Link:
    """An address with the words that lead to it."""

    text: str
    url: str


@dataclass
class Release:
    """A release, as far as it was understood."""

    label: str | None = None
    headline: str | None = None
    subheadline: str | None = None
    place: str | None = None
    lead: str | None = None
    date: str | None = None
    date_precision: str = "none"
    embargo: str | None = None
    body: list[BodyPart] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    boilerplates: list[str] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    signatories: list[Signature] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    seen: set[Remark] = field(default_factory=set, repr=False)

    def remark(self, code: str, detail: str = "", where: str = "") -> None:
        """Adds something for a person to look at, or something left out that must not be lost."""
        remark = Remark(code, " ".join(detail.split()), where)
        if remark not in self.seen:
            self.seen.add(remark)
            self.warnings.append(remark)
