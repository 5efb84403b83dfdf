"""A signer with an address gets its link by mail: once, and nothing of the text in it."""

from datetime import timedelta
from smtplib import SMTPException

import pytest
import time_machine
from django.utils import timezone

from press.models import Invitation
from press.signing import mails
from press.signing.rounds import put_text, remind
from tests.factories import signing

EMAIL = "woordvoerder@steunpunt.example"


@pytest.fixture
def invitation(tree):
    tree.release.unpublish()
    release = signing.draft(tree.release, title="Geheime kop", lead="Geheime zin.")
    return signing.asked(release, "Steunpunt", email=EMAIL)[0]


def mail_of(invitation):
    return Invitation.objects.get(pk=invitation.pk).mail


def test_it_brings_the_link_and_not_the_text(invitation, mailoutbox):
    assert mails.send_due() == 1
    (mail,) = mailoutbox
    assert mail.to == [EMAIL]
    assert f"http://testserver{signing.address(invitation)}" in mail.body
    assert "Geheime" not in mail.subject + mail.body


def test_it_is_sent_once(invitation, mailoutbox):
    mails.send_due()
    mails.send_due()
    assert len(mailoutbox) == 1
    assert mail_of(invitation) == "sent"


def test_without_an_address_nothing_is_sent(invitation, mailoutbox):
    signing.asked(invitation.release, "Opvang Noord")
    mails.send_due()
    assert [mail.to for mail in mailoutbox] == [[EMAIL]]


def test_another_text_and_a_reminder_are_told(invitation, mailoutbox):
    mails.send_due()
    signing.draft(invitation.release, lead="Een andere zin.")
    put_text(invitation.release, by=None)
    mails.send_due()
    remind([invitation], by=None)
    mails.send_due()
    assert len({mail.body for mail in mailoutbox}) == 3


def test_a_mail_that_fails_is_told_to_the_press_office(invitation, monkeypatch):
    def refuse(*args, **kwargs):
        raise SMTPException

    monkeypatch.setattr(mails, "send_mail", refuse)
    assert mails.send_due() == 0
    assert mail_of(invitation) == "failed"


def test_a_mail_that_a_crash_interrupted_is_not_sent_again(invitation, mailoutbox):
    Invitation.objects.update(mail="sending", mailed_at=timezone.now())
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        mails.send_due()
    assert mailoutbox == []
    assert mail_of(invitation) == "failed"


def test_the_address_is_forgotten_when_the_link_has_ended(invitation):
    mails.forget_addresses()
    assert Invitation.objects.get().email == EMAIL
    with time_machine.travel(timezone.now() + timedelta(days=90)):
        mails.forget_addresses()
    assert Invitation.objects.get().email == ""
