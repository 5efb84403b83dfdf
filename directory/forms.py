"""What somebody may ask of the directory. Anything else is ignored, never an error page."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from directory.kinds import Kind
from directory.models import Place, Region
from directory.spoken import SPOKEN, spoken_name
from languages.normalise import fold, normalise
from languages.sorting import in_order
from languages.table import SOURCE

LONGEST = 80
OTHER_NAMES = {"fryslan": "friesland", "noord-brabant": "brabant"}


class HelpForm(forms.Form):
    """Town or province, kind of help, language. Nothing is required; unknown choices count as none."""

    place = forms.CharField(label=_("Town or province"), required=False, max_length=LONGEST)
    kind = forms.ChoiceField(label=_("Kind of help"), required=False)
    language = forms.ChoiceField(label=_("They speak"), required=False)

    def __init__(self, *args: object, spoken: list[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        names = [(code, spoken_name(code)) for code in spoken if code in SPOKEN]
        languages = in_order(names, get_language() or SOURCE, lambda choice: choice[1])
        choices: dict[str, list[Any]] = {
            "kind": [("", _("All help")), *Kind.choices],
            "language": [("", _("Any language")), *languages],
        }
        for name, options in choices.items():
            setattr(self.fields[name], "choices", options)


@dataclass(frozen=True)
class Where:
    """What typed text turned out to be: a region, perhaps through a town, or nothing we know."""

    typed: str = ""
    region: Region | None = None
    place: Place | None = None

    @property
    def is_unknown(self) -> bool:
        """Whether something was typed that is no place we know."""
        return bool(self.typed) and self.region is None


def find_where(typed: str, regions: list[Region]) -> Where:
    """A province by its key or its name in Dutch or the active language; else a town in any of its scripts."""
    text = normalise(typed)[:LONGEST]
    if not text:
        return Where()
    wanted = fold(text)
    for region in regions:
        if wanted in {region.key, fold(region.name), fold(region.local_name), OTHER_NAMES.get(region.key)}:
            return Where(text, region)
    place = Place.objects.called(text).select_related("region").first()
    return Where(text, place.region, place) if place else Where(text)
