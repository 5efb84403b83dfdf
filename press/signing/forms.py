"""The form behind a signing link. Wrong input is said where it was typed, and nothing is lost."""

from django import forms
from django.utils.translation import gettext_lazy as _

from press.models import SignOff

SEEN = "seen"
ANSWERS = [*SignOff.Answer.choices, (SEEN, _("has read this text"))]


class AnswerForm(forms.Form):
    """An answer to the text whose fingerprint the form carries."""

    answer = forms.ChoiceField(choices=ANSWERS)
    shown = forms.CharField(max_length=64, required=False)
    person = forms.CharField(
        label=_("Your name"),
        max_length=120,
        required=False,
        help_text=_("It stands behind the name of your organisation in the statement."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    words = forms.CharField(
        label=_("What must change?"),
        max_length=4000,
        required=False,
        help_text=_("Only for “sign if changed”. The press office reads it; nobody else does."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, object]:
        """A name for every answer but "read"; words with "sign if changed"."""
        cleaned = super().clean() or {}
        kind = cleaned.get("answer")
        if kind not in {None, SEEN} and len(str(cleaned.get("person", ""))) < 2:
            self.add_error("person", _("Type your name, so that everybody knows who decided this."))
        if kind == SignOff.Answer.CHANGE and not cleaned.get("words"):
            self.add_error("words", _("Write which sentence must change, and into what."))
        return cleaned
