"""What this room keeps: what the source says, what changed in it, and the state of every translation."""

from languages.machine.models import MachineRequest
from languages.models.recordings import Recording
from languages.models.sources import SentenceChange, SourceChange, SourceText, Weight
from languages.models.states import Method, SentenceDraft, Status, TranslationEvent, TranslationState

__all__ = [
    "MachineRequest",
    "Method",
    "Recording",
    "SentenceChange",
    "SentenceDraft",
    "SourceChange",
    "SourceText",
    "Status",
    "TranslationEvent",
    "TranslationState",
    "Weight",
]
