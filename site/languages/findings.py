"""How a page presents itself to search."""

from typing import Any

from wagtail.models import Page

from languages.table import BY_CODE
from languages.words import plain
from publishing.findable import Finding
from publishing.visibility import is_visible


def page_finding(page: Page, kind: str, **parts: Any) -> Finding:
    """The finding of a page: identity, address and visibility from the page, the rest from ``parts``."""
    texts: dict[str, Any] = {name: plain(value) if isinstance(value, str) else value for name, value in parts.items()}
    return Finding(
        key=f"page:{page.translation_key}",
        language=page.locale.language_code,
        kind=kind,
        translation_key=str(page.translation_key),
        url=page.get_url() or "",
        title=plain(page.title),
        # A language can be taken away while its pages stay: they have no address then.
        visible=page.locale.language_code in BY_CODE and is_visible(page),
        **texts,
    )


def stream_text(*streams: Any) -> str:
    """Every word in these streams, one line per piece, without markup."""
    return "\n".join(text for stream in streams for block in stream for text in _texts(block.block, block.value))


def _texts(block: Any, value: Any) -> list[str]:
    return [str(text) for text in block.get_searchable_content(value) if text]
