"""Names of the languages spoken at organisations, in the languages of the interface."""

from django.utils.translation import gettext_lazy as _

SPOKEN = {
    "nl": _("Dutch"),
    "en": _("English"),
    "ar": _("Arabic"),
    "fr": _("French"),
    "fa": _("Persian"),
    "ti": _("Tigrinya"),
    "es": _("Spanish"),
    "pt": _("Portuguese"),
    "am": _("Amharic"),
    "tr": _("Turkish"),
    "so": _("Somali"),
    "zh": _("Chinese"),
    "id": _("Indonesian"),
    "ru": _("Russian"),
    "uk": _("Ukrainian"),
    "bn": _("Bengali"),
    "ps": _("Pashto"),
    "ckb": _("Kurdish (Sorani)"),
    "tl": _("Tagalog"),
    "bs": _("Bosnian"),
    "de": _("German"),
    "kmr": _("Kurdish (Kurmanji)"),
    "ku": _("Kurdish"),
    "mk": _("Macedonian"),
    "rn": _("Kirundi"),
    "rw": _("Kinyarwanda"),
    "sh": _("Serbo-Croatian"),
    "sw": _("Swahili"),
}


def spoken_name(code: str) -> str:
    """The name of a language in the active language; the code itself if it has none here."""
    return str(SPOKEN.get(code, code))
