"""Registers the rule for documents with Wagtail."""

from media import serving

__all__ = ["serving"]
