"""Who signs a text: those whose last word about it, or about one that differs by declared typing errors, is yes."""

from typing import Any

from django.utils import timezone
from wagtail.signals import page_published

from press.models import Invitation, PressReleasePage, Signatory, SigningRound, SignOff, TextVersion
from press.text import hash_of, outgoing


def round_of(release: Any) -> SigningRound | None:
    """The signing of this statement, whichever of its languages it is held in."""
    rounds = SigningRound.objects.filter(release__translation_key=release.translation_key)
    return rounds.select_related("release__locale").first()


def same_texts(versions: list[TextVersion], text_hash: str) -> set[str]:
    """The fingerprints of all texts that differ from this one by nothing but declared typing errors."""
    same = {text_hash}
    here = max((index for index, each in enumerate(versions) if each.text_hash == text_hash), default=None)
    if here is None:
        return same
    before = here
    while versions[before].typing_error:
        before -= 1
        same.add(versions[before].text_hash)
    for version in versions[here + 1 :]:
        if not version.typing_error:
            break
        same.add(version.text_hash)
    return same


def current_text(release: PressReleasePage) -> TextVersion:
    """The text that is before the signers. Raises LookupError if none is."""
    version = TextVersion.objects.filter(release=release).last()
    if version is None:
        raise LookupError("No text was put before the signers.")
    return version


def last_words(round_: SigningRound) -> dict[int, list[SignOff]]:
    """All answers by invitation, oldest first. The last one counts."""

    answers: dict[int, list[SignOff]] = {}
    for sign_off in SignOff.objects.filter(invitation__round=round_).select_related("version"):
        answers.setdefault(sign_off.invitation_id, []).append(sign_off)
    return answers


def signatories_for(page: Any) -> list[Signatory] | None:
    """The signatories of this page's text, unsaved or as they are in the database; None if nobody was asked to sign."""
    round_ = round_of(page)
    if round_ is None:
        return None
    same = same_texts(list(round_.release.text_versions.all()), _text_in_question(page, round_))
    answers = last_words(round_)
    found = []
    for order, invitation in enumerate(round_.invitations.select_related("organisation")):
        given = answers.get(invitation.pk, [])
        if given and given[-1].answer == SignOff.Answer.SIGN and given[-1].text_hash in same:
            first = next(each for each in given if each.answer == SignOff.Answer.SIGN and each.text_hash in same)
            found.append(_signatory(page, invitation, order, first))
    return found


def follow(round_: SigningRound) -> None:
    """The signatories of what is public already, in every language, follow a signature that came or went."""

    pages = PressReleasePage.objects.filter(translation_key=round_.release.translation_key, live=True)
    for page in pages.select_related("locale"):
        setattr(page, "signatories", signatories_for(page))
        getattr(page, "signatories").commit()
        # Search and feeds listen to this signal; the text is the same, so there is no new revision to publish.
        page_published.send(sender=type(page), instance=page, revision=page.live_revision)


def _text_in_question(page: PressReleasePage, round_: SigningRound) -> str:
    """The text of the page itself; a translation bears the signatures of the text that was signed."""
    if page.pk == round_.release_id:
        return hash_of(outgoing(page))
    if round_.release.live:
        return hash_of(outgoing(round_.release))
    last = round_.release.text_versions.last()
    return last.text_hash if last else ""


def _signatory(page: Any, invitation: Invitation, order: int, sign_off: SignOff) -> Signatory:
    known = Signatory.objects.filter(release=page.pk, name=invitation.name).first() if page.pk else None
    signatory = known or Signatory(release=page, name=invitation.name)
    signatory.organisation = invitation.organisation
    signatory.place, signatory.is_national = invitation.place, invitation.is_national
    signatory.person, signatory.sort_order = sign_off.person, order
    signatory.added_on = timezone.localdate(sign_off.at) if sign_off.was_public else None
    return signatory
