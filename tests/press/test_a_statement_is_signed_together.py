"""Organisations sign exactly the text that goes out, without an account; any other text needs another signature."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import PageLogEntry

from press.models import Invitation, PressReleasePage, SignOff
from press.signing.rounds import close_round, make_link, open_link, put_text, withdraw_links
from press.signing.standing import standing_of
from tests.factories import signing

DAY = timedelta(days=1)


@pytest.fixture
def release(tree):
    """A statement that is not public yet."""
    tree.release.unpublish()
    return signing.draft(tree.release, lead="Zeven organisaties vragen om opvang. Dat kan nu.")


@pytest.fixture
def invited(release):
    return signing.asked(release, "Steunpunt", "Opvang Noord")


def names(release):
    page = PressReleasePage.objects.get(pk=release.pk)
    return [each.shown_name for each in page.signatories.all()]


def state(invitation):
    return standing_of(Invitation.objects.get(pk=invitation.pk)).state


def test_the_page_shows_the_text_that_goes_out(invited, visitor, release):
    page = visitor.get(signing.address(invited[0])).content.decode()
    for words in (release.title, "Dat kan nu.", "Niemand hoort op straat te slapen.", "Steunpunt"):
        assert words in page


def test_the_text_keeps_its_language_whatever_the_language_of_the_page(invited, visitor):
    page = visitor.get(signing.address(invited[0]).replace("/nl/", "/ar/")).content.decode()
    assert '<div lang="nl" dir="ltr">' in page


def test_opening_the_link_changes_nothing(invited, visitor):
    before = [list(model.objects.values()) for model in (Invitation, SignOff)]
    logged = PageLogEntry.objects.count()
    for _ in range(2):
        assert visitor.get(signing.address(invited[0])).status_code == 200
        assert visitor.head(signing.address(invited[0])).status_code == 200
    assert [list(model.objects.values()) for model in (Invitation, SignOff)] == before
    assert PageLogEntry.objects.count() == logged
    assert open_link(invited[0]).used_at is None


def test_the_page_has_no_cookie_and_is_kept_nowhere(invited, visitor):
    for answer in (visitor.get(signing.address(invited[0])), signing.press(visitor, invited[0], "sign")):
        assert not answer.cookies
        assert answer["Cache-Control"] == "no-store"
        assert "noindex" in answer["X-Robots-Tag"]


def test_the_title_of_the_window_does_not_tell_the_headline(invited, visitor, release):
    page = visitor.get(signing.address(invited[0])).content.decode()
    assert release.title not in page.split("</title>")[0]


def test_a_signature_says_which_text_who_when_and_for_whom(invited, visitor):
    answer = signing.press(visitor, invited[0], "sign")
    assert answer.status_code == 302
    (given,) = SignOff.objects.all()
    assert (given.person, given.organisation_name, given.how) == ("Jo Voorbeeld", "Steunpunt", "link")
    assert given.text_hash == given.version.text_hash == signing.shown(invited[0].release)
    assert "Jo Voorbeeld" in visitor.get(answer["Location"]).content.decode()


def test_pressing_twice_signs_once(invited, visitor):
    for _ in range(2):
        signing.press(visitor, invited[0], "sign")
    assert SignOff.objects.count() == 1


@pytest.mark.parametrize(
    ("answer", "fields", "missing"),
    [
        ("sign", {"person": ""}, "person-error"),
        ("sign", {"person": " "}, "person-error"),
        ("change", {}, "words-error"),
        ("nonsense", {}, "note-warn"),
        ("", {}, "note-warn"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_is_still_there(invited, visitor, answer, fields, missing):
    page = signing.press(visitor, invited[0], answer, **{"words": "" if answer == "change" else "Zin 2.", **fields})
    assert page.status_code == 400
    assert missing in page.content.decode()
    if answer != "change":
        assert "Zin 2." in page.content.decode()
    assert not SignOff.objects.exists()


def test_sign_if_changed_brings_the_words_to_the_press_office_and_is_no_signature(invited, visitor):
    signing.press(visitor, invited[0], "change", words="Schrap zin 2.")
    assert state(invited[0]) == "conditional"
    assert SignOff.objects.get().words == "Schrap zin 2."


@pytest.mark.parametrize("words", [{"lead": "Acht organisaties."}, {"title": "Een andere kop"}])
def test_any_other_text_makes_signatures_stale(invited, visitor, release, words):
    signing.press(visitor, invited[0], "sign")
    signing.draft(release, **words)
    put_text(release, by=None)
    assert state(invited[0]) == "stale"


def test_the_earlier_text_again_makes_its_signatures_valid_again(invited, visitor, release):
    signing.press(visitor, invited[0], "sign")
    for lead in ("Acht organisaties.", "Zeven organisaties vragen om opvang. Dat kan nu."):
        signing.draft(release, lead=lead)
        put_text(release, by=None)
    assert state(invited[0]) == "signed"


def test_a_declared_typing_error_keeps_signatures_and_is_shown(invited, visitor, release):
    signing.press(visitor, invited[0], "sign")
    signing.draft(release, lead="Zeven organisaties vragen om opvangg. Dat kan nu.")
    put_text(release, by=None, typing_error="opvang verkeerd getikt")
    assert state(invited[0]) == "signed"
    assert "opvang verkeerd getikt" in visitor.get(signing.address(invited[0])).content.decode()


def test_more_than_a_typing_error_cannot_be_called_one(invited, visitor, release):
    from django.core.exceptions import ValidationError

    signing.draft(release, lead="Zeven organisaties vragen niet om opvang. Dat kan nu.")
    with pytest.raises(ValidationError):
        put_text(release, by=None, typing_error="foutje")
    assert release.text_versions.count() == 1


def test_what_changed_since_they_last_looked_is_shown_sentence_by_sentence(invited, visitor, release):
    signing.press(visitor, invited[0], "seen")
    signing.draft(release, lead="Zeven organisaties vragen om opvang. Dat kan morgen.")
    put_text(release, by=None)
    page = visitor.get(signing.address(invited[0])).content.decode()
    assert "<del>Dat kan nu.</del>" in page
    assert "<ins>Dat kan morgen.</ins>" in page
    assert "<ins>Zeven organisaties vragen om opvang.</ins>" not in page
    assert state(invited[0]) == "silent"


def test_a_text_that_changed_between_opening_and_pressing_is_shown_again_and_nothing_is_lost(invited, visitor, release):
    old = signing.shown(release)
    signing.draft(release, lead="Zeven organisaties vragen om opvang. Dat kan morgen.")
    put_text(release, by=None)
    answer = signing.press(visitor, invited[0], "change", shown=old, words="Schrap zin 2.")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert not SignOff.objects.exists()
    for words in ("Dat kan morgen.", "<del>Dat kan nu.</del>", "Jo Voorbeeld", "Schrap zin 2.", signing.shown(release)):
        assert words in page


@pytest.mark.parametrize("shown", ["", "0" * 64, "x" * 500, "\x00"])
def test_a_form_that_shows_no_text_we_know_records_nothing(invited, visitor, shown):
    assert signing.press(visitor, invited[0], "sign", shown=shown).status_code in {400, 409}
    assert not SignOff.objects.exists()


# --- Links ---


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_altered_link_says_so(invited, visitor, method):
    token = open_link(invited[0]).token
    for altered in (token[:-1], f"{token}x", "x", token.replace(":", "%3A%3A")):
        answer = getattr(visitor, method)(f"/nl/sign/{altered}/")
        assert answer.status_code == 404
        assert answer.content
    assert not SignOff.objects.exists()


def test_a_link_for_something_else_does_not_sign(invited, visitor, release):
    from publishing.models import PersonalLink

    for target, purpose in ((release, "sign"), (invited[0], "read")):
        link = PersonalLink.objects.make(target, purpose, "De Krant", DAY, made_by=None)
        assert visitor.get(f"/nl/sign/{link.token}/").status_code == 404


def test_an_expired_link_says_that_its_time_is_over(invited, visitor):
    url = signing.address(invited[0])
    with time_machine.travel(timezone.now() + timedelta(days=70)):
        answer = visitor.post(url, {"answer": "sign", "person": "Jo Voorbeeld"})
    assert answer.status_code == 410
    assert not SignOff.objects.exists()


def test_a_withdrawn_or_replaced_link_says_so(invited, visitor):
    old = [signing.address(each) for each in invited]
    withdraw_links(invited[0])
    make_link(invited[1], by=None)
    assert [visitor.get(url).status_code for url in old] == [410, 410]
    assert visitor.get(signing.address(invited[1])).status_code == 200


def test_one_link_answers_for_one_organisation_only(invited, visitor):
    signing.press(visitor, invited[0], "sign")
    assert (state(invited[0]), state(invited[1])) == ("signed", "silent")


def test_a_used_link_shows_what_was_answered_and_lets_it_change(invited, visitor):
    signing.press(visitor, invited[0], "sign")
    assert "Jo Voorbeeld" in visitor.get(signing.address(invited[0])).content.decode()
    signing.press(visitor, invited[0], "decline")
    assert state(invited[0]) == "declined"
    assert SignOff.objects.count() == 2


def test_an_answer_is_never_overwritten(invited, visitor):
    signing.press(visitor, invited[0], "sign")
    given = SignOff.objects.get()
    given.person = "Iemand anders"
    with pytest.raises(ValueError, match="never changed"):
        given.save()


# --- Who stands under it ---


def test_the_signatories_are_those_who_signed_the_text_that_is_published(invited, visitor, release):
    signing.press(visitor, invited[0], "sign")
    signing.press(visitor, invited[1], "decline")
    release.get_latest_revision().publish()
    assert names(release) == ["Steunpunt"]
    page = visitor.get(release.url).content.decode()
    assert "Jo Voorbeeld" in page
    assert "Opvang Noord" not in page


def test_who_signed_an_earlier_text_does_not_stand_under_this_one(invited, visitor, release):
    signing.press(visitor, invited[0], "sign")
    signing.draft(release, lead="Acht organisaties.")
    put_text(release, by=None)
    signing.press(visitor, invited[1], "sign")
    PressReleasePage.objects.get(pk=release.pk).get_latest_revision().publish()
    assert names(release) == ["Opvang Noord"]


def test_who_signs_after_publication_is_added_with_the_date(invited, visitor, release):
    signing.press(visitor, invited[0], "sign")
    close_round(release, by=None)
    release.get_latest_revision().publish()
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        signing.press(visitor, invited[1], "sign")
        late = timezone.localdate()
    found = {each.shown_name: each.added_on for each in PressReleasePage.objects.get(pk=release.pk).signatories.all()}
    assert found == {"Steunpunt": None, "Opvang Noord": late}


def test_a_withdrawn_signature_is_gone_and_the_page_says_when(invited, visitor, release):
    for each in invited:
        signing.press(visitor, each, "sign")
    release.get_latest_revision().publish()
    signing.press(visitor, invited[1], "withdrawn")
    assert names(release) == ["Steunpunt"]
    page = visitor.get(release.url).content.decode()
    assert "Opvang Noord" in page
    assert str(timezone.localdate().year) in page.split("Opvang Noord")[1]


def test_a_signature_withdrawn_before_publication_is_nobodys_business(invited, visitor, release):
    for each in invited:
        signing.press(visitor, each, "sign")
    signing.press(visitor, invited[1], "withdrawn")
    release.get_latest_revision().publish()
    assert "Opvang Noord" not in visitor.get(release.url).content.decode()


def test_the_search_follows_a_late_signature(invited, visitor, release):
    signing.press(visitor, invited[0], "sign")
    release.get_latest_revision().publish()
    signing.press(visitor, invited[1], "sign", person="Mirjam Zeldzaam")
    assert release.title in visitor.post("/nl/search/", {"q": "zeldzaam"}).content.decode()


def test_every_step_is_in_the_history_with_who_did_it(invited, visitor, release):
    signing.press(visitor, invited[0], "sign")
    entries = PageLogEntry.objects.filter(page=release.pk, action__startswith="press.").order_by("pk")
    assert [each.action for each in entries] == [
        "press.deadline",
        "press.put_text",
        "press.invite",
        "press.invite",
        "press.sign",
    ]
    assert entries.last().data["person"] == "Jo Voorbeeld"


def test_what_a_withdrawn_statement_offers_to_sign_is_nothing(invited, visitor, release):
    from press.desk.withdrawing import withdraw

    release.get_latest_revision().publish()
    withdraw(release, "Het cijfer klopte niet.", by=None)
    page = signing.press(visitor, invited[0], "sign")
    assert "Het cijfer klopte niet." in page.content.decode()
    assert not SignOff.objects.exists()


def test_more_signers_cost_the_public_page_no_more_queries(invited, visitor, release, queries):
    signing.press(visitor, invited[0], "sign")
    release.get_latest_revision().publish()
    before = queries(release.url)
    for number in range(5):
        (more,) = signing.asked(release, f"Organisatie {number}")
        signing.press(visitor, more, "sign")
    assert queries(release.url) == before
