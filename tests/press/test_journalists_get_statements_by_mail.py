"""The list: asked for twice, told to nobody, left with one press, and no letter goes out twice."""

import re
from datetime import timedelta
from io import StringIO
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
import time_machine
from django.contrib.admin.utils import NestedObjects
from django.core import mail
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from press.jobs import forget_subscribers, mail_statements
from press.mailing.queue import claim, queue_releases, send_waiting
from press.models import Letter, Subscriber
from publishing.models import PersonalLink
from tests.factories import pages

ADDRESS = "redactie@krant.example"


@pytest.fixture
def reader(db):
    return Subscriber.objects.create(email=ADDRESS, confirmed_at=timezone.now() - timedelta(days=30))


@pytest.fixture
def release(tree):
    release = tree.release
    release.mail_to_list = True
    release.first_published_at = timezone.now() - timedelta(minutes=1)
    release.save_revision().publish()
    release.refresh_from_db()
    return release


def links(message):
    return [address.removeprefix("http://testserver") for address in re.findall(r"http://testserver/\S+", message.body)]


def ask(visitor, address=ADDRESS, language="nl"):
    return visitor.post("/nl/press/list/", {"email": address, "language": language})


def test_an_address_is_on_the_list_only_after_its_own_button(visitor, db):
    ask(visitor, "Redactie@Krant.example")
    mail_statements()
    address = links(mail.outbox[0])[0]
    assert visitor.get(address).status_code == 200
    assert Subscriber.objects.get(email=ADDRESS).confirmed_at is None
    assert visitor.post(address).status_code == 200
    assert Subscriber.objects.get(email=ADDRESS).confirmed_at is not None


def test_a_known_and_an_unknown_address_get_the_same_answer(visitor, reader):
    known, unknown = ask(visitor), ask(visitor, "ander@krant.example")
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
    assert not known.cookies


def test_asking_again_and_again_sends_one_letter_an_hour(visitor, db):
    for _ in range(3):
        ask(visitor)
        mail_statements()
    assert len(mail.outbox) == 1
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        ask(visitor)
        mail_statements()
    assert len(mail.outbox) == 2


def test_a_wrong_address_comes_back_with_the_reason(visitor, db):
    answer = ask(visitor, "geen adres")
    assert answer.status_code == 422
    assert "geen adres" in answer.content.decode()
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize("address", ["a@b.example\nBcc: x@y.example", "x" * 400 + "@b.example", "", "\x00@b.example"])
def test_an_address_cannot_carry_anything_else(visitor, db, address):
    assert ask(visitor, address).status_code == 422
    assert ask(visitor, ADDRESS, language="zz").status_code == 422


def test_the_form_works_where_forged_requests_are_refused(db):
    assert ask(Client(enforce_csrf_checks=True)).status_code == 200


def test_a_statement_goes_to_each_confirmed_reader_of_its_language_once(release, reader):
    Subscriber.objects.create(email="nieuw@krant.example")
    Subscriber.objects.create(email="news@paper.example", language="en", confirmed_at=reader.confirmed_at)
    mail_statements()
    mail_statements()
    assert [message.to for message in mail.outbox] == [[ADDRESS]]
    assert mail.outbox[0].subject == release.title
    assert release.lead in mail.outbox[0].body
    html = mail.outbox[0].alternatives[0][0]
    assert release.lead in html
    assert "<img" not in html
    assert "?" not in "".join(re.findall(r'href="([^"]*)"', html))


def test_the_letter_can_be_left_with_one_press_as_rfc_8058_says(release, reader, visitor):
    mail_statements()
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")
    assert visitor.get(address).status_code == 200
    assert Subscriber.objects.exists()
    answer = Client(enforce_csrf_checks=True).post(address, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert not Subscriber.objects.exists()
    assert not Letter.objects.exists()
    assert not PersonalLink.objects.exists()
    assert visitor.post(address).status_code == 410


def test_a_statement_that_nobody_marked_for_the_list_stays_at_home(tree, reader):
    pages.PressReleasePageFactory(parent=tree.newsroom)
    mail_statements()
    assert mail.outbox == []


def test_an_old_statement_is_no_news(release, reader):
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        mail_statements()
    assert mail.outbox == []


def test_whoever_came_after_a_statement_does_not_get_it(release, reader):
    Subscriber.objects.update(confirmed_at=timezone.now() + timedelta(hours=1))
    assert queue_releases() == 0


def test_an_embargo_that_was_moved_holds_letters_back(release, reader):
    queue_releases()
    release.embargo_until = timezone.now() + timedelta(hours=2)
    release.save_revision().publish()
    assert send_waiting().held_back == 1
    assert mail.outbox == []
    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        assert send_waiting().sent == 1


def test_a_crash_after_the_claim_never_sends_twice(release, reader, monkeypatch):
    def crash(*args, **kwargs):
        raise SMTPServerDisconnected("gone")

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", crash)
        queue_releases()
        with pytest.raises(SMTPServerDisconnected):
            send_waiting()
    assert send_waiting().sent == 0
    assert mail.outbox == []
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        assert Letter.objects.unsure().count() == 1


def test_a_mail_server_that_is_away_loses_nothing(release, reader, monkeypatch):
    def away(self):
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.backends.locmem.EmailBackend.open", away)
        queue_releases()
        with pytest.raises(ConnectionRefusedError):
            send_waiting()
    assert send_waiting().sent == 1


def test_a_refused_address_stops_nobody_else_and_is_not_written_down(release, reader, monkeypatch):
    second = Subscriber.objects.create(email="tweede@krant.example", confirmed_at=reader.confirmed_at)
    from django.core.mail.backends.locmem import EmailBackend

    real = EmailBackend.send_messages

    def refuse(self, messages):
        if messages[0].to == [ADDRESS]:
            raise SMTPRecipientsRefused({ADDRESS: (550, b"no such user")})
        return real(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    mail_statements()
    assert [message.to for message in mail.outbox] == [[second.email]]
    assert Letter.objects.get(subscriber=reader).failed == "SMTPRecipientsRefused"


def test_of_two_workers_one_sends(release, reader):
    queue_releases()
    letter = Letter.objects.get()
    assert [claim(letter), claim(letter)] == [True, False]


def test_a_dry_run_sends_nothing_and_names_nobody(release, reader):
    out = StringIO()
    call_command("send_press_mail", "--dry-run", stdout=out)
    assert "1 new letters" in out.getvalue()
    assert ADDRESS not in out.getvalue()
    assert mail.outbox == []
    assert not Letter.objects.exists()


def test_an_address_that_never_confirms_is_erased_after_a_week(visitor, db):
    ask(visitor)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        forget_subscribers()
    assert not Subscriber.objects.exists()


def test_the_desk_takes_the_list_out_as_a_file_and_erases_an_address_everywhere(reader, desk):
    exported = desk.get("/admin/snippets/press/subscriber/?export=csv")
    assert ADDRESS in b"".join(exported.streaming_content).decode()
    desk.post(f"/admin/snippets/press/subscriber/delete/{reader.pk}/")
    assert not Subscriber.objects.exists()
    assert not [entry for entry in ModelLogEntry.objects.all() if ADDRESS in f"{entry.label} {entry.data}"]


def test_the_desk_puts_nobody_on_the_list(reader, desk):
    assert desk.get("/admin/snippets/press/subscriber/add/").status_code != 200
    assert desk.get(f"/admin/snippets/press/subscriber/edit/{reader.pk}/").status_code != 200


def test_nothing_but_letters_hangs_on_an_address(reader):
    collector = NestedObjects(using=DEFAULT_DB_ALIAS)
    collector.collect([reader])
    assert set(collector.model_objs) <= {Subscriber, Letter}
