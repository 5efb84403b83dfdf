"""The forms of a statement's page at the desk."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from directory.models import Organisation
from press.models import SignOff


def _tomorrow() -> datetime:
    return timezone.localtime().replace(hour=17, minute=0, second=0, microsecond=0) + timedelta(days=1)


class DeadlineForm(forms.Form):
    """Until when organisations are asked to sign."""

    deadline = forms.DateTimeField(
        label=_("Sign before"), initial=_tomorrow, widget=AdminDateTimeInput, help_text=_("Time in Amsterdam.")
    )
    invite_named = forms.BooleanField(
        label=_("Invite the signatories that the draft names"), required=False, initial=True
    )


class InviteForm(forms.Form):
    """One organisation to invite."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.all(),
        required=False,
        empty_label=_("not in the directory"),
    )
    name = forms.CharField(label=_("Name in the statement"), max_length=160, required=False)
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    is_national = forms.BooleanField(label=_("National"), required=False)
    email = forms.EmailField(
        label=_("E-mail address for the link"),
        required=False,
        help_text=_("Used for nothing else. Leave it empty to pass on the link yourself."),
    )

    def clean(self) -> dict[str, Any]:
        """An organisation or a name."""
        cleaned = super().clean() or {}
        if not cleaned.get("organisation") and not cleaned.get("name"):
            self.add_error("name", _("Choose an organisation, or write the name it has in the statement."))
        return cleaned


class PutForm(forms.Form):
    """Putting the draft before the signers."""

    typing_error = forms.CharField(
        label=_("Only a typing error? Say which"),
        max_length=255,
        required=False,
        help_text=_("The signers read this, and their signatures stay valid. Leave it empty to ask everybody again."),
    )


class RecordForm(forms.Form):
    """An answer that came by telephone or mail."""

    answer = forms.ChoiceField(label=_("Answer"), choices=SignOff.Answer.choices)
    person = forms.CharField(label=_("Who said so"), max_length=120, min_length=2)
    words = forms.CharField(label=_("Words"), max_length=4000, required=False)


class ReasonForm(forms.Form):
    """Withdrawing a statement."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody can read it at the address of the statement."),
    )


class CheckForm(forms.Form):
    """The legal check."""

    shown = forms.CharField(max_length=64, widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Words for whoever wrote it"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
