"""The fields of each kind of page, read from its file."""

from collections.abc import Callable
from datetime import date
from typing import Any

from home.models import HomePage, PlainPage
from home.starter import releases
from home.starter.errors import ContentError
from home.starter.files import PageFile
from home.starter.streams import html, items, paragraphs, steps, stream
from knowledge.models import EvaluationIndexPage, EvaluationSummaryPage, RightsIndexPage, RightsPage, TopicPage
from press.models import NewsroomPage, PressReleasePage

Fields = dict[str, Any]
LINE = {"-": "line"}
RIGHTS_PARTS = {"for whom", "safe", "steps", "bring", "refused", "cost", "card"}


def _common(page: PageFile) -> Fields:
    return {
        "title": page.need("title"),
        "seo_title": page.head.get("browser_title", ""),
        "search_description": page.head.get("summary", ""),
    }


def _intro(page: PageFile) -> Fields:
    return {**_common(page), "intro": page.head.get("intro", "")}


def _topic(page: PageFile) -> Fields:
    icon = {"icon": page.head["icon"]} if "icon" in page.head else {}
    return {**_intro(page), **icon}


def _home(page: PageFile) -> Fields:
    promises = items(page, page.parts().get("promises"), LINE)
    return {**_intro(page), "heading": page.need("heading"), "promises": stream(page, "promises", promises)}


def _newsroom(page: PageFile) -> Fields:
    rules = items(page, page.parts().get("interviewing"), LINE)
    return {**_intro(page), "interviewing": stream(page, "interviewing", rules)}


def _plain(page: PageFile) -> Fields:
    body = [("prose", html(page.body))]
    return {**_common(page), "summary": page.head.get("summary", ""), "body": stream(page, "body", body)}


def _answer(page: PageFile) -> Fields:
    fields = {
        **_common(page),
        "short_answer": page.need("short_answer"),
        "answer_detail": page.head.get("answer_detail", ""),
    }
    if "as_of" in page.head:
        fields["as_of"] = a_date(page, "as_of", page.head["as_of"])
    return fields


def _rights(page: PageFile) -> Fields:
    parts = page.parts()
    if unknown := parts.keys() - RIGHTS_PARTS:
        raise ContentError(page.path, f"unknown part “{sorted(unknown)[0]}”.", parts[sorted(unknown)[0]].line)
    card = parts.get("card")
    request = [text for text in card.paragraphs if not text.startswith("- ")] if card else []
    points = [line for line in (card.text.splitlines() if card else []) if line.startswith("- ")]
    sources = [
        ("source", {"title": each["title"], "url": each.get("url") or ""}) for each in page.head.get("sources", [])
    ]
    streams = {
        "for_whom": items(page, parts.get("for whom"), {"+": "applies", "-": "other_rules"}),
        "safe": paragraphs(parts.get("safe")),
        "steps": steps(page, parts.get("steps")),
        "bring": items(page, parts.get("bring"), LINE),
        "refused": items(page, parts.get("refused"), LINE),
        "cost": paragraphs(parts.get("cost")),
        "card_points": [("line", line[2:].strip()) for line in points],
        "sources": sources,
    }
    return {
        **_answer(page),
        "card_request": "\n\n".join(request),
        **{name: stream(page, name, blocks) for name, blocks in streams.items()},
    }


def _evaluation(page: PageFile) -> Fields:
    parts = page.parts()
    report = page.head.get("report", {})
    figures = [("figure", {key: str(value) for key, value in each.items()}) for each in page.head.get("figures", [])]
    recommended = [
        ("recommendation", {key: str(value) for key, value in each.items()})
        for each in page.head.get("recommendations", [])
    ]
    known = {
        "report_title": report.get("title"),
        "report_made_by": report.get("made_by"),
        "report_commissioned_by": report.get("commissioned_by"),
        "report_url": report.get("url"),
        "report_published": a_date(page, "report.published", report["published"]) if report.get("published") else None,
    }
    return {
        **_answer(page),
        **{name: value for name, value in known.items() if value is not None},
        "key_figures": stream(page, "key_figures", figures),
        "recommendations": stream(page, "recommendations", recommended),
        "findings_list": stream(page, "findings_list", items(page, parts.get("findings"), LINE)),
        "disagreement": stream(page, "disagreement", items(page, parts.get("disagreement"), LINE)),
    }


def a_date(page: PageFile, name: str, value: Any) -> date:
    """A date of the head. Raises ContentError for anything else."""
    if not isinstance(value, date):
        raise ContentError(page.path, f"“{name}” is not a date such as 2026-11-23.", 1)
    return value


KINDS: dict[str, tuple[type[Any], Callable[[PageFile], Fields]]] = {
    "home": (HomePage, _home),
    "plain": (PlainPage, _plain),
    "rights-index": (RightsIndexPage, _intro),
    "topic": (TopicPage, _topic),
    "rights": (RightsPage, _rights),
    "evaluation-index": (EvaluationIndexPage, _intro),
    "evaluation": (EvaluationSummaryPage, _evaluation),
    "newsroom": (NewsroomPage, _newsroom),
    "release": (PressReleasePage, releases.fields),
}
"""Kind of page → its model, and the function that reads its words."""
