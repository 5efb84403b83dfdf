"""How an organisation presents itself to search, in each language of the site."""

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext as _
from django.utils.translation import override

from languages.words import plain
from publishing.findable import KIND_ORGANISATION, Finding

if TYPE_CHECKING:
    from directory.models import Organisation


def organisation_findings(organisation: "Organisation", codes: list[str]) -> list[Finding]:
    """One finding for each language: kinds of help and provinces in that language, its words where it has them."""
    return [_finding(organisation, code) for code in codes]


def _finding(organisation: "Organisation", code: str) -> Finding:
    with override(code):
        regions = list(organisation.regions.all())
        kinds = [str(service.get_kind_display()) for service in organisation.services.all()]
        place = organisation.place
        where = [place.name, place.other_names.replace("|", " ")] if place else []
        own = next((words for words in organisation.words.all() if words.language == code), None)
        what = plain(own.what_it_does) if own else ", ".join(kinds)
        return Finding(
            key=f"organisation:{organisation.key}",
            language=code,
            kind=KIND_ORGANISATION,
            translation_key=str(uuid5(NAMESPACE_URL, f"organisation:{organisation.key}")),
            url=organisation.get_absolute_url(),
            title=organisation.name,
            summary=what,
            headings="\n".join([*organisation.other_names.splitlines(), *kinds]),
            body="\n".join(
                [
                    *where,
                    *(region.local_name for region in regions),
                    *(region.name for region in regions),
                    *organisation.spoken,
                    _("the whole country") if organisation.is_national else "",
                ]
            ),
            regions=tuple(region.key for region in regions),
            organisations=(organisation.key,),
            position=(place.latitude, place.longitude) if place else None,
            weight=0.9,
            visible=organisation.is_listed,
        )
