"""One minute for all languages, by the clock in Amsterdam; whoever is not ready is named."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.forms import DateTimeField
from django.utils import timezone
from django.utils.translation import override

from press.dates import amsterdam
from press.models import PressReleasePage
from press.readiness import not_ready
from tests.factories import pages


@pytest.fixture
def release(tree):
    tree.release.embargo_until = timezone.now() + timedelta(days=1)
    tree.release.save_revision().publish()
    return PressReleasePage.objects.get(pk=tree.release.pk)


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2027, 1, 5, 9, 0, tzinfo=UTC), "10:00 (Amsterdam, winter time)"),
        (datetime(2027, 7, 5, 8, 0, tzinfo=UTC), "10:00 (Amsterdam, summer time)"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "02:30 (Amsterdam, summer time)"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "02:30 (Amsterdam, winter time)"),
    ],
)
def test_a_minute_is_shown_by_the_clock_in_amsterdam(moment, shown):
    with override("en"):
        assert amsterdam(moment).endswith(shown)


@pytest.mark.parametrize("typed", ["2027-03-28 02:30", "2026-10-25 02:30"])
def test_a_minute_that_does_not_exist_or_exists_twice_is_refused(typed):
    with pytest.raises(ValidationError):
        DateTimeField().clean(typed)


def test_a_translation_has_the_minute_of_its_source(release):
    english = pages.translated(release, "en", embargo_until=timezone.now() + timedelta(days=9))
    assert PressReleasePage.objects.get(pk=english.pk).embargo_until == release.embargo_until


def test_an_embargo_that_moves_moves_in_every_language(release):
    english = pages.translated(release, "en")
    release.embargo_until = None
    release.save_revision().publish()
    assert PressReleasePage.objects.get(pk=english.pk).embargo_until is None
    assert PressReleasePage.objects.get(pk=english.pk) in PressReleasePage.objects.visible()


def test_the_officer_is_told_which_language_is_a_draft(release, desk):
    pages.translated(release, "en")
    assert not_ready(release) == []
    release.copy_for_translation(pages.Locale.objects.get(language_code="fr"), copy_parents=True)
    assert [sentence for sentence in not_ready(release) if "Français" in sentence]
    assert "Français" in desk.get(f"/admin/press/{release.pk}/going-out/").content.decode()
