import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client

from accounts.models import User
from accounts.roles import ROLES, group_of
from tests.factories.accounts import PASSWORD, UserFactory


@pytest.fixture
def editor(db):
    return UserFactory(is_staff=True, is_superuser=True)


def log_in(client, user):
    return client.post("/account/login/", {"login": user.email, "password": PASSWORD})


def code_for(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_a_stranger_is_asked_to_log_in(db, visitor):
    answer = visitor.get("/admin/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


def test_nobody_signs_up_by_themselves(db, visitor):
    visitor.post("/account/signup/", {"email": "iemand@houvast.example", "password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.exists()


def test_the_address_counts_whatever_its_capitals(editor):
    client = Client()
    answer = client.post("/account/login/", {"login": editor.email.upper(), "password": PASSWORD})
    assert answer.status_code == 302
    assert client.get("/admin/").status_code == 200


def test_a_wrong_password_is_said_where_it_was_typed_and_keeps_the_address(editor, visitor):
    answer = visitor.post("/account/login/", {"login": editor.email, "password": "fout"})
    assert answer.status_code == 200
    assert editor.email in answer.content.decode()
    assert "errorlist" in answer.content.decode()


def test_a_password_alone_opens_nothing_where_a_second_factor_is_required(editor, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client = Client()
    log_in(client, editor)
    answer = client.get("/admin/pages/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/2fa/totp/activate/")
    assert client.get(answer["Location"]).status_code in {200, 302}


def test_password_and_code_open_the_desk(editor, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    secret = generate_totp_secret()
    TOTP.activate(editor, secret)
    assert get_adapter().is_mfa_enabled(editor)
    client = Client()
    answer = log_in(client, editor)
    assert answer["Location"].startswith("/account/2fa/authenticate/")
    client.post("/account/2fa/authenticate/", {"code": code_for(secret)})
    assert client.get("/admin/").status_code == 200


def test_a_wrong_code_opens_nothing(editor, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    TOTP.activate(editor, generate_totp_secret())
    client = Client()
    log_in(client, editor)
    client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_every_role_gets_exactly_what_it_is_given(db, role):
    group = group_of(role)
    names = {f"{p.content_type.app_label}.{p.codename}" for p in group.permissions.select_related("content_type")}
    assert set(role.permissions) <= names
    if role.name != "Administrators":
        assert names == set(role.permissions)


def test_a_group_that_people_changed_is_left_as_it_is(db):
    group = group_of(ROLES[1])
    group.permissions.clear()
    assert not group_of(ROLES[1]).permissions.exists()


def test_the_mail_for_a_new_password_leads_to_our_own_address(editor, visitor, mailoutbox, settings):
    visitor.post("/account/password/reset/", {"email": editor.email}, headers={"host": "testserver:6666"})
    (mail,) = mailoutbox
    assert "http://testserver/account/password/reset/key/" in mail.body


def test_a_stranger_gets_no_mail(db, visitor, mailoutbox):
    visitor.post("/account/password/reset/", {"email": "iemand@houvast.example"})
    assert mailoutbox == []
