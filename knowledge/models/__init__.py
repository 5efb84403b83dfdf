"""Topics, rights pages, the law they rest on, and summaries of evaluations."""

from knowledge.models.evaluations import EvaluationIndexPage, EvaluationSummaryPage
from knowledge.models.legal import LegalSource
from knowledge.models.rights import RightsPage
from knowledge.models.topics import RightsIndexPage, TopicPage

__all__ = [
    "EvaluationIndexPage",
    "EvaluationSummaryPage",
    "LegalSource",
    "RightsIndexPage",
    "RightsPage",
    "TopicPage",
]
