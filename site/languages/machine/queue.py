"""What is asked of a machine, and the worker's part of it. A request on the site only ever writes into the queue."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from languages.machine.batches import Job, Judged
from languages.machine.drafts import save_draft, source_page
from languages.machine.faults import AnswerFault, Impossible, ServiceFault
from languages.machine.models import MachineRequest
from languages.machine.names import fixed_words
from languages.machine.remarks import Remark, remark
from languages.machine.sentences import untranslated, write
from languages.machine.services import Translator, configured
from languages.table import BY_CODE
from publishing.visibility import is_visible

logger = logging.getLogger(__name__)

BUDGET = 15.0  # seconds a turn: the worker publishes on the minute, and a service can be slow
LEASE = timedelta(minutes=10)  # after which a request that the worker died over is taken up again
MOST_ATTEMPTS = 3
LONGEST_WAIT = 6 * 60 * 60
ONE_BY_ONE = {"count", "mixed_up", "refused", "error_page"}
"""Troubles with a batch that are over, or limited to one sentence, if each is asked for by itself."""

State = MachineRequest.State


def ask(page: Page, code: str) -> MachineRequest:
    """Asks for a machine translation of ``page`` into the language ``code``; the worker makes it.

    Asking again starts anew with what is missing, flagged sentences included. Raises Impossible, with a sentence for
    who asked, where no service is set up, the page is not public, or the language is its own.
    """
    if settings.MACHINE_TRANSLATOR is None:
        raise Impossible("off")
    own = page.locale.language_code
    if code == own or code not in BY_CODE:
        raise Impossible("language", service=settings.MACHINE_TRANSLATOR["name"], source=own, target=code)
    if not is_visible(page):
        raise Impossible("not_public")
    source, _ = TranslationSource.get_or_create_from_instance(page.specific)
    locale, _ = Locale.objects.get_or_create(language_code=code)
    translation, _ = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    anew = {"state": State.WAITING, "asked_at": timezone.now(), "not_before": None, "attempts": 0, "delays": 0}
    request: MachineRequest = MachineRequest.objects.update_or_create(
        translation=translation, defaults={**anew, "written": 0, "trouble": None, "flagged": []}
    )[0]
    return request


@dataclass(frozen=True)
class Proposal:
    """What a machine made of a sentence. With remarks it was not used; a translator may still take it over."""

    text: str
    remarks: list[Remark]


def proposals(key: Any, code: str) -> dict[tuple[str, str], Proposal]:
    """By path and source sentence, what a machine proposes for the page with this translation key."""
    rows = StringTranslation.objects.filter(
        context__object_id=key,
        locale__language_code=code,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    )
    found = {
        (path, source): Proposal(text, [])
        for path, source, text in rows.values_list("context__path", "translation_of__data", "data")
    }
    request = MachineRequest.objects.filter(
        translation__source__object_id=key, translation__target_locale__language_code=code
    ).first()
    for row in request.flagged if request else []:
        found.setdefault(
            (row["path"], row["source"]), Proposal(row["answer"], [remark(each) for each in row["remarks"]])
        )
    return found


def translate_waiting(translator: Translator | None = None, budget: float = BUDGET) -> int:
    """One turn of the worker: what is due, until ``budget`` seconds have passed. Returns the sentences written.

    Every batch is stored as soon as it is checked. What a fault leaves over stays in the queue.
    """
    translator = translator or configured()
    if translator is None:
        return 0
    end, written = monotonic() + budget, 0
    for request in list(MachineRequest.objects.due()[:50]):
        if monotonic() >= end:
            break
        if not _lease(request):
            continue
        before = request.written
        try:
            _work(request, translator, end)
        except ServiceFault as fault:
            _let_all_wait(fault, request.delays)
            break
        except AnswerFault as fault:
            _try_again(request, fault)
        except Impossible as fault:
            _give_up(request, fault.remark)
        finally:
            written += request.written - before
    return written


def _lease(request: MachineRequest) -> bool:
    """Whether this request is ours for a while."""
    until = timezone.now() + LEASE
    mine = MachineRequest.objects.due().filter(pk=request.pk, not_before=request.not_before)
    return bool(mine.order_by().update(not_before=until))


def _work(request: MachineRequest, translator: Translator, end: float) -> None:
    translation = request.translation
    page = source_page(translation)
    TranslationSource.update_or_create_from_instance(page)
    trouble = (request.trouble or {}).get("kind")
    job = Job(
        translator,
        page.locale.language_code,
        translation.target_locale.language_code,
        fixed_words(),
        one_by_one=trouble in ONE_BY_ONE,
    )
    flagged = {(row["path"], row["source"]) for row in request.flagged}
    todo = [each for each in untranslated(translation) if (each.path, each.text) not in flagged]
    for batch in job.batches(todo):
        if monotonic() >= end:
            _save(request, not_before=None)
            return
        _store(request, job.translate(batch), translator.name)
    _finish(request, page)


def _store(request: MachineRequest, judged: Judged, tool: str) -> None:
    write(request.translation, judged.good, tool)
    rows = [
        {"path": sentence.path, "source": sentence.text, "answer": answer, "remarks": [each.data for each in remarks]}
        for sentence, answer, remarks in judged.flagged
    ]
    _save(
        request,
        written=request.written + len(judged.good),
        flagged=[*request.flagged, *rows],
        is_unlabelled=request.is_unlabelled or bool(judged.good),
    )
    # The service is back: whoever waited for it need not wait longer.
    others = MachineRequest.objects.waiting().exclude(pk=request.pk)
    others.filter(delays__gt=0).update(delays=0, not_before=None, trouble=None)


def _finish(request: MachineRequest, page: Page) -> None:
    try:
        waits = save_draft(request.translation, page)
    except ValidationError as error:
        logger.warning("No draft of translation %s: %s", request.translation.pk, "; ".join(error.messages))
        _give_up(request, Remark("not_saved"))
        return
    done = {"state": State.DONE, "not_before": None, "trouble": None, "attempts": 0, "delays": 0}
    _save(request, **done, is_unlabelled=request.is_unlabelled and waits)


def _let_all_wait(fault: ServiceFault, delays: int) -> None:
    """The service is away for everybody: nobody is to blame, and it is asked ever less often."""
    wait = max(fault.wait, min(60 * 2 ** min(delays, 10), LONGEST_WAIT))
    logger.warning("Machine translation waits %s seconds: %s", wait, fault)
    MachineRequest.objects.waiting().update(
        trouble=fault.remark.data, delays=F("delays") + 1, not_before=timezone.now() + timedelta(seconds=wait)
    )


def _try_again(request: MachineRequest, fault: AnswerFault) -> None:
    attempts = request.attempts + 1
    if attempts >= MOST_ATTEMPTS:
        _give_up(request, fault.remark)
        return
    wait = timedelta(minutes=5 * attempts)
    _save(request, attempts=attempts, trouble=fault.remark.data, not_before=timezone.now() + wait)


def _give_up(request: MachineRequest, why: Remark) -> None:
    """What was written until here stays; a person can ask again, or go on by hand."""
    _save(request, state=State.FAILED, trouble=why.data, not_before=None)


def _save(request: MachineRequest, **values: Any) -> None:
    for name, value in values.items():
        setattr(request, name, value)
    request.save(update_fields=list(values))
