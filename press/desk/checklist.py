"""Why a statement cannot be published yet, in words. One list for people, for the clock and for the board."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from press.desk.legal import is_checked
from press.models import PressReleasePage, SigningRound
from press.signing.rounds import draft_of
from press.signing.signatories import round_of, same_texts, signatories_for
from press.signing.standing import standings
from press.streams import unsettled
from press.text import Paragraph, hash_of, outgoing

# A Dutch mobile number, which is a person's; and an address of a person rather than of an office.
_MOBILE = re.compile(r"(?:\+|\b00)31[ \-.]?(?:\(0\))?6(?:[ \-.]?\d){8}\b|\b06(?:[ \-.]?\d){8}\b")


@dataclass(frozen=True)
class Item:
    """One line of the list. ``blocks``: it must be done; otherwise it is advice."""

    code: str
    words: str
    is_done: bool
    blocks: bool = True


def checklist(release: PressReleasePage) -> list[Item]:
    """The list for the newest draft of this page (or for the revision that it was made from)."""
    return checklist_for(release, draft_of(release))


def checklist_for(release: PressReleasePage, draft: PressReleasePage) -> list[Item]:
    """The list for ``draft``: a version of ``release`` as it would be published."""
    text = outgoing(draft)
    items = [*_content(draft, text)]
    if not _is_public_text(release, text):
        items.append(_legal(release, draft, hash_of(text)))
        items += _signing(draft, hash_of(text))
    return items


def blockers(release: PressReleasePage, draft: PressReleasePage | None = None) -> list[str]:
    """The sentences that stand in the way; empty if it can be published."""
    items = checklist_for(release, draft) if draft else checklist(release)
    return [item.words for item in items if item.blocks and not item.is_done]


def needs_correction(release: PressReleasePage, draft: PressReleasePage) -> bool:
    """Whether the draft changes what everybody reads already: then it goes out as a correction, with its reason.

    A declared typing error does not.
    """
    text = outgoing(draft)
    if not release.live or _is_public_text(release, text):
        return False
    public = hash_of(outgoing(PressReleasePage.objects.get(pk=release.pk)))
    return public not in same_texts(list(release.text_versions.all()), hash_of(text))


def _is_public_text(release: PressReleasePage, text: list[Paragraph]) -> bool:
    """Whether this is, word for word, what is published already: then nobody has to agree to it again."""
    if not release.live:
        return False
    public = PressReleasePage.objects.select_related("locale").get(pk=release.pk)
    return hash_of(outgoing(public)) == hash_of(text)


def _content(draft: PressReleasePage, text: list[Paragraph]) -> list[Item]:
    private = next((match[0] for each in text if (match := _MOBILE.search(each.text))), "")
    unsure = unsettled(draft.body)
    contacts = list(draft.release_contacts.all())
    return [
        _item("date", draft.release_date, _("It has a date."), _("The date is missing.")),
        _item("lead", draft.lead.strip(), _("It has a lead."), _("The lead is missing.")),
        _item(
            "private",
            not private,
            _("No private telephone number is in the text."),
            _("A private telephone number is in the text: %(number)s. Take it out.") % {"number": private},
        ),
        _item(
            "unsure",
            not unsure,
            _("Nothing is marked “check this”."),
            _("Passages marked “check this”: %(count)s. Decide what they are.") % {"count": len(unsure)},
        ),
        _item(
            "filled",
            _is_filled(draft),
            _("Every quote, figure and story is complete."),
            _("A quote, figure or story is not complete: the editor shows where, when you publish there."),
        ),
        _item(
            "contact",
            contacts,
            _("A journalist finds somebody to call."),
            _("It names nobody a journalist can call."),
            blocks=False,
        ),
    ]


def _is_filled(draft: PressReleasePage) -> bool:
    """Whether the form would take the body: who speaks, of how many, the consent of whoever tells their story."""
    try:
        draft.body.stream_block.clean(draft.body)
    except ValidationError:
        return False
    return True


def _legal(release: PressReleasePage, draft: PressReleasePage, text_hash: str) -> Item:
    return _item(
        "legal",
        is_checked(release, text_hash),
        _("A legal reviewer agreed to this text."),
        _("No legal reviewer has agreed to this text yet. Submit it for the legal check.")
        if not release.legal_checks.exists()
        else _("The text changed since the legal check. Submit it again."),
    )


def _signing(draft: PressReleasePage, text_hash: str) -> list[Item]:
    round_ = round_of(draft)
    if round_ is None or round_.release_id != draft.pk:
        return [Item("signing", _("Nobody was asked to sign: it goes out without signatories."), True, blocks=False)]
    last = round_.release.text_versions.last()
    if last is None or last.text_hash != text_hash:
        words = _("The text changed since it was put before the signers. Put the new text before them.")
        return [Item("put", words, False)]
    return [_item_finished(round_), _item_signed(draft), _item_wishes(round_)]


def _item_finished(round_: SigningRound) -> Item:
    silent = [each.invitation.name for each in standings(round_) if each.is_waiting]
    return _item(
        "finished",
        not silent or round_.closed_at,
        _("Nobody is waited for any more."),
        _("No answer yet from: %(names)s. Wait, remind them, or go on with those who signed.")
        % {"names": ", ".join(silent)},
    )


def _item_signed(draft: PressReleasePage) -> Item:
    signed = signatories_for(draft) or []
    words = _("Signed by: %(names)s.") % {"names": ", ".join(each.shown_name for each in signed)}
    return _item("signed", signed, words, _("Nobody has signed this text."))


def _item_wishes(round_: SigningRound) -> Item:
    wishes = [each.invitation.name for each in standings(round_) if each.state == "conditional"]
    return _item(
        "wishes",
        not wishes,
        _("No change was asked for."),
        _("A change was asked for by: %(names)s.") % {"names": ", ".join(wishes)},
        blocks=False,
    )


def _item(code: str, is_done: object, done: str, missing: str, *, blocks: bool = True) -> Item:
    return Item(code, done if is_done else missing, bool(is_done), blocks)
