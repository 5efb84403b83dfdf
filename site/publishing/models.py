"""The one thing this room keeps: links for people without an account."""

from publishing.links import PersonalLink, PersonalLinkQuerySet

__all__ = ["PersonalLink", "PersonalLinkQuerySet"]
