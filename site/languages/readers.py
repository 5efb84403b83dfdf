"""Who reads a text of the interface: everybody, or only whoever works at the desk.

The desk speaks the languages of WAGTAILADMIN_PERMITTED_LANGUAGES, because Wagtail itself is complete in few of ours. A
text that stands only there needs no other language; everything else is read by people in need, and needs them all.
"""

import ast
import re
from functools import cache
from pathlib import Path

import polib
from django.conf import settings

_AT_THE_DESK = re.compile(
    r"""
      (^|/)desk/                    # views and templates of the desk
    | (^|/)wagtail_hooks\.py$       # its menus and buttons
    | (^|/)streams\.py$             # names of blocks in the editor
    | ^site/blocks/                 # the blocks' own labels
    | ^site/languages/machine/      # what a translator is told of a machine
    | ^site/(accounts|media)/
    | (^|/)(desk|desk_\w+|\w+_desk)\.py$
    | ^press/(importing/|readiness\.py|corrections\.py)
    | ^templates/press/importing/
    | ^search/(attachments/|seen\.py|steering\.py)
    | ^templates/search/seen_page\.html$
    | ^site/languages/(localize|mails|recordings)\.py$
    | ^site/publishing/links\.py$
    """,
    re.VERBOSE,
)
_MODELS = re.compile(r"(^|/)models(/|\.py$)")


def is_for_the_desk(entry: polib.POEntry) -> bool:
    """Whether a text is read at the desk only. A text of unknown origin is everybody's."""
    return bool(entry.occurrences) and all(_is_at_the_desk(name, entry.msgid) for name, _line in entry.occurrences)


def desk_languages() -> set[str]:
    """The languages of the desk, by their code."""
    return {code for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES}


def _is_at_the_desk(name: str, msgid: str) -> bool:
    if _AT_THE_DESK.search(name):
        return True
    # In a model, labels and help texts belong to a form of the desk; the words of a closed list are shown to everybody.
    return bool(_MODELS.search(name)) and msgid not in _words_of_lists(name)


@cache
def _words_of_lists(name: str) -> frozenset[str]:
    path = Path(settings.ROOT) / name
    if not path.exists():
        return frozenset()
    lists = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and any("Choices" in ast.unparse(base) for base in node.bases)
    ]
    return frozenset(
        each.value
        for node in lists
        for each in ast.walk(node)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    )
