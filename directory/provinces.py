"""The names of the twelve provinces, for the catalogues, and their shapes."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from languages.normalise import fold
from languages.table import LANGUAGES

NAMES = {
    "drenthe": _("Drenthe"),
    "flevoland": _("Flevoland"),
    "fryslan": _("Fryslân"),
    "gelderland": _("Gelderland"),
    "groningen": pgettext_lazy("province", "Groningen"),
    "limburg": _("Limburg"),
    "noord-brabant": _("Noord-Brabant"),
    "noord-holland": _("Noord-Holland"),
    "overijssel": _("Overijssel"),
    "utrecht": pgettext_lazy("province", "Utrecht"),
    "zeeland": _("Zeeland"),
    "zuid-holland": _("Zuid-Holland"),
}

_SAID = {"brabant": "noord-brabant", "friesland": "fryslan"}


def province_name(key: str) -> str:
    """The name of a province in the active language; empty for an unknown key."""
    return str(NAMES.get(key, ""))


@cache
def provinces_by_name() -> dict[str, str]:
    """Folded name, in any language of the site and as people say it → key."""
    names = dict(_SAID)
    for language in LANGUAGES:
        with override(language.code):
            names |= {fold(str(name)): key for key, name in NAMES.items()}
    return names


@cache
def province_map() -> dict[str, Any]:
    """The outline of every province: ``viewBox``, and per key ``d`` (an SVG path) and ``label`` (where its count is).

    Shapes: MapSVG, CC BY 4.0, simplified; borders from before 2002. Plain Mercator.
    """
    data: dict[str, Any] = json.loads((Path(__file__).parent / "province_map.json").read_text())
    return data
