from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError


def test_a_checked_text_says_when_and_until_when(tree, visitor):
    page = tree.right
    page.checked_on, page.valid_until, page.checked_by_role = date(2026, 11, 20), date(2027, 5, 20), "een jurist"
    page.save_revision().publish()
    with time_machine.travel(date(2026, 12, 1)):
        text = visitor.get(page.url).content.decode()
    assert "20 november 2026" in text
    assert "20 mei 2027" in text
    assert "een jurist" in text


def test_an_overdue_text_says_so_itself(tree, visitor):
    page = tree.right
    page.checked_on, page.valid_until, page.checked_by_role = date(2026, 1, 1), date(2026, 7, 1), "een jurist"
    page.save_revision().publish()
    with time_machine.travel(date(2026, 6, 30)):
        assert "note-warn" not in visitor.get(page.url).content.decode()
    with time_machine.travel(date(2026, 7, 2)):
        assert "note-warn" in visitor.get(page.url).content.decode()


def test_a_check_without_role_or_end_is_refused(tree):
    tree.right.checked_on = date(2026, 11, 20)
    with pytest.raises(ValidationError, match="checked_on"):
        tree.right.full_clean()
