"""What the importer has to say: things that need a person, and words that went nowhere else."""

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

NEEDS_A_PERSON = {
    "headline_missing": _("No headline was found."),
    "date_missing": _("No date was found."),
    "date_without_year": _("The date has no year: %(detail)s"),
    "date_inferred": _("The date was inferred: %(detail)s"),
    "embargo_not_understood": _("This embargo was not understood: %(detail)s"),
    "figure_without_source": _("No source is given for this figure: %(detail)s"),
    "private_number": _("This number is a person's own and was held back: %(detail)s"),
    "private_email": _("This address is a person's own and was held back: %(detail)s"),
    "quote_without_organisation": _("This quote names no organisation: %(detail)s"),
    "quote_without_speaker": _("Nobody is named for this quote: %(detail)s"),
    "unbalanced_quote": _("A quotation mark is missing: %(detail)s"),
    "unknown_organisation": _("This organisation is not in the directory: %(detail)s"),
    "double_link": _("This link is there twice: %(detail)s"),
    "displaced_link": _("This link stood apart from its text: %(detail)s"),
    "reference_missing": _("The text refers to a note that is not there: %(detail)s"),
    "case_needs_consent": _("Somebody's story: is their consent on record? %(detail)s"),
    "nothing_recognised": _("Nothing of a release was recognised: all of it is there to check."),
    "encoding_repaired": _("Letters were damaged and have been repaired: %(detail)s"),
    "comments_left_out": _("Comments or changes of the document were not taken over."),
    "pictures_left_out": _("Pictures were not taken over."),
}
LEFT_OUT = {
    "page_artefact": _("Of the page, not of the text: %(detail)s"),
    "marker": _("A line that opens or closes a part: %(detail)s"),
    "connecting_words": _("Words between the parts: %(detail)s"),
}


@dataclass(frozen=True)
class Remark:
    """One remark. ``where`` is the part of the release it is about."""

    code: str
    detail: str = ""
    where: str = ""

    @property
    def message(self) -> str:
        """A sentence in the active language."""
        text = gettext((NEEDS_A_PERSON | LEFT_OUT)[self.code])
        return text % {"detail": self.detail} if "%(detail)s" in text else text

    @property
    def needs_a_person(self) -> bool:
        """Whether somebody must look before the release can go out."""
        return self.code in NEEDS_A_PERSON
