"""How good the answers are: judged queries against an engine, with stock Wagtail search beside it.

    python benchmarks/relevance.py --judgements benchmarks/relevance/judgements.tsv --engine elasticsearch

It asks the site in DATA_DIR or DATABASE_URL; ``--prepare`` makes one of the starter content, and throws it away.
Elasticsearch is the one in ELASTICSEARCH_URL, or one started for the occasion.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from benchmarks import judged, sites  # noqa: E402 (a script finds its own project first)
from benchmarks.answering import ELASTICSEARCH, ENGINES, WAGTAIL, answering, without_hurry  # noqa: E402

JUDGEMENTS = ROOT / "benchmarks" / "relevance" / "judgements.tsv"
Found = list[tuple[judged.Judged, list[str]]]


def run() -> int:
    """The command; returns its exit code."""
    from ops.steps import Failed

    sites.with_our_packages()
    options = _options()
    try:
        queries = judged.read_judgements(options.judgements)
    except (judged.Unreadable, OSError, UnicodeDecodeError) as error:
        raise Failed(str(error)) from error
    with ExitStack() as stack:
        stack.enter_context(sites.elasticsearch_if(options.engine == ELASTICSEARCH))
        made = options.prepare or options.postgres
        stack.enter_context(sites.starter_site(postgres=options.postgres) if made else sites.site_at_hand())
        engines = dict.fromkeys((options.engine, WAGTAIL))
        report = measure(queries, engines, check=not options.unchecked)
    if options.json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines_of(report)))
    return 1 if report["broken"] else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure how good the answers of a search engine are.")
    parser.add_argument("--judgements", type=Path, default=JUDGEMENTS)
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0])
    parser.add_argument("--prepare", action="store_true", help="measure the starter content, on a site of its own")
    parser.add_argument("--postgres", action="store_true", help="that site on a PostgreSQL of its own")
    parser.add_argument("--unchecked", action="store_true", help="do not open the pages that were found")
    parser.add_argument("--json", action="store_true", help="figures and the weak queries, for a program")
    return parser.parse_args()


def measure(queries: list[judged.Judged], engines: Iterable[str], *, check: bool = True) -> dict[str, Any]:
    """The report: figures per engine, language and type, weak queries, and what is wrong with site or answers.

    ``broken`` names what was found and cannot be read by anybody, ``unknown`` what was judged and is not on this site.
    """
    things = things_of_the_site()
    report: dict[str, Any] = {"engines": {}, "broken": []}
    report["unknown"] = sorted({path for query in queries for path in query.grades} - things.keys())
    for name in engines:
        answer = answering(name)
        with without_hurry():
            found: Found = [(query, answer(query.text, query.language)) for query in queries]
        report["engines"][name] = figures(found, things)
        if check and name != WAGTAIL:
            report["broken"] += unreadable(path for _, paths in found for path in paths)
    return report


def things_of_the_site() -> dict[str, str]:
    """Path → what the page is in any language, for everything that anybody may find."""
    from search.models import SearchDocument

    return dict(SearchDocument.objects.current().values_list("url", "translation_key"))


def figures(found: Found, things: dict[str, str]) -> dict[str, Any]:
    """Scores per language and per language and type, and the queries that were answered worst."""
    languages: dict[str, Any] = {}
    for language in dict.fromkeys(query.language for query, _ in found):
        of_language = [each for each in found if each[0].language == language]
        kinds = dict.fromkeys(query.kind for query, _ in of_language)
        languages[language] = {
            **asdict(judged.score(of_language, things)),
            "types": {
                kind: asdict(judged.score([each for each in of_language if each[0].kind == kind], things))
                for kind in kinds
            },
        }
    answers: list[dict[str, Any]] = [
        {
            "language": query.language,
            "type": query.kind,
            "query": query.text,
            "ndcg": judged.score([(query, answer)], things).ndcg,
            "wanted": query.grades,
            "got": answer,
        }
        for query, answer in found
    ]
    return {"languages": languages, "weak": sorted((each for each in answers if each["ndcg"] < 0.8), key=_by_ndcg)}


def _by_ndcg(weak: dict[str, Any]) -> float:
    return float(weak["ndcg"])


def unreadable(paths: Iterable[str]) -> list[str]:
    """Those of the addresses that do not answer a visitor with a page."""
    from django.conf import settings
    from django.test import Client

    if "testserver" not in settings.ALLOWED_HOSTS:
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    visitor = Client(raise_request_exception=False)
    return [path for path in sorted(set(paths)) if visitor.get(path, secure=True).status_code != 200]


def lines_of(report: dict[str, Any]) -> Iterable[str]:
    """The report as a table for people."""
    for name, figures_of in report["engines"].items():
        yield f"\n{name:<24} queries  nDCG@10    MRR  empty"
        for language, scores in figures_of["languages"].items():
            yield _line(language, scores)
            for kind, of_kind in scores["types"].items():
                yield _line(f"  {kind}", of_kind)
    if report["unknown"]:
        yield f"\nJudged, but not on this site: {', '.join(report['unknown'])}"
    yield "\nEvery page that was found opens." if not report["broken"] else f"\nDo not open: {report['broken']}"


def _line(name: str, scores: dict[str, Any]) -> str:
    return f"{name:<24} {scores['queries']:7}  {scores['ndcg']:7.3f}  {scores['mrr']:5.3f}  {scores['empty']:5.0%}"


if __name__ == "__main__":
    from ops.steps import main

    main(run)
