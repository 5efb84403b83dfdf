"""Publishes a translation: what was typed, the rest as it was, and a record of which sentences it now follows."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from languages.desk.workbench import Workbench
from languages.localize import is_by_machine
from languages.machine.labels import person_checked
from languages.models import Method, Status, TranslationEvent, TranslationState
from languages.record import refresh_state
from languages.texts import PAGE, adapter_of
from publishing.reviewed import today


class NotReady(Exception):
    """A translation cannot be published yet. The message says why, for the translator."""


@dataclass(frozen=True)
class Check:
    """Somebody read the whole translation: in which role. Roles are named, never persons."""

    role: str


@transaction.atomic
def publish(bench: Workbench, user: Any, checked: Check | None = None) -> None:
    """Publishes what the workbench shows.

    A changed sentence that nobody renewed keeps its old translation, and stays behind. Raises NotReady while a
    sentence has no translation at all, or one that would break the page.
    """
    _refuse(bench)
    state, source = bench.state, bench.source
    sentences = [(row.path, row.source, row.text) for row in bench.rows]
    written = adapter_of(source).publish(source.key, state.language, sentences, user)
    state.refresh_from_db()
    state.made_from = [[row.path, _followed(row)] for row in bench.rows]
    state.status, state.asked_at = Status.CURRENT, None
    if source.kind == PAGE:
        state.page = written.page_ptr
    _note_method(state, bench, checked)
    adapter_of(source).label(written, Method(state.method))
    state.save()
    state.drafts.all().delete()
    TranslationEvent.objects.create(state=state, kind=TranslationEvent.Kind.PUBLISHED, by=_person(user))
    refresh_state(state, source, list(source.changes.all()))


def _refuse(bench: Workbench) -> None:
    if not bench.source.is_live:
        raise NotReady(_("The Dutch text is not public. Publish that first."))
    if bench.missing:
        raise NotReady(
            ngettext(
                "%(count)s sentence has no translation yet: it is marked below.",
                "%(count)s sentences have no translation yet: they are marked below.",
                len(bench.missing),
            )
            % {"count": len(bench.missing)}
        )
    if bench.blocked:
        raise NotReady(_("In a sentence, bold, italic or a link is broken: it is marked below."))
    _refuse_an_orphan(bench)


def _refuse_an_orphan(bench: Workbench) -> None:
    """Below a page that does not exist in this language there is nothing to hang a page on."""
    page = adapter_of(bench.source).source(bench.source.key) if bench.source.kind == PAGE else None
    above = page.get_parent() if page else None
    if above is None or above.depth == 1:
        return
    there = Page.objects.filter(translation_key=above.translation_key, locale__language_code=bench.state.language)
    if not there.filter(live=True).exists():
        raise NotReady(
            _("The page above it, “%(title)s”, is not public in this language. Translate that first.")
            % {"title": above.title}
        )


def _followed(row: Any) -> str:
    """The source sentence that the published translation of a row says."""
    if row.change and not row.is_renewed and row.change.before is not None:
        return str(row.change.before)
    return str(row.source)


def _note_method(state: TranslationState, bench: Workbench, checked: Check | None) -> None:
    if bench.source.kind == PAGE:
        by_machine = is_by_machine(bench.source.key, state.language, [(row.path, row.source) for row in bench.rows])
    else:
        by_machine = state.method != Method.PERSON
    if checked:
        if state.page:
            person_checked(state.page)
        state.method = Method.MACHINE_CHECKED if by_machine else Method.PERSON
        state.checked_by_role, state.checked_on = checked.role, today()
        return
    state.method = Method.MACHINE if by_machine else Method.PERSON
    state.checked_by_role, state.checked_on = "", None


@transaction.atomic
def follow(bench: Workbench) -> bool:
    """Brings a live translation in line with what needs no translator: facts, moved or removed parts, typing errors.

    Nothing happens, and the answer is False, where a new sentence waits, or where somebody has drafts.
    """
    state = bench.state
    if state.page is None or not state.page.live or state.page.has_unpublished_changes:
        return False
    if bench.missing or bench.blocked or any(row.draft or (row.change and row.proposal) for row in bench.rows):
        return False
    method, role, day = state.method, state.checked_by_role, state.checked_on
    sentences = [(row.path, row.source, row.published) for row in bench.rows]
    adapter_of(bench.source).publish(bench.source.key, state.language, sentences, None)
    state.refresh_from_db()
    state.made_from = [[row.path, _followed(row)] for row in bench.rows]
    state.method, state.checked_by_role, state.checked_on = method, role, day
    state.save()
    refresh_state(state, bench.source, list(bench.source.changes.all()))
    return True


def ask(state: TranslationState, user: Any) -> None:
    """Asks the translators of this language for it."""
    state.asked_at = timezone.now()
    state.save(update_fields=["asked_at"])
    TranslationEvent.objects.create(state=state, kind=TranslationEvent.Kind.ASKED, by=_person(user))


def _person(user: Any) -> Any:
    return user if getattr(user, "pk", None) else None
