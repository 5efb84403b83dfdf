"""Each check alone: what it must notice, and what it must let pass."""

import pytest

from languages.machine.checks import check
from languages.machine.figures import missing_dates, missing_numbers
from languages.machine.remarks import SENTENCES, Remark, remark


def kinds(source, answer, code="fr", **more):
    return {each.kind for each in check(source, answer, "nl", code, **more)}


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("5 dagen", "٥ أيام"),
        ("5 dagen", "۵ روز"),
        ("1.000 euro", "1,000 euros"),
        ("1.000 euro", "1 000 euros".replace(" ", "\u202f")),
        ("€ 5,40", "€5.40"),
        ("€ 5,40", "٥٫٤٠ يورو"),
        ("9.00 uur", "9 am"),
        ("van 9-17 uur", "de 9 h à 17 h"),
        ("artikel 122a", "article 122a"),
        ("6 februari 2026", "2026年2月6日"),
    ],
)
def test_a_number_is_the_same_in_other_digits(source, answer):
    assert missing_numbers(source, answer) == []


@pytest.mark.parametrize(
    ("source", "answer", "lost"),
    [
        ("binnen 28 dagen", "dans les 26 jours", ["28"]),
        ("bel 112 of 113", "appelez le 112", ["113"]),
        ("€ 5,40", "5 €", ["5,40"]),
        ("12 kinderen", "1 2 enfants", ["12"]),
    ],
)
def test_a_number_that_changed_is_noticed(source, answer, lost):
    assert missing_numbers(source, answer) == lost


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("le 12 novembre 2026", "fr"),
        ("12 تشرين الثاني 2026", "ar"),
        ("12/11/2026", "en"),
        ("2026年11月12日", "zh-hans"),
    ],
)
def test_a_date_may_be_written_as_the_language_does(answer, code):
    assert missing_dates("Op 12 november 2026.", answer, "nl", code) == []


def test_another_month_is_noticed():
    assert missing_dates("Op 12 november 2026.", "Le 12 octobre 2026.", "nl", "fr") == ["12 november"]


@pytest.mark.parametrize(
    ("source", "answer", "code", "kind"),
    [
        ("Bel een dokter.", " ", "fr", "empty"),
        ("Bel de *huisarts*.", "Appelez le médecin.", "fr", "name"),
        ("Ga naar Amsterdam.", "Allez à Rotterdam.", "fr", "name"),
        ("Je mag altijd naar de dokter gaan.", "Oui.", "fr", "short"),
        ("Bel een dokter.", "Vous pouvez toujours appeler un médecin, " * 5, "fr", "long"),
        ("Bel <b>nu</b>.", "Appelez maintenant.", "fr", "markup"),
        ("Bel <b>nu</b>.", "Appelez <b>maintenant.", "fr", "markup"),
        ("Bel <b>nu</b>.", "Appelez </b>maintenant<b>.", "fr", "markup"),
        ("Bel nu.", "Appelez <script>x</script>.", "fr", "markup"),
        ('<a id="a1">Bel</a> <a id="a2">nu</a>.', '<a id="a1">Appelez</a> <a id="a1">maintenant</a>.', "fr", "markup"),
        ("Je mag naar de dokter.", "Je mag naar de dokter.", "fr", "same"),
        ("Je mag naar de dokter.", "You can go to a doctor.", "ar", "script"),
        ("Je mag naar de dokter gaan.", "يمكنك الذهاب إلى الطبيب", "fr", "script"),
        ("Je mag naar een dokter als je ziek bent.", "You can go to a doctor if you are ill.", "fr", "tongue"),
        ("Bel 050 000 00 00.", "Appelez le 050 000 00 01.", "fr", "kept"),
        ("Zie houvast.example.", "Voyez houvast.fr.", "fr", "kept"),
        ("Je mag naar de dokter.", "<html><body>502 Bad Gateway</body></html>", "fr", "message"),
        ("Je mag naar de dokter.", "Quota exceeded", "fr", "message"),
    ],
)
def test_this_is_noticed(source, answer, code, kind):
    assert kind in kinds(source, answer, code, names=("Amsterdam",))


@pytest.mark.parametrize(
    ("source", "answer", "code"),
    [
        ("Contact", "Contact", "fr"),
        ("*CAK*", "*CAK*", "ar"),
        ("Bel de *huisarts*.", "Appelez le <i>huisarts</i>.", "fr"),
        ("Bel <b>nu</b> de *huisarts*.", "اتصل <b>الآن</b> بـ *huisarts*.", "ar"),
        ("Je mag altijd naar de dokter.", "你随时可以去看医生。", "zh-hans"),
        ("Vraag &amp; antwoord", "Question &amp; réponse", "fr"),
        ("Ja.", "نعم.", "ar"),
    ],
)
def test_this_is_let_pass(source, answer, code):
    assert kinds(source, answer, code) == set()


@pytest.mark.parametrize("kind", SENTENCES)
def test_every_remark_can_be_said_and_kept(kind):
    values = dict.fromkeys(("what", "status", "given", "asked", "service", "source", "target"), "7")
    said = str(remark(Remark(kind, values).data))
    assert said == str(Remark(kind, values))
    assert "%(" not in said
