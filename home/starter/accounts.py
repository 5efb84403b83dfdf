"""Accounts to try the desk with: one per role, one password for all, only on a demonstration."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import Group

from accounts.models import User
from accounts.roles import (
    ADMINISTRATORS,
    EDITORS,
    LEGAL_REVIEWERS,
    ORGANISATION_STAFF,
    PRESS_OFFICERS,
    TRANSLATORS,
    Role,
)

PASSWORD_FILE = "demo_password"  # noqa: S105 (a file's name)
ACCOUNTS_FILE = "demo_accounts.txt"


@dataclass(frozen=True)
class DemoAccount:
    """Who, and the group they are in."""

    name: str
    role: Role
    language: str = ""

    @property
    def email(self) -> str:
        """An address that cannot exist (RFC 2606)."""
        return f"{self.name}@houvast.example"

    @property
    def group(self) -> str:
        """The name of the group."""
        return f"{self.role.name} ({self.language})" if self.language else self.role.name


DEMO_ACCOUNTS = (
    DemoAccount("administrator", ADMINISTRATORS),
    DemoAccount("editor", EDITORS),
    DemoAccount("legal", LEGAL_REVIEWERS),
    DemoAccount("press", PRESS_OFFICERS),
    DemoAccount("organisation", ORGANISATION_STAFF),
    DemoAccount("translator-ar", TRANSLATORS, "ar"),
    DemoAccount("translator-ti", TRANSLATORS, "ti"),
)


def make_demo_accounts(folder: Path) -> int:
    """Makes the accounts that are missing, and writes addresses and password to ``folder``; returns how many were made.

    The groups exist once the starter content is loaded. An account that exists keeps its password and groups.
    """
    password = _password(folder / PASSWORD_FILE)
    made = 0
    for account in DEMO_ACCOUNTS:
        if User.objects.filter(email=account.email).exists():
            continue
        user = User.objects.create_user(account.email, password, first_name=account.name.capitalize(), is_staff=True)
        user.is_superuser = account.role is ADMINISTRATORS
        user.save()
        user.groups.set(Group.objects.filter(name=account.group))
        made += 1
    lines = [f"{account.email:36} {account.group}" for account in DEMO_ACCOUNTS]
    (folder / ACCOUNTS_FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return made


def _password(path: Path) -> str:
    if not path.exists():
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(12) + "\n")
    return path.read_text(encoding="utf-8").strip()
