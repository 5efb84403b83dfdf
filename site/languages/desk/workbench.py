"""One text in one language as a translator works on it: a row for every sentence."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from languages.changes import Outstanding, outstanding
from languages.localize import sentences_kept
from languages.machine.checks import check
from languages.machine.queue import Proposal, proposals
from languages.machine.remarks import Remark
from languages.models import SentenceDraft, SourceText, TranslationState
from languages.models.sources import Sentence
from languages.office_words import office_words, office_words_in
from languages.reading import readable, translated_sentences
from languages.table import BY_CODE, SOURCE, Language
from languages.texts import PAGE, adapter_of


@dataclass
class Row:
    """A sentence: the source now and before, what the site says in this language, and what was typed since."""

    path: str
    source: str
    published: str = ""
    change: Outstanding | None = None
    draft: SentenceDraft | None = None
    proposal: str = ""
    flagged: Proposal | None = None
    words: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    typed: str | None = None
    theirs: str = ""

    @property
    def id(self) -> str:
        """Names the sentence in a form: changes with its text, so that an old form cannot overwrite a new sentence."""
        return sentence_id(self.path, self.source)

    @property
    def text(self) -> str:
        """What stands in the field: typed just now, else the draft, else a machine's proposal, else the site's."""
        if self.typed is not None:
            return self.typed
        return self.draft.text if self.draft else self.proposal or self.published

    @property
    def version(self) -> int:
        """Of the draft: 0 where there is none."""
        return self.draft.version if self.draft else 0

    @property
    def is_renewed(self) -> bool:
        """Whether there is a translation of a changed sentence as it is now."""
        return bool(self.draft.text.strip() if self.draft else self.proposal)

    @property
    def is_missing(self) -> bool:
        """Whether there is nothing to publish yet."""
        return not self.text.strip()

    @property
    def before(self) -> str:
        """What the source said when this was translated; empty for a new sentence."""
        return readable(self.change.before or "") if self.change else ""

    @property
    def lines(self) -> int:
        """How high the field should be."""
        return min(12, max(2, len(self.text or self.source) // 60 + 1))


def sentence_id(path: str, source: str) -> str:
    """A short name for a sentence at its place."""
    return sha256(f"{path}\n{source}".encode()).hexdigest()[:16]


@dataclass
class Workbench:
    """Everything on the translator's screen."""

    source: SourceText
    state: TranslationState
    language: Language
    rows: list[Row]
    gone: list[Outstanding]
    thing: Any = None

    @property
    def changed(self) -> list[Row]:
        """The sentences that changed since they were translated."""
        return [row for row in self.rows if row.change]

    @property
    def missing(self) -> list[Row]:
        """The sentences without any translation."""
        return [row for row in self.rows if row.is_missing]

    @property
    def waiting(self) -> list[Row]:
        """The sentences that still wait for the translator."""
        return [row for row in self.rows if row.is_missing or (row.change and not row.is_renewed)]

    @property
    def blocked(self) -> list[Row]:
        """The sentences whose markup would break the page."""
        return [row for row in self.rows if any(each.kind == "markup" for each in row.remarks)]

    def row(self, row_id: str) -> Row | None:
        """The row of this name; None for a sentence that is not there any more."""
        return next((row for row in self.rows if row.id == row_id), None)


def workbench(source: SourceText, state: TranslationState) -> Workbench:
    """Lays out a text for translation, in a fixed number of queries."""
    adapter = adapter_of(source)
    thing = adapter.translation(source.key, state.language)
    said = _said(state, thing)
    waiting = outstanding(_pairs(state.made_from), source.pairs, list(source.changes.all())) if said else []
    changed = {(each.path, each.after): each for each in waiting if each.after is not None}
    drafts = {(draft.path, draft.source_text): draft for draft in state.drafts.select_related("changed_by")}
    kept = sentences_kept(source.key, state.language) if source.kind == PAGE else {}
    by_machine = proposals(source.key, state.language) if source.kind == PAGE else {}
    rows = []
    for pair in source.pairs:
        change = changed.get(pair)
        before = (pair[0], change.before) if change and change.before is not None else pair
        row = Row(*pair, said.get(before, ""), change, drafts.get(pair), words=office_words_in(pair[1]))
        if change or not row.published:
            row.proposal = kept.get(pair, "")
            row.flagged = by_machine.get(pair) if not row.proposal else None
        if row.text.strip():
            row.remarks = check(pair[1], row.text, SOURCE, state.language, (), tuple(office_words()))
        rows.append(row)
    gone = [each for each in waiting if each.after is None]
    return Workbench(source, state, BY_CODE[state.language], rows, gone, thing)


def _said(state: TranslationState, thing: Any) -> dict[Sentence, str]:
    """The translation of every source sentence it was made from. A draft that was never published has none."""
    if thing is None or state.made_from is None:
        return {}
    return translated_sentences(state, thing)


def _pairs(made_from: Any) -> list[Sentence]:
    return [(path, text) for path, text in made_from or []]


class Conflict(Exception):
    """Somebody else changed this sentence meanwhile. ``draft`` is theirs; nothing was written."""

    def __init__(self, draft: SentenceDraft) -> None:
        super().__init__(draft.path)
        self.draft = draft


def keep(state: TranslationState, row: Row, text: str, version: int, user: Any, now: datetime) -> SentenceDraft:
    """Stores what was typed for a sentence. ``version`` is that of the draft the writer saw.

    Raises Conflict if it is another by now, with another text.
    """
    typed_by = user if getattr(user, "pk", None) else None
    draft, is_new = SentenceDraft.objects.get_or_create(
        state=state,
        path=row.path,
        source_text=row.source,
        defaults={"text": text, "changed_by": typed_by, "changed_at": now},
    )
    if is_new:
        return draft
    written = SentenceDraft.objects.filter(pk=draft.pk, version=version).update(
        text=text, changed_by=typed_by, changed_at=now, version=version + 1
    )
    draft.refresh_from_db()
    if not written and draft.text != text:
        raise Conflict(draft)
    return draft
