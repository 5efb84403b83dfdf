"""How each organisation stands: the board in the press office and the page behind a link both ask here."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from press.models import Invitation, SigningRound, SignOff, TextVersion
from press.signing.signatories import last_words, same_texts

SIGNED, STALE, CONDITIONAL, DECLINED, SILENT, WITHDRAWN = (
    "signed",
    "stale",
    "conditional",
    "declined",
    "silent",
    "withdrawn",
)
WORDS = {
    SIGNED: _("signed this text"),
    STALE: _("signed an earlier text"),
    CONDITIONAL: _("signs if the text changes"),
    DECLINED: _("does not sign"),
    SILENT: _("silent"),
    WITHDRAWN: _("has withdrawn its signature"),
}
_BY_ANSWER = {
    SignOff.Answer.CHANGE: CONDITIONAL,
    SignOff.Answer.DECLINE: DECLINED,
    SignOff.Answer.WITHDRAWN: WITHDRAWN,
}


@dataclass(frozen=True)
class Standing:
    """One organisation: its state towards the text before the signers, and its last answer."""

    invitation: Invitation
    state: str
    answer: SignOff | None

    @property
    def words(self) -> str:
        """The state in words."""
        return str(WORDS[self.state])

    @property
    def is_waiting(self) -> bool:
        """Whether the press office is still waiting for them."""
        return self.state in {SILENT, STALE}


def standings(round_: SigningRound) -> list[Standing]:
    """Everybody who was invited, in the order of the invitations."""
    versions = list(round_.release.text_versions.all())
    answers = last_words(round_)
    invitations = round_.invitations.select_related("organisation", "seen")
    return [_standing(each, answers.get(each.pk, []), versions) for each in invitations]


def standing_of(invitation: Invitation) -> Standing:
    """One organisation."""
    versions = list(invitation.release.text_versions.all())
    return _standing(invitation, list(invitation.sign_offs.select_related("version")), versions)


def _standing(invitation: Invitation, answers: list[SignOff], versions: list[TextVersion]) -> Standing:
    last = answers[-1] if answers else None
    if last is None:
        return Standing(invitation, SILENT, None)
    if last.answer != SignOff.Answer.SIGN:
        return Standing(invitation, _BY_ANSWER[SignOff.Answer(last.answer)], last)
    valid = last.text_hash in same_texts(versions, versions[-1].text_hash)
    return Standing(invitation, SIGNED if valid else STALE, last)
