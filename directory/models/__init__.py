"""The register: regions, places, and organisations with what they do."""

from directory.models.hours import Closure, OpeningHours
from directory.models.organisations import Organisation
from directory.models.parts import Channel, OrganisationWords, Service, Verification
from directory.models.places import Place, Region

__all__ = [
    "Channel",
    "Closure",
    "OpeningHours",
    "Organisation",
    "OrganisationWords",
    "Place",
    "Region",
    "Service",
    "Verification",
]
