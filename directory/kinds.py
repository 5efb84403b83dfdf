"""The closed lists of the directory: words every language of the interface has."""

from collections.abc import Iterable

from django.core.validators import RegexValidator, URLValidator, validate_email
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Answer(TextChoices):
    """A fact that may be unknown. Unknown is said, never left out."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")


def combined(answers: Iterable[str]) -> Answer:
    """One answer for several: yes if any says yes, no if all say no, else not known."""
    said = set(answers)
    if Answer.YES in said:
        return Answer.YES
    return Answer.NO if said == {Answer.NO} else Answer.UNKNOWN


class Kind(TextChoices):
    """Kinds of help."""

    SHELTER = "shelter", _("A place to sleep")
    LEGAL = "legal", _("Legal help")
    MEDICAL = "medical", _("Medical help")
    DENTAL = "dental", _("Dentist")
    BASIC_NEEDS = "basic-needs", _("Food and basic needs")
    DAY_CENTRE = "day-centre", _("Day centre")
    EDUCATION = "education", _("School and lessons")
    WORK = "work", _("Work and wages")
    TRAFFICKING = "trafficking", _("Human trafficking")
    WOMEN = "women", _("Help for women")
    CHILDREN = "children", _("Help for children")
    RETURN = "return", _("Return")
    INFORMATION = "information", _("Information and advice")
    DETENTION = "detention", _("Help in detention")
    MONEY = "money", _("Money")
    MEETING = "meeting", _("Meeting people")
    HOSPITALITY = "hospitality", _("Private hospitality")
    CHURCH_NETWORK = "church-network", _("Church network")
    ADVOCACY = "advocacy", _("Standing up for rights")
    CAMPAIGN = "campaign", _("Campaign")


class Audience(TextChoices):
    """For whom."""

    EVERYONE = "everyone", _("everyone without papers")
    WOMEN = "women", _("women")
    MEN = "men", _("men")
    FAMILIES = "families", _("families")
    CHILDREN = "children", _("children")
    UNKNOWN = "unknown", _("not known")


class Access(TextChoices):
    """How to get in."""

    WALK_IN = "walk-in", _("walk in")
    CALL_FIRST = "call-first", _("call first")
    REFERRAL = "referral", _("through another organisation")
    UNKNOWN = "unknown", _("not known")


class Cost(TextChoices):
    """What it costs."""

    FREE = "free", _("free")
    PAID = "paid", _("costs money")
    UNKNOWN = "unknown", _("not known")


class Status(TextChoices):
    """What an entry rests on."""

    VERIFIED_PAGE = "V", _("a page of the organisation itself")
    MENTIONED = "M", _("named in another source")
    GENERAL = "G", _("general knowledge only")


class How(TextChoices):
    """How an entry was confirmed."""

    LINK = "link", _("by the organisation itself, through a personal link")
    PHONE = "phone", _("by telephone")
    WEBSITE = "website", _("read on its website")


class ChannelKind(TextChoices):
    """Ways to reach an organisation."""

    PHONE = "phone", _("Telephone")
    EMAIL = "email", _("E-mail")
    WEBSITE = "website", _("Website")
    WHATSAPP = "whatsapp", _("WhatsApp")
    SIGNAL = "signal", _("Signal")

    def check(self, value: str) -> None:
        """Raises ValidationError for a value that is no number or address of this kind."""
        if self is ChannelKind.WEBSITE:
            URLValidator(["http", "https"])(value)
        elif self is ChannelKind.EMAIL:
            validate_email(value)
        else:
            RegexValidator(r"^\+?[\d\s()–-]{3,}$", _("Digits, spaces and hyphens only."))(value)

    def address(self, value: str) -> str:
        """What a link to this number or address must say."""
        digits = "".join(character for character in value if character.isdigit() or character == "+")
        schemes = {
            "phone": f"tel:{digits}",
            "email": f"mailto:{value}",
            "whatsapp": f"https://wa.me/{digits.lstrip('+')}",
            "signal": f"https://signal.me/#p/{digits}",
        }
        return schemes.get(self.value, value)
