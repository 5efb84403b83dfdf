"""What a statement has beside its text: subjects, who signed when, a correction, and what happened later."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from home.starter.errors import ContentError
from home.starter.files import PageFile
from home.starter.ledger import Ledger
from home.starter.releases import moment
from home.starter.tables import read_table
from languages.table import BY_CODE, SOURCE
from press.models import Correction, Invitation, PressReleasePage, SigningRound, SignOff, Subject, TextVersion
from press.signing.signatories import follow
from press.text import hash_of, outgoing


def load_subjects(path: Path) -> None:
    """One subject a row, its word in a column per language; no table, no subjects. What exists is an editor's."""
    if not path.exists():
        return
    for _, row in read_table(path, ("key", SOURCE)):
        subject, is_new = Subject.objects.get_or_create(key=row["key"])
        for code, name in row.items():
            if is_new and code in BY_CODE and name:
                subject.words.create(language=code, name=name)


def subjects_of(file: PageFile) -> list[Subject]:
    """The subjects of a release. Raises ContentError for one that the table does not have."""
    keys = file.head.get("subjects", [])
    found = {subject.key: subject for subject in Subject.objects.filter(key__in=keys)}
    if missing := [key for key in keys if key not in found]:
        raise ContentError(file.path, f"subjects.csv has no “{missing[0]}”.", 1)
    return [found[key] for key in keys]


def add_history(page: PressReleasePage, file: PageFile) -> None:
    """What happened to an example before and after it was public, as if it had happened at the desk."""
    if "signing" in file.head:
        _sign(page, file)
    if "correction" in file.head:
        told = file.head["correction"]
        earlier = {**page.serializable_data(), **told["was"]}
        made_at = timezone.make_aware(told["at"])
        Correction.objects.create(release=page, made_at=made_at, reason=told["reason"], earlier=earlier)


def _sign(page: PressReleasePage, file: PageFile) -> None:
    public = page.public_since or timezone.now()
    text = outgoing(page)
    deadline = moment(file, "published") or public
    round_ = SigningRound.objects.create(release=page, deadline=deadline, closed_at=deadline)
    version = TextVersion.objects.create(
        release=page,
        number=1,
        text_hash=hash_of(text),
        content=[[each.kind, each.text] for each in text],
        put_at=deadline - timedelta(days=3),
    )
    for each in file.head["signing"]:
        invitation = Invitation.objects.create(
            round=round_, name=each["name"], place=each.get("place", ""), is_national=bool(each.get("national"))
        )
        for answer in each["answers"]:
            at = timezone.make_aware(answer["at"])
            SignOff.objects.create(
                invitation=invitation,
                version=version,
                text_hash=version.text_hash,
                answer=SignOff.Answer(answer["answer"]),
                person=each["person"],
                organisation_name=each["name"],
                at=at,
                was_public=at > public,
            )
    follow(round_)


def link_later(ledger: Ledger, files: dict[str, PageFile], pages: dict[str, Page], content_of: Any) -> None:
    """ "What happened later" names pages that may be loaded after the release, so it is filled in at the end."""
    for key, file in files.items():
        page = pages.get(key)
        wanted = [pages[name].pk for name in file.head.get("later", []) if name in pages]
        if page is None or not wanted or ledger.touched(file.name, content_of(page)):
            continue
        release = PressReleasePage.objects.get(pk=page.pk)
        if not release.later:
            release.later = json.dumps([{"type": "page", "value": pk} for pk in wanted])
            release.save_revision().publish()
            ledger.remember(file.name, file.digest, content_of(PressReleasePage.objects.get(pk=page.pk)))
