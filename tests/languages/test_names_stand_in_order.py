"""A list is sorted as its readers would look through it."""

import pytest

from languages.sorting import in_order


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("nl", ["Arabisch", "Ébène", "Engels", "zoeloe"]),
        ("tr", ["Arapça", "Çince", "Diğer", "Işık", "İngilizce", "Şirince", "Tigrinya"]),
        ("es", ["neerlandés", "ñandú", "oromo"]),
        ("fa", ["انگلیسی", "پشتو", "ترکی", "چینی", "هلندی"]),
        ("ckb", ["ئینگلیزی", "پشتۆ", "چینی", "ڕووسی", "هۆڵەندی"]),
        ("uk", ["англійська", "ґудзик", "іспанська", "їжак", "російська"]),
        ("ru", ["ёлка", "жук", "яблоко"]),
        ("ti", ["ሶማል", "ትግርኛ", "ዓረብኛ"]),
    ],
)
def test_names_stand_in_the_order_of_their_alphabet(code, names):
    assert in_order(reversed(names), code) == names


def test_things_are_sorted_by_their_name():
    assert in_order([("b", "Çince"), ("a", "Danca"), ("c", "Arapça")], "tr", lambda pair: pair[1])[1] == ("b", "Çince")
