"""What results can be narrowed by, as it is shown: labels, numbers, what is chosen."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from directory.models import Organisation
from directory.provinces import province_name
from directory.spoken import spoken_name
from knowledge.models import TopicPage
from languages.table import SOURCE
from languages.words import plain
from publishing.visibility import visible_pages
from search.engines.base import Query, Results
from search.forms import PARAMETERS
from search.kinds import EVERYTHING, MANY

LEGENDS = {
    "topics": _("Topic"),
    "regions": _("Province"),
    "years": _("Year"),
    "languages": _("Language"),
    "organisations": _("Organisation"),
}
"""The folded filters, in the order in which they stand."""


@dataclass(frozen=True)
class Choice:
    """One value: ``name`` and ``value`` are what its control sends."""

    name: str
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Filter:
    """One facet with its values."""

    legend: str
    choices: list[Choice]

    @property
    def is_used(self) -> bool:
        """Whether a value is chosen."""
        return any(choice.is_chosen for choice in self.choices)


def chips(results: Results) -> list[Choice]:
    """Everything, then each kind that has hits or is chosen. Pressed again, a chip lets go of its kind."""
    counts, chosen = results.counts("kinds"), results.query.kinds
    kinds = [
        Choice(
            "drop" if kind in chosen else "kind",
            f"kind.{kind}" if kind in chosen else kind,
            str(label),
            count,
            kind in chosen,
        )
        for kind, label in MANY.items()
        if (count := counts.get(kind, 0)) or kind in chosen
    ]
    return [Choice("drop", "kind", str(EVERYTHING), sum(counts.values()), not chosen), *kinds] if kinds else []


def filters(results: Results) -> list[Filter]:
    """The facets in which there is something to choose. Three queries."""
    query = results.query
    labels = _labels(results)
    shown = []
    for facet, legend in LEGENDS.items():
        counts = results.counts(facet)
        values = dict.fromkeys([*counts, *getattr(query, facet)])
        choices = [
            Choice(PARAMETERS[facet], value, label, counts.get(value, 0), value in getattr(query, facet))
            for value in values
            if (label := labels[facet].get(value, ""))
        ]
        if len(choices) > 1 or any(choice.is_chosen for choice in choices):
            shown.append(Filter(str(legend), _ordered(facet, choices)))
    return shown


def hidden(query: Query) -> list[tuple[str, str]]:
    """What the form sends besides its own controls: the kinds that are chosen."""
    return [("kind", kind) for kind in query.kinds]


def _ordered(facet: str, choices: list[Choice]) -> list[Choice]:
    return sorted(choices, key=lambda choice: choice.value, reverse=True) if facet == "years" else choices


def _labels(results: Results) -> dict[str, dict[str, str]]:
    values = {facet: [*results.counts(facet), *getattr(results.query, facet)] for facet in LEGENDS}
    organisations = Organisation.objects.listed().filter(key__in=values["organisations"])
    return {
        "topics": topic_names(values["topics"], results.query.language),
        "regions": {key: province_name(key) for key in values["regions"]},
        "years": {year: year for year in values["years"]},
        "languages": {code: spoken_name(code.split("-")[0]) for code in values["languages"]},
        "organisations": dict(organisations.values_list("key", "name")),
    }


def topic_names(keys: list[str], language: str) -> dict[str, str]:
    """The names of topics that anybody may read, in this language or else in Dutch."""
    wanted: Any = TopicPage.objects.filter(translation_key__in=[key for key in keys if len(key) == 36])
    pages = visible_pages(wanted.filter(locale__language_code__in=[SOURCE, language]))
    rows = pages.values_list("translation_key", "title", "locale__language_code")
    ordered = sorted(rows, key=lambda row: bool(row[2] == language))
    return {str(key): plain(title) for key, title, _ in ordered}
