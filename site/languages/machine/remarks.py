"""What there is to say about a service or a sentence: kept as a kind, said in the reader's own language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    # About the service: somebody may have to act.
    "wrong_key": _("The translation service refuses our key. Check MACHINE_TRANSLATOR_KEY."),
    "quota": _("The quota of the translation service is used up. Raise it, or wait until it is renewed."),
    "busy": _("The translation service is busy. The site tries again by itself."),
    "broken": _("The translation service has an error of its own (%(status)s). The site tries again by itself."),
    "down": _(
        "The translation service does not answer. The site tries again by itself; if this stays, check "
        "MACHINE_TRANSLATOR_URL."
    ),
    "no_service": _("The address of the translation service answers something else. Check MACHINE_TRANSLATOR_URL."),
    # About a whole answer: none of it is used.
    "count": _("The translation service gave %(given)s sentences instead of %(asked)s. None of them is used."),
    "mixed_up": _("The translation service gave the sentences in another order. None of them is used."),
    "other_language": _("The answer is not in the language that was asked for. None of it is used."),
    "error_page": _("The translation service gave an error message instead of a translation. None of it is used."),
    "refused": _("The translation service refuses this text (%(status)s)."),
    # About the page: asking again changes nothing.
    "off": _("No translation service is set up."),
    "language": _("%(service)s does not translate from %(source)s into %(target)s."),
    "not_public": _("This page is not public: its text is not sent to a translation service."),
    "not_a_page": _("Only pages can be translated by machine."),
    "not_saved": _(
        "The translated sentences are kept, but no draft could be made of them. Open the translation to see why."
    ),
    # About one sentence: it is not used, a translator looks at it.
    "empty": _("The answer is empty."),
    "kept": _("A fixed word, telephone number or address is missing or doubled: %(what)s"),
    "number": _("A number is missing: %(what)s"),
    "date": _("A date is missing: %(what)s"),
    "name": _("A name is missing: %(what)s"),
    "short": _("This is much shorter than the source."),
    "long": _("This is much longer than the source."),
    "markup": _("Bold, italic or a link is missing or broken."),
    "same": _("This is the source, not a translation."),
    "script": _("This is not in the script of the language."),
    "tongue": _("This seems to be another language."),
    "message": _("This is an error message, not a translation."),
}


@dataclass(frozen=True)
class Remark:
    """One thing to say. ``str()`` gives the sentence in the active language; ``data`` is what the database keeps."""

    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        sentence = str(SENTENCES[self.kind]) if self.kind in SENTENCES else self.kind
        return sentence % self.values if self.values else sentence

    @property
    def data(self) -> dict[str, Any]:
        """Plain data for a JSON field; ``remark(data)`` gives the same remark back."""
        return {"kind": self.kind, **({"values": dict(self.values)} if self.values else {})}


def remark(data: Mapping[str, Any]) -> Remark:
    """The remark that ``Remark.data`` was made of."""
    return Remark(data["kind"], data.get("values", {}))
