"""A reader without an account checks a translation: through a personal link, with proposals and a verdict.

What they propose becomes drafts for the translator; their verdict holds only for the text they saw.
"""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from languages.desk.workbench import Row, Workbench, keep
from languages.models import Method, SentenceDraft, TranslationEvent, TranslationState
from publishing.models import PersonalLink
from publishing.reviewed import today

PURPOSE = "check-translation"
LASTS = timedelta(days=30)
ROLE = "reviewer"


def invite(state: TranslationState, name: str, user: Any) -> PersonalLink:
    """A personal link for somebody who will read this translation."""
    return PersonalLink.objects.make(state, PURPOSE, name[:160], LASTS, user)


def links_to(state: TranslationState) -> list[PersonalLink]:
    """The links that were made for this translation, newest first."""
    return list(PersonalLink.objects.to(state, PURPOSE).order_by("-made_at"))


def fingerprint(bench: Workbench) -> str:
    """Names exactly the text that is public in this language, and the source it is read beside."""
    text = "\n".join(f"{row.path}\n{row.source}\n{row.published}" for row in bench.rows)
    return sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Verdict:
    """What a reviewer says: the text is right as it is, and other words for some sentences (row → text)."""

    is_right: bool
    proposals: dict[str, str]


@transaction.atomic
def receive(bench: Workbench, link: PersonalLink, verdict: Verdict) -> list[Row]:
    """Stores a verdict. Proposals never overwrite a translator's draft: those rows are returned."""
    taken = []
    for row in bench.rows:
        text = verdict.proposals.get(row.id, "").strip()
        if not text or text == row.published:
            continue
        if row.draft and not row.draft.from_outside:
            taken.append(row)
            continue
        draft = keep(bench.state, row, text, row.version, None, timezone.now())
        SentenceDraft.objects.filter(pk=draft.pk).update(from_outside=True)
    if verdict.is_right:
        _note_check(bench.state)
    link.mark_used()
    return taken


def _note_check(state: TranslationState) -> None:
    if state.method == Method.MACHINE:
        state.method = Method.MACHINE_CHECKED
    state.checked_by_role, state.checked_on = ROLE, today()
    state.save(update_fields=["method", "checked_by_role", "checked_on"])
    TranslationEvent.objects.create(state=state, kind=TranslationEvent.Kind.CHECKED)
