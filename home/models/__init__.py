"""The front door: front page, plain pages, what stands on every page."""

from home.models.pages import HomePage, PlainPage
from home.models.settings import EmergencyNumber, Navigation
from home.models.starter import StarterRecord

__all__ = ["EmergencyNumber", "HomePage", "Navigation", "PlainPage", "StarterRecord"]
