"""What an index of one language looks like, and its name. Pure functions."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from search.engines.elasticsearch.analysers import GRAMS, analysis

LAYOUT = 2
"""Which fields there are. A query for one layout says nothing about an index of another."""

KEYWORDS = ("key", "language", "kind", "translation_key", "topics", "regions", "organisations", "labels", "year")


def index_body(language: str, synonyms: Sequence[str] = ()) -> dict[str, Any]:
    """Settings and mapping. ``_meta`` says of which layout and settings an index is, so that one can ask it."""
    body = {"settings": _settings(language, synonyms), "mappings": _mappings(language)}
    body["mappings"]["_meta"] = {"layout": LAYOUT, "settings": settings_hash(language, synonyms)}
    return body


def settings_hash(language: str, synonyms: Sequence[str] = ()) -> str:
    """Eight digits that change with any setting, analyser, synonym or field."""
    parts = [LAYOUT, _settings(language, synonyms), _mappings(language)]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:8]


def alias_of(prefix: str, language: str) -> str:
    """The name that is searched: ``houvast-pt-br``."""
    return f"{prefix}-{language}"


def _settings(language: str, synonyms: Sequence[str]) -> dict[str, Any]:
    return {
        "number_of_shards": 1,
        "auto_expand_replicas": "0-1",  # a copy as soon as there is a second machine
        "refresh_interval": "1s",
        "gc_deletes": "1h",  # so long a deletion is remembered: an old batch cannot bring a page back to life
        "analysis": analysis(language, synonyms),
    }


def _mappings(language: str) -> dict[str, Any]:
    """Strict: a field that nobody declared is a mistake of ours, and is refused."""
    return {
        "dynamic": "strict",
        "properties": {
            **{name: {"type": "keyword"} for name in KEYWORDS},
            "title": _text(language, typed={"analyzer": "typed", "search_analyzer": "typed_search"}),
            "headings": _text(language),
            "summary": _text(language),
            "body": _text(language),
            "suggest_words": {"type": "text", "analyzer": "words"},
            "date": {"type": "date", "format": "strict_date"},
            "position": {"type": "geo_point"},
            "weight": {"type": "float"},
            "sequence": {"type": "long"},
            "thing": {"type": "long"},
            "row": {"type": "long"},
        },
    }


def _text(language: str, **more: dict[str, str]) -> dict[str, Any]:
    fields: dict[str, dict[str, Any]] = {"exact": {"type": "text", "analyzer": "exact", "norms": False}}
    if language in GRAMS:
        fields["grams"] = {"type": "text", "analyzer": "grams"}
    fields |= {name: {"type": "text", **definition} for name, definition in more.items()}
    return {"type": "text", "analyzer": "text", "search_analyzer": "text_search", "fields": fields}
