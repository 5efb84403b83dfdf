"""Whether every language of a statement goes out in the same minute, and which does not."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from languages.table import BY_CODE, Language
from press.dates import amsterdam
from press.early.links import final_text, goes_out_at
from press.together import versions_of
from publishing.visibility import is_visible


@dataclass(frozen=True)
class LanguageState:
    """One language of a statement. ``minute`` is when it goes out; None if it is public, or not going out at all."""

    language: Language
    words: str
    minute: datetime | None = None
    is_public: bool = False
    is_final: bool = False


def language_states(release: Any) -> list[LanguageState]:
    """Every language in which the statement exists, in the order of the languages of the site."""
    versions = {page.locale.language_code: page for page in versions_of(release)}
    return [_state(versions[code], BY_CODE[code]) for code in BY_CODE if code in versions]


def not_ready(release: Any) -> list[str]:
    """A sentence for each language that does not go out together with ``release``; none if all do."""
    states = language_states(release)
    own = next(state for state in states if state.language.code == release.locale.language_code)
    sentences = []
    for state in states:
        if state is own or (state.is_public and own.is_public):
            continue
        if not state.is_final:
            sentences.append(_("%(language)s is not ready: it is a draft.") % {"language": state.language.own_name})
        elif own.is_final and state.minute != own.minute:
            values = {"language": state.language.own_name, "when": state.words}
            sentences.append(_("%(language)s does not go out in the same minute: %(when)s.") % values)
    return sentences


def _state(page: Any, language: Language) -> LanguageState:
    if is_visible(page):
        return LanguageState(language, _("public"), is_public=True, is_final=True)
    final = final_text(page)
    if final is None:
        return LanguageState(language, _("draft"))
    minute = goes_out_at(final)
    return LanguageState(language, amsterdam(minute) if minute else _("hidden"), minute, is_final=True)
