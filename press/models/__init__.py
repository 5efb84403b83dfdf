"""The press room: joint statements and whom to call about them."""

from press.models.contacts import PressContact
from press.models.corrections import Correction
from press.models.desk import LegalCheck, LegalCheckTask, SigningTask, Withdrawal
from press.models.imports import ImportedDocument
from press.models.mailing import Letter, Subscriber
from press.models.newsroom import NewsroomPage
from press.models.releases import PressReleasePage, ReleaseContact, Signatory
from press.models.signing import Invitation, SigningRound, SignOff, TextVersion
from press.models.subjects import Subject, SubjectWords

__all__ = [
    "Correction",
    "ImportedDocument",
    "Invitation",
    "LegalCheck",
    "LegalCheckTask",
    "Letter",
    "NewsroomPage",
    "PressContact",
    "PressReleasePage",
    "ReleaseContact",
    "SignOff",
    "Signatory",
    "SigningRound",
    "SigningTask",
    "Subject",
    "SubjectWords",
    "Subscriber",
    "TextVersion",
    "Withdrawal",
]
