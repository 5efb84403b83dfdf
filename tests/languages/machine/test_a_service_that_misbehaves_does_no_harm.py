"""Whatever a service does: nothing is published, nothing is lost, and somebody can read what to do about it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from languages.machine.faults import Impossible
from languages.machine.models import MachineRequest
from languages.machine.queue import ask, translate_waiting
from tests.languages.machine import misbehaving as does

pytestmark = pytest.mark.usefixtures("db")

SLOW_DOWN = does.status(429, Retry_After="0")


def written(code="fr"):
    return StringTranslation.objects.filter(locale__language_code=code, translation_type="machine").count()


def later(request):
    """As if the time to wait had passed."""
    MachineRequest.objects.filter(pk=request.pk).update(not_before=timezone.now() - timedelta(seconds=1))


def after_a_turn(request):
    translate_waiting()
    request.refresh_from_db()
    return request


def public(code="fr"):
    return Page.objects.filter(locale__language_code=code, live=True)


def every(ways):
    """Kind and way, with a name that can be asked for."""
    return [pytest.param(kind, way, id=f"{kind}-{number}") for kind in ways for number, way in enumerate(ways[kind])]


AWAY = {
    "down": [does.close, does.never, does.dribble, does.half_of_the_bytes],
    "no_service": [
        does.raw(b"<!DOCTYPE html><title>Welcome</title>", "text/html"),
        does.raw(b'{"translations": [{"te'),
        does.raw(b"\xff\xfe\x00"),
        does.raw(b"[" * 100_000),
        does.raw(b"null"),
        does.raw(b'{"translations": {"text": "x"}, "translatedText": "x"}'),
        does.raw(b" " * 3_000_000),
        does.elsewhere,
        does.status(404),
        does.status(418),
    ],
    "busy": [does.status(429), does.status(503), does.status(529), does.status(429, Retry_After="3600")],
    "broken": [does.status(500), does.status(502)],
    "wrong_key": [does.status(401), does.status(403)],
    "quota": [does.status(456)],
}


@pytest.mark.parametrize(("kind", "way"), every(AWAY))
def test_while_the_service_is_away_everything_waits_and_goes_on_by_itself(service, house, kind, way):
    request, other = ask(house.about, "fr"), ask(house.topic, "fr")
    service.behave(way)
    after_a_turn(request)
    other.refresh_from_db()
    assert (request.state, request.trouble["kind"], request.attempts, written()) == ("waiting", kind, 0, 0)
    assert other.message == request.message != ""
    assert min(request.not_before, other.not_before) > timezone.now() + timedelta(seconds=30)
    service.behave()
    later(request)
    after_a_turn(request)
    after_a_turn(other)
    assert (request.state, other.state, request.message) == ("done", "done", "")
    assert not public().exists()


UNUSABLE = {
    "count": [
        does.translated(lambda answers: answers[: len(answers) // 2]),
        does.translated(lambda answers: [*answers, "de plus"]),
        does.translated(lambda answers: []),
    ],
    "other_language": [does.in_language("ES"), does.in_language("NL"), does.in_language("AR"), does.echo],
    "error_page": [does.each(lambda answer: "<html><body>502 Bad Gateway</body></html>")],
    "mixed_up": [does.translated(lambda answers: answers[::-1])],
    "refused": [does.status(400), does.status(413)],
}


@pytest.mark.parametrize(("kind", "way"), every(UNUSABLE))
def test_of_an_answer_that_cannot_be_right_nothing_is_used(either_service, house, kind, way):
    request = ask(house.about, "fr")
    either_service.behave(way)
    after_a_turn(request)
    assert (request.state, request.trouble["kind"], request.attempts) == ("waiting", kind, 1)
    assert request.message
    # What a person could do by asking again, the site does by itself.
    either_service.behave()
    later(request)
    assert after_a_turn(request).state == "done"
    assert written() == request.written > 5
    assert not public().exists()


@pytest.mark.parametrize("way", UNUSABLE["other_language"])
def test_after_three_answers_in_another_language_it_gives_up_and_says_so(service, house, way):
    request = ask(house.about, "fr")
    service.behave(way)
    for _ in range(3):
        later(request)
        after_a_turn(request)
    assert (request.state, request.trouble["kind"], written()) == ("failed", "other_language", 0)


@pytest.mark.parametrize("way", [each for kind in ("count", "refused") for each in UNUSABLE[kind]])
def test_a_service_that_stays_bad_ends_in_flagged_sentences_and_an_empty_draft(service, house, way):
    request = ask(house.about, "fr")
    service.behave(way)
    for _ in range(3):
        later(request)
        after_a_turn(request)
    assert request.state != "waiting"
    assert (written(), public().count()) == (0, 0)


FLAGGED = {
    "kept": does.each(lambda answer: does.re.sub(r"<(x|span)\b.*?</\1>", "", answer)),
    "number": does.each(lambda answer: answer.replace("28", "26")),
    "markup": does.each(lambda answer: answer.replace("</b>", "")),
    "long": does.each(lambda answer: f"{answer} " * 9),
    "empty": does.translated(lambda answers: ["", *answers[1:]]),
}


@pytest.mark.parametrize(("kind", "way"), FLAGGED.items(), ids=FLAGGED)
def test_a_doubtful_sentence_is_put_before_a_translator_and_not_used(either_service, house, kind, way):
    request = ask(house.about, "fr")
    either_service.behave(way)
    after_a_turn(request)
    used = StringTranslation.objects.filter(
        locale__language_code="fr", translation_of__data__in=[row["source"] for row in request.flagged]
    )
    assert kind in {remark.kind for _, remarks in request.remarks for remark in remarks}
    assert (request.state, used.count(), public().count()) == ("done", 0, 0)


def test_a_busy_service_is_asked_again_at_once(service, house):
    request = ask(house.about, "fr")
    service.behave(SLOW_DOWN, SLOW_DOWN, does.well)
    assert after_a_turn(request).state == "done"


def test_what_was_translated_before_the_service_broke_is_kept(service, house, monkeypatch):
    monkeypatch.setattr("languages.machine.services.DeepL.most_sentences", 2)
    request = ask(house.about, "fr")
    service.behave(does.well, does.close)
    after_a_turn(request)
    kept = written()
    assert (request.state, kept) == ("waiting", 2)
    service.asked.clear()
    service.behave()
    later(request)
    assert after_a_turn(request).state == "done"
    total = sum(len(does.texts_of(body)) for body in service.asked)
    assert total == written() - kept


def test_sentences_in_another_order_are_asked_for_one_by_one(either_service, house):
    request = ask(house.about, "fr")
    either_service.behave(UNUSABLE["mixed_up"][0])
    after_a_turn(request)
    either_service.asked.clear()
    later(request)
    assert after_a_turn(request).state == "done"
    assert {len(does.texts_of(body)) for body in either_service.asked} == {1}


def test_a_language_the_service_does_not_have_is_refused_with_a_sentence(either_service, house):
    request = ask(house.about, "ti")
    after_a_turn(request)
    assert (request.state, request.trouble["kind"]) == ("failed", "language")
    assert "ትግርኛ" in request.message
    assert either_service.asked == []


def test_the_key_goes_to_the_service_and_into_no_message(either_service, house):
    request = ask(house.about, "fr")
    either_service.behave(does.status(403))
    after_a_turn(request)
    assert all("a-key" in key for key in either_service.keys)
    assert "a-key" not in request.message


def test_a_slow_service_does_not_hold_the_worker(service, house, monkeypatch):
    monkeypatch.setattr("languages.machine.services.DeepL.most_sentences", 1)
    request = ask(house.about, "fr")
    moments = iter(range(0, 1000, 6))
    monkeypatch.setattr("languages.machine.queue.monotonic", lambda: next(moments))
    translate_waiting(budget=15)
    request.refresh_from_db()
    assert (request.state, request.not_before) == ("waiting", None)
    assert 0 < len(service.asked) < 4


def test_a_request_the_worker_died_over_is_taken_up_again(service, house, monkeypatch):
    request = ask(house.about, "fr")
    monkeypatch.setattr("languages.machine.queue.write", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        translate_waiting()
    request.refresh_from_db()
    assert (request.state, request.not_before > timezone.now()) == ("waiting", True)
    monkeypatch.undo()
    later(request)
    assert after_a_turn(request).state == "done"


def test_nothing_is_asked_where_no_service_is_set_up(settings, house):
    settings.MACHINE_TRANSLATOR = None
    with pytest.raises(Impossible, match="geen vertaaldienst"):
        ask(house.about, "fr")
    assert translate_waiting() == 0
