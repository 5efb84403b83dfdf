"""Somebody without an account may do one thing, until a moment, and can be stopped."""

from datetime import timedelta

import pytest
import time_machine

from publishing.links import LinkRefused
from publishing.models import PersonalLink

DAY = timedelta(days=1)


@pytest.fixture
def link(tree):
    return PersonalLink.objects.make(tree.release, "read", "De Krant", DAY, made_by=None)


def refused(token, purpose="read"):
    with pytest.raises(LinkRefused) as caught:
        PersonalLink.objects.open(token, purpose)
    return caught.value.reason


def test_it_opens_what_it_was_made_for(link, tree):
    opened = PersonalLink.objects.open(link.token, "read")
    assert opened.leads_to(tree.release)
    assert not opened.leads_to(tree.right)


def test_opening_it_changes_nothing(link):
    PersonalLink.objects.open(link.token, "read")
    assert PersonalLink.objects.get().used_at is None


def test_using_it_is_remembered_once(link):
    link.mark_used()
    first = PersonalLink.objects.get().used_at
    link.mark_used()
    assert PersonalLink.objects.get().used_at == first


@pytest.mark.parametrize("token", ["", "x", "a:b", "x" * 500, "\x00", "W10:e30"])
def test_an_invented_token_opens_nothing(link, token):
    assert refused(token) == "unknown"


def test_an_altered_token_opens_nothing(link):
    other = PersonalLink.objects.make(link, "read", "De Courant", DAY, made_by=None)
    assert refused(f"{other.token.split(':')[0]}:{link.token.split(':')[1]}") == "unknown"


def test_a_token_serves_no_other_purpose(link):
    assert refused(link.token, "sign") == "unknown"


def test_it_ends(link):
    with time_machine.travel(link.expires_at):
        assert refused(link.token) == "expired"


def test_it_can_be_withdrawn(link):
    link.withdraw()
    assert refused(link.token) == "withdrawn"


def test_a_deleted_link_is_unknown(link):
    token = link.token
    link.delete()
    assert refused(token) == "unknown"


def test_links_are_listed_by_what_they_lead_to(link, tree):
    assert list(PersonalLink.objects.to(tree.release, "read")) == [link]
    assert not PersonalLink.objects.to(tree.release, "sign").exists()
    assert not PersonalLink.objects.to(tree.right).exists()
