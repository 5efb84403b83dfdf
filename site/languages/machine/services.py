"""The translation services a site can use. Each translates sentences of HTML; nothing else of it is known outside."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django.conf import settings

from languages.machine.faults import AnswerFault, Impossible, ServiceFault
from languages.machine.placeholders import HTML, XML, Form
from languages.machine.wire import Wire
from languages.table import BY_CODE


class Translator(Protocol):
    """A service. ``form`` says how it is told to leave something alone; the limits hold for one call."""

    name: str
    form: Form
    most_sentences: int
    most_characters: int

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """One answer a text, in the same order. ``source`` and ``target`` are codes of the language table.

        Raises ServiceFault, AnswerFault, and Impossible for a language that the service does not have.
        """
        ...


class DeepL:
    """DeepL's API, version 2. The free and the paid service have addresses of their own; the key tells which."""

    name = "DeepL"
    form = XML
    most_sentences = 40  # it takes 50
    most_characters = 25_000  # it takes 128 KiB, and a character can be four bytes and its JSON escape six

    # What it calls our languages as a target, https://developers.deepl.com/docs/getting-started/supported-languages
    _TARGETS: Mapping[str, str] = {
        "en": "EN-GB", "ar": "AR", "fr": "FR", "es": "ES", "pt-br": "PT-BR", "tr": "TR", "zh-hans": "ZH-HANS",
        "id": "ID", "ru": "RU", "uk": "UK", "nl": "NL",
    }  # fmt: skip
    # Offered as beta: only to who asks for it in every call.
    _BETA: Mapping[str, str] = {"fa": "FA", "ckb": "CKB", "bn": "BN", "ps": "PS"}

    def __init__(self, url: str, key: str, timeout: float, pause: float) -> None:
        free = key.endswith(":fx")
        address = url or f"https://api{'-free' if free else ''}.deepl.com"
        self._wire = Wire(address, {"Authorization": f"DeepL-Auth-Key {key}"}, timeout, pause)

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """See Translator."""
        spoken = self._TARGETS.get(target) or self._BETA.get(target)
        if not spoken or source not in {*self._TARGETS, *self._BETA}:
            raise no_language(self.name, source, target)
        body: dict[str, Any] = {
            "text": list(texts),
            "source_lang": source.split("-")[0].upper(),
            "target_lang": spoken,
            "tag_handling": "xml",
            "ignore_tags": ["x"],
            "split_sentences": "nonewlines",
        }
        if target in self._BETA or source in self._BETA:
            body["enable_beta_languages"] = True
        answer = self._wire.ask("/v2/translate", body)
        rows = answer.get("translations") if isinstance(answer, dict) else None
        if not isinstance(rows, list):
            raise ServiceFault("no_service")
        return _strings([row.get("text") if isinstance(row, dict) else None for row in rows])


class LibreTranslate:
    """LibreTranslate, usually on a machine of one's own; it then needs no key."""

    name = "LibreTranslate"
    form = HTML
    most_sentences = 20
    most_characters = 1_800  # the public instance takes 2,000

    # It has had several names for the same language.
    _NAMES: Mapping[str, tuple[str, ...]] = {"pt-br": ("pt-BR", "pb", "pt"), "zh-hans": ("zh-Hans", "zh")}

    def __init__(self, url: str, key: str, timeout: float, pause: float) -> None:
        self._wire = Wire(url, {}, timeout, pause)
        self._key = {"api_key": key} if key else {}
        self._pairs: dict[str, set[str]] = {}

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """See Translator."""
        origin, spoken = self._pair(source, target)
        body = {"q": list(texts), "source": origin, "target": spoken, "format": "html", **self._key}
        answer = self._wire.ask("/translate", body)
        rows = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(rows, list):
            raise ServiceFault("no_service")
        return _strings(rows)

    def _pair(self, source: str, target: str) -> tuple[str, str]:
        """What this instance calls the two languages: which it has depends on who set it up."""
        pairs = self._known()
        for origin in self._NAMES.get(source, (source,)):
            for spoken in self._NAMES.get(target, (target,)):
                if spoken in pairs.get(origin, ()):
                    return origin, spoken
        raise no_language(self.name, source, target)

    def _known(self) -> dict[str, set[str]]:
        if not self._pairs:
            rows = self._wire.ask("/languages")
            if not isinstance(rows, list) or not all(isinstance(row, dict) and "code" in row for row in rows):
                raise ServiceFault("no_service")
            every = {str(row["code"]) for row in rows}
            self._pairs = {str(row["code"]): set(map(str, row.get("targets") or every)) for row in rows}
        return self._pairs


def no_language(service: str, source: str, target: str) -> Impossible:
    """The refusal of a pair of languages."""
    return Impossible("language", service=service, source=_name(source), target=_name(target))


def configured() -> Translator | None:
    """The service that the settings name; None, as is usual, where they name none."""
    chosen = settings.MACHINE_TRANSLATOR
    if chosen is None:
        return None
    service = DeepL if chosen["name"] == "deepl" else LibreTranslate
    return service(chosen["url"], chosen["key"], chosen["timeout"], chosen["pause"])


def _strings(rows: list[Any]) -> list[str]:
    if not all(isinstance(row, str) for row in rows):
        raise AnswerFault("no_service")
    return rows


def _name(code: str) -> str:
    return BY_CODE[code].own_name if code in BY_CODE else code
