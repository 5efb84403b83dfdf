"""Loads the directory: provinces, towns, organisations with their words."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError

from directory.kinds import Answer, ChannelKind, Kind, Status
from directory.models import Organisation, Place, Region
from directory.models.places import folded_names
from home.starter.errors import ContentError
from home.starter.ledger import Ledger, Verdict, file_digest
from home.starter.tables import Row, cells, read_table
from languages.table import BY_CODE

REGION_COLUMNS = ("key", "iso", "name", "neighbours")
PLACE_COLUMNS = ("name", "region", "lat", "lon", "other_names")
ORGANISATION_COLUMNS = [
    "key",
    "name",
    "other_names",
    "scope",
    "regions",
    "place",
    "website",
    "phone",
    "email",
    "languages",
    "services",
    "works_with_authorities",
    "status",
    "listed",
    "delisted_reason",
    "source",
    "source_date",
]
WORDS_COLUMNS = ("key", "what_it_does", "how_to_get_in", "method")
CHANNELS = (ChannelKind.PHONE, ChannelKind.EMAIL, ChannelKind.WEBSITE)


def load_regions(path: Path) -> None:
    """Makes the provinces that are missing, and joins neighbours."""
    rows = read_table(path, REGION_COLUMNS)
    known = set(Region.objects.values_list("key", flat=True))
    Region.objects.bulk_create(
        Region(key=row["key"], iso=row["iso"], name=row["name"]) for _, row in rows if row["key"] not in known
    )
    regions = {region.key: region for region in Region.objects.all()}
    for line, row in rows:
        for key in cells(row["neighbours"]):
            if key not in regions:
                raise ContentError(path, f"“{key}” is no province.", line)
        if row["key"] not in known:
            regions[row["key"]].neighbours.set(regions[key] for key in cells(row["neighbours"]))


def load_places(path: Path) -> None:
    """Makes the towns that are missing."""
    rows = read_table(path, PLACE_COLUMNS)
    regions = {region.key: region for region in Region.objects.all()}
    known = set(Place.objects.values_list("name", "region__key"))
    places = []
    for line, row in rows:
        if row["region"] not in regions:
            raise ContentError(path, f"“{row['region']}” is no province.", line)
        if (row["name"], row["region"]) in known:
            continue
        try:
            position = {"latitude": float(row["lat"]), "longitude": float(row["lon"])}
        except ValueError as error:
            raise ContentError(path, "lat and lon must be numbers.", line) from error
        names = folded_names(row["name"], row["other_names"])
        places.append(
            Place(
                name=row["name"], region=regions[row["region"]], other_names=row["other_names"], names=names, **position
            )
        )
    Place.objects.bulk_create(places, batch_size=500)


class OrganisationLoader:
    """Loads one row after another, with the words of every language."""

    def __init__(self, ledger: Ledger, folder: Path) -> None:
        self.ledger = ledger
        self.path = folder / "organisations.csv"
        self.regions = {region.key: region for region in Region.objects.all()}
        self.words = {
            code: {row["key"]: row for _, row in read_table(path, WORDS_COLUMNS)}
            for code in BY_CODE
            if (path := folder / f"words.{code}.csv").exists()
        }

    def load(self) -> None:
        """Every row. Raises ContentError for a value that is not in its list."""
        existing = {each.key: each for each in Organisation.objects.all()}
        for line, row in read_table(self.path, ORGANISATION_COLUMNS):
            words = {code: rows[row["key"]] for code, rows in self.words.items() if row["key"] in rows}
            self._load_row(line, row, words, existing.get(row["key"]))

    def _load_row(self, line: int, row: Row, words: dict[str, Row], found: Organisation | None) -> None:
        key = f"organisation:{row['key']}"
        digest = file_digest(row.values(), *(f"{code}:{sorted(each.items())}" for code, each in words.items()))
        verdict = self.ledger.judge(key, digest, content_of(found) if found else None)
        if verdict not in {Verdict.CREATE, Verdict.UPDATE}:
            return
        organisation = found or Organisation(key=row["key"])
        self._fill(organisation, row, line)
        organisation.words.set([_words(code, each) for code, each in words.items()])
        try:
            organisation.full_clean(exclude=["regions"])
        except ValidationError as error:
            raise ContentError(self.path, "; ".join(error.messages), line) from error
        organisation.save()
        self.ledger.remember(key, digest, content_of(Organisation.objects.get(pk=organisation.pk)))

    def _fill(self, organisation: Organisation, row: Row, line: int) -> None:
        organisation.name = row["name"]
        organisation.other_names = "\n".join(cells(row["other_names"]))
        organisation.is_national = row["scope"] == "national"
        organisation.languages = " ".join(cells(row["languages"]))
        organisation.works_with_authorities = self._one_of(Answer, row["works_with_authorities"], line)
        organisation.status = self._one_of(Status, row["status"], line)
        organisation.source, organisation.source_date = row["source"], row["source_date"]
        organisation.is_listed = row["listed"] == "yes"
        organisation.delisted_reason = row["delisted_reason"]
        if unknown := [key for key in cells(row["regions"]) if key not in self.regions]:
            raise ContentError(self.path, f"“{unknown[0]}” is no province.", line)
        regions = [self.regions[key] for key in cells(row["regions"])]
        organisation.regions = regions
        organisation.place = self._place(row["place"], regions, line)
        channels = [(kind, row[kind]) for kind in CHANNELS if row[kind]]
        organisation.channels.set(
            [
                _child(organisation, "channels", kind=kind, value=value, sort_order=i)
                for i, (kind, value) in enumerate(channels)
            ]
        )
        kinds = [self._one_of(Kind, kind, line) for kind in cells(row["services"])]
        organisation.services.set(
            [_child(organisation, "services", kind=kind, sort_order=i) for i, kind in enumerate(kinds)]
        )

    def _place(self, name: str, regions: list[Region], line: int) -> Place | None:
        if not name:
            return None
        places = Place.objects.called(name)
        place = (places.filter(region__in=regions) if regions else places).first()
        if place is None:
            raise ContentError(self.path, f"places.csv has no “{name}” in that province.", line)
        return place

    def _one_of(self, choices: Any, value: str, line: int) -> str:
        if value not in choices.values:
            raise ContentError(self.path, f"“{value}” is not one of {', '.join(choices.values)}.", line)
        return value


def _child(organisation: Organisation, relation: str, **values: Any) -> Any:
    return getattr(organisation, relation).model(**values)


def _words(code: str, row: Row) -> Any:
    values = {name: row[name] for name in ("what_it_does", "how_to_get_in", "method")}
    return Organisation.words.rel.related_model(language=code, **values)


def content_of(organisation: Organisation) -> Any:
    """What an editor can change on an organisation, without the numbers of its rows."""
    return _without_ids(organisation.serializable_data())


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_ids(each) for key, each in value.items() if key not in {"pk", "id", "organisation"}}
    if isinstance(value, list):
        return [_without_ids(each) for each in value]
    return value
