"""Organisations and towns of a release in the directory, by all the names they have."""

import re
import unicodedata

from directory.models import Organisation, Place
from press.importing.names import Known
from press.importing.release import Release

LEGAL_FORM = re.compile(r"^(?:(?:de|het|the|stichting|vereniging|foundation)\s+)+")


def known_to_the_site() -> Known:
    """What helps to tell a town or an organisation from a person."""
    names = [name for each in Organisation.objects.all() for name in all_names(each)]
    places = Place.objects.values_list("name", flat=True)
    return Known(frozenset(place.lower() for place in places), frozenset(name.lower() for name in names))


def all_names(organisation: Organisation) -> list[str]:
    """Its name and its other names."""
    return [name.strip() for name in [organisation.name, *organisation.other_names.splitlines()] if name.strip()]


class Register:
    """The directory, ready to be asked for a name as somebody writes it."""

    def __init__(self) -> None:
        self._whole: dict[str, Organisation | None] = {}
        self._pieces: dict[str, Organisation | None] = {}
        for organisation in Organisation.objects.all():
            for name in all_names(organisation):
                whole, *pieces = keys_of(name) or [""]
                _note(self._whole, whole, organisation)
                for piece in pieces:
                    _note(self._pieces, piece, organisation)

    def find(self, name: str | None) -> Organisation | None:
        """The organisation that has this name; None if no single one has."""
        keys = keys_of(name or "")
        # A whole name counts for more than what another has in brackets.
        found = (names[key] for names in (self._whole, self._pieces) for key in keys if key in names)
        return next((each for each in found if each), None)


def _note(names: dict[str, Organisation | None], key: str, organisation: Organisation) -> None:
    # A name that two of them have tells nothing.
    if key:
        names[key] = organisation if names.get(key, organisation) == organisation else None


def keys_of(name: str) -> list[str]:
    """A name in the forms in which it may be found: whole, without and inside its brackets."""
    inside = re.findall(r"\(([^()]+)\)", name)
    forms = [name, re.sub(r"\([^()]*\)", " ", name), *inside]
    keys = [_key(form) for form in forms]
    return [key for index, key in enumerate(keys) if key and key not in keys[:index]]


def _key(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = re.sub(r"[^\w]+", " ", "".join(each for each in letters if not unicodedata.combining(each))).strip()
    return LEGAL_FORM.sub("", plain)


def remark_unknown(release: Release, register: Register) -> None:
    """Adds a remark for every organisation that signs, speaks or can be called and is not in the directory."""
    named = [(each.organisation, "signatories") for each in release.signatories]
    named += [(each.organisation or "", "contacts") for each in release.contacts]
    named += [(each.organisation or "", "quotes") for each in release.quotes]
    seen = set()
    for name, where in named:
        if name and name not in seen and not register.find(name):
            release.remark("unknown_organisation", name, where)
        seen.add(name)
