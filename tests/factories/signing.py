"""People of the press office, and organisations that are asked to sign."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from home.starter.permissions import grant_roles
from press.models import PressReleasePage
from press.signing.rounds import invite, open_link, open_round
from press.text import hash_of, outgoing
from tests.factories.accounts import UserFactory


def of_group(*names):
    """A user in these groups."""
    grant_roles()
    user = UserFactory(is_staff=True)
    user.groups.set(Group.objects.filter(name__in=names))
    return user


def client_of(user):
    """Somebody at the desk."""
    client = Client()
    client.force_login(user)
    return client


def draft(release, **words):
    """Saves a draft with these words over a statement, and returns the page."""
    page = PressReleasePage.objects.get(pk=release.pk).get_latest_revision_as_object()
    for name, value in words.items():
        setattr(page, name, value)
    page.save_revision()
    return PressReleasePage.objects.get(pk=release.pk)


def shown(release):
    """The fingerprint of the newest draft."""
    return hash_of(outgoing(PressReleasePage.objects.get(pk=release.pk).get_latest_revision_as_object()))


def asked(release, *names, by=None, lasts=timedelta(days=1), **details):
    """Invitations to sign the newest draft, by name."""
    round_ = open_round(release, timezone.now() + lasts, by)
    return [invite(round_, by=by, name=name, **details) for name in names]


def address(invitation):
    """What stands behind its link."""
    return f"/nl/sign/{open_link(invitation).token}/"


def press(visitor, invitation, answer, **fields):
    """Presses a button behind the link, as the page would send it now."""
    text = invitation.release.text_versions.last().text_hash
    return visitor.post(
        address(invitation), {"shown": text, "person": "Jo Voorbeeld", "answer": answer, "words": "", **fields}
    )
