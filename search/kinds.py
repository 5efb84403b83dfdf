"""What the kinds of things are called."""

import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from languages.table import SOURCE
from publishing.findable import (
    KIND_DOCUMENT,
    KIND_EVALUATION,
    KIND_ORGANISATION,
    KIND_PAGE,
    KIND_RELEASE,
    KIND_RIGHTS,
)
from search.slots import phrase

ONE = {
    KIND_RIGHTS: _("Rights"),
    KIND_ORGANISATION: _("Organisation"),
    KIND_RELEASE: _("Press release"),
    KIND_EVALUATION: _("Evaluation"),
    KIND_DOCUMENT: _("Document"),
    KIND_PAGE: _("About this site"),
}
"""On the label of a hit."""

MANY = {
    KIND_RIGHTS: _("Rights"),
    KIND_ORGANISATION: _("Organisations"),
    KIND_RELEASE: _("Press releases"),
    KIND_EVALUATION: _("Evaluations"),
    KIND_DOCUMENT: _("Documents"),
    KIND_PAGE: _("About this site"),
}
"""On the chips that filter."""

EVERYTHING = pgettext_lazy("kinds of results", "Everything")

_ASKED_FOR_BY_KIND = (KIND_RELEASE, KIND_EVALUATION)


def words_of_kind(kind: str, date: datetime.date | None, language: str) -> str:
    """What people add to a query who look for something dated: "persbericht 2018". Searched, never shown."""
    if kind not in _ASKED_FOR_BY_KIND:
        return ""
    with override(language):
        return f"{ONE[kind]} {date.year if date else ''}".strip()


def kind_asked_for(text: str, language: str) -> str:
    """The kind that the words of a query name ("persbericht 2018"); empty if they name none."""
    for code in dict.fromkeys((language, SOURCE, "en")):
        stems = set(phrase(text, code))
        with override(code):
            for kind in _ASKED_FOR_BY_KIND:
                if stems.issuperset(phrase(str(ONE[kind]), code)):
                    return kind
    return ""
