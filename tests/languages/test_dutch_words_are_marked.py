import pytest

from languages.normalise import fold, normalise
from languages.words import mark_dutch, plain

BDI = '<bdi lang="nl" dir="ltr">{}</bdi>'


@pytest.mark.parametrize(
    ("code", "text", "html"),
    [
        ("nl", "Bel een *huisarts*.", "Bel een huisarts."),
        ("en", "Call a *huisarts*.", f"Call a {BDI.format('huisarts')}."),
        ("en", "2 * 3 * 4", "2 * 3 * 4"),
        ("en", "<b>no</b> & *ja*", f"&lt;b&gt;no&lt;/b&gt; &amp; {BDI.format('ja')}"),
        ("ar", "اتصل بـ IND الآن", f"اتصل بـ {BDI.format('IND')} الآن"),
        ("ar", "*Dokters van de Wereld*", BDI.format("Dokters van de Wereld")),
        ("ar", "تدفع 80 % فقط", 'تدفع <bdi dir="ltr">80 %</bdi> فقط'),
        ("ar", "السعر € 5.", 'السعر <bdi dir="ltr">€ 5</bdi>.'),
        ("ti", "ናብ BSN ኣየድልን", f"ናብ {BDI.format('BSN')} ኣየድልን"),
        ("zh-hans", "请说 V-nummer 号", f"请说 {BDI.format('V-nummer')} 号"),
    ],
)
def test_in_another_language_a_dutch_word_is_marked(code, text, html):
    assert mark_dutch(text, code) == html


def test_rich_text_keeps_its_tags_and_links():
    from django.utils.safestring import mark_safe

    html = mark_safe('<p>انظر <a href="https://example.org/x">هنا</a> <i>toevoeging</i></p>')
    assert mark_dutch(html, "ar") == f'<p>انظر <a href="https://example.org/x">هنا</a> {BDI.format("toevoeging")}</p>'


def test_titles_carry_no_stars():
    assert plain("What is a *toevoeging*?") == "What is a toevoeging?"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("cafe\u0301", "café"),
        ("huur\u00adtoeslag", "huurtoeslag"),
        ("می\u200cخواهم", "می خواهم"),
        ("a\x00b", "a b"),
        ("  twee   woorden ", "twee woorden"),
    ],
)
def test_what_looks_alike_is_stored_alike(typed, stored):
    assert normalise(typed) == stored


def test_names_are_compared_without_accents_and_capitals():
    assert fold("Súdwest-FRYSLÂN") == fold("sudwest-fryslan")
