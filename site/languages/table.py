"""The languages of the site: one row each. Settings, catalogues, pages and the language menu follow this table.

Free of Django, so that settings can import it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """One language of the site.

    ``code`` is Django's (lower case) and stands in the address; ``tag`` is the BCP 47 tag for ``lang`` and
    ``hreflang``; ``name`` is English, ``own_name`` what its speakers call it; ``script`` is an ISO 15924 code.
    """

    code: str
    tag: str
    name: str
    own_name: str
    script: str = "Latn"

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, for the ``dir`` attribute."""
        return "rtl" if self.script == "Arab" else "ltr"


SOURCE = "nl"
"""The language content is written in first."""

LANGUAGES: tuple[Language, ...] = (
    Language("nl", "nl", "Dutch", "Nederlands"),
    Language("en", "en", "English", "English"),
    Language("ar", "ar", "Arabic", "العربية", "Arab"),
    Language("fr", "fr", "French", "Français"),
    Language("fa", "fa", "Persian", "فارسی", "Arab"),
    Language("ti", "ti", "Tigrinya", "ትግርኛ", "Ethi"),
    Language("es", "es", "Spanish", "Español"),
    Language("pt-br", "pt-BR", "Portuguese (Brazil)", "Português"),
    Language("am", "am", "Amharic", "አማርኛ", "Ethi"),
    Language("tr", "tr", "Turkish", "Türkçe"),
    Language("so", "so", "Somali", "Soomaali"),
    Language("zh-hans", "zh-Hans", "Chinese (simplified)", "简体中文", "Hans"),
    Language("id", "id", "Indonesian", "Bahasa Indonesia"),
    Language("ps", "ps", "Pashto", "پښتو", "Arab"),
    Language("ckb", "ckb", "Kurdish (Sorani)", "کوردیی سۆرانی", "Arab"),
    Language("ru", "ru", "Russian", "Русский", "Cyrl"),
    Language("uk", "uk", "Ukrainian", "Українська", "Cyrl"),
    Language("bn", "bn", "Bengali", "বাংলা", "Beng"),
)

BY_CODE: dict[str, Language] = {language.code: language for language in LANGUAGES}


def language_choices() -> list[tuple[str, str]]:
    """Codes and own names, for a field. As a function, so that one more language needs no migration."""
    return [(language.code, language.own_name) for language in LANGUAGES]


def django_language_info(language: Language) -> dict[str, str | bool]:
    """The entry for ``django.conf.locale.LANG_INFO``, which knows only part of our languages."""
    return {
        "bidi": language.direction == "rtl",
        "code": language.code,
        "name": language.name,
        "name_local": language.own_name,
    }
