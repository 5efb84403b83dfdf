"""The catalogues of the interface: compiled without gettext, and checked for what is missing."""

import re
import tempfile
import tomllib
from pathlib import Path

import polib
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from django.utils.translation import to_locale

from languages.table import LANGUAGES, SOURCE, Language

_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|%%")
_IGNORED = ["site/locale", ".venv*", "var", "tests", "benchmarks", "node_modules"]
METHODS = {"person", "machine", "machine-checked"}


def catalogue(language: Language) -> Path:
    """The catalogue of a language: ``site/locale/<locale>/LC_MESSAGES/django.po``."""
    return Path(settings.LOCALE_PATHS[0]) / to_locale(language.code) / "LC_MESSAGES" / "django.po"


def compile_catalogues() -> int:
    """Writes each ``.mo`` that is older than its ``.po``; returns how many. Needs no gettext on the machine."""
    written = 0
    for language in LANGUAGES:
        source = catalogue(language)
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))
            written += 1
    return written


def problems(template: polib.POFile | None = None) -> list[str]:
    """What is wrong, one sentence each: untranslated or fuzzy entries, other placeholders than the source, no status.

    ``template`` holds the texts of the code, if they were extracted; without it only the catalogues are looked at.
    """
    found: list[str] = []
    wanted = {(entry.msgctxt or "", entry.msgid) for entry in template or []}
    for language in LANGUAGES:
        path = catalogue(language)
        if not path.exists():
            found.append(f"{language.code}: there is no catalogue {path}.")
            continue
        entries = [entry for entry in polib.pofile(str(path)) if not entry.obsolete]
        found += [f"{language.code}: {problem}" for entry in entries for problem in _entry_problems(entry)]
        known = {(entry.msgctxt or "", entry.msgid) for entry in entries}
        found += [f"{language.code}: “{text}” is not in the catalogue." for _, text in sorted(wanted - known)]
        found += _status_problems(language, path.parent.parent / "status.toml")
    return found


def _entry_problems(entry: polib.POEntry) -> list[str]:
    texts = list(entry.msgstr_plural.values()) or [entry.msgstr]
    if not all(texts):
        return [f"“{entry.msgid}” is not translated."]
    if "fuzzy" in entry.flags:
        return [f"“{entry.msgid}” is marked fuzzy."]
    allowed = [set(_PLACEHOLDER.findall(text)) for text in (entry.msgid, entry.msgid_plural) if text]
    wrong = [text for text in texts if not entry.msgid_plural and set(_PLACEHOLDER.findall(text)) != allowed[0]]
    wrong += [
        text for text in texts if entry.msgid_plural and not set(_PLACEHOLDER.findall(text)) <= set().union(*allowed)
    ]
    return [f"“{text}” has other placeholders than “{entry.msgid}”." for text in wrong]


def _status_problems(language: Language, path: Path) -> list[str]:
    if language.code == SOURCE and not path.exists():
        return [f"{language.code}: there is no {path.name} beside the catalogue."]
    try:
        status = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        return [f"{language.code}: {path.name} cannot be read: {error}."]
    return (
        []
        if status.get("method") in METHODS
        else [f"{language.code}: {path.name} names no method of {sorted(METHODS)}."]
    )


def extracted() -> polib.POFile:
    """Every text that code and templates ask to be translated. Needs xgettext; raises CommandError without."""
    with tempfile.TemporaryDirectory() as folder, override_settings(LOCALE_PATHS=[folder]):
        # makemessages also writes to every folder called "locale" it comes across: ours must not be one of them.
        call_command("makemessages", locale=[SOURCE], ignore_patterns=_IGNORED, verbosity=0, no_wrap=True)
        template = polib.pofile(str(Path(folder) / to_locale(SOURCE) / "LC_MESSAGES" / "django.po"), wrapwidth=0)
    for entry in template:
        # Without line numbers, so that a catalogue changes only where its texts do.
        entry.occurrences = sorted({(name, "") for name, _ in entry.occurrences})
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    return template


def update_catalogues() -> None:
    """Brings new texts into every catalogue, untranslated, and drops those that are no longer asked for."""
    template = extracted()
    for language in LANGUAGES:
        path = catalogue(language)
        entries = polib.pofile(str(path), wrapwidth=0)
        entries.merge(template)
        for entry in entries.obsolete_entries():
            entries.remove(entry)
        forms = int(re.findall(r"nplurals=(\d)", entries.metadata["Plural-Forms"])[0])
        for entry in entries:
            if entry.msgid_plural:
                entry.msgstr_plural = {form: entry.msgstr_plural.get(form, "") for form in range(forms)}
            if language.code == "en" and not entry.translated():
                _repeat(entry)
        entries.save(str(path))


def _repeat(entry: polib.POEntry) -> None:
    """English is the language of the code: its catalogue repeats it."""
    if entry.msgid_plural:
        entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
    else:
        entry.msgstr = entry.msgid
