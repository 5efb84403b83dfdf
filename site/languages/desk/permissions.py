"""Who may translate into which language."""

from typing import Any

from wagtail.models import Page

from languages.table import LANGUAGES, SOURCE, Language


def languages_of(user: Any) -> list[Language]:
    """The languages somebody may translate into: those whose front page they may edit; all of them for an editor.

    Never the source language.
    """
    if may_weigh(user):
        return [language for language in LANGUAGES if language.code != SOURCE]
    homes = Page.objects.filter(depth=2).exclude(locale__language_code=SOURCE).select_related("locale")
    codes = {home.locale.language_code for home in homes if home.permissions_for_user(user).can_edit()}
    return [language for language in LANGUAGES if language.code in codes]


def may_translate(user: Any, language: str) -> bool:
    """Whether somebody may translate into this language."""
    return any(each.code == language for each in languages_of(user))


def may_weigh(user: Any) -> bool:
    """Whether somebody may say how much a change of the source matters: whoever may publish source pages."""
    homes = Page.objects.filter(depth=2, locale__language_code=SOURCE)
    return any(home.permissions_for_user(user).can_publish() for home in homes)
