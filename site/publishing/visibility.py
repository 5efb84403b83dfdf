"""The one rule of visibility: may an anonymous visitor see this page, now?

Pages, language links, feeds, search, sitemap, images and documents all ask here; nobody writes ``.live().public()``.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from publishing.embargoed import Embargoed


def visible_pages(pages: QuerySet[Any], at: datetime | None = None) -> QuerySet[Any]:
    """The pages among ``pages`` that anybody may read at the moment ``at`` (default: now).

    Left out are drafts, pages below a view restriction, and pages still under embargo.
    """
    moment = at or timezone.now()
    return pages.filter(~_restricted(), live=True).exclude(_embargoed(moment))


def is_visible(page: Page, at: datetime | None = None) -> bool:
    """Whether anybody may read this page at the moment ``at`` (default: now)."""
    return bool(visible_pages(Page.objects.filter(pk=page.pk), at).exists())


def _restricted() -> Exists:
    """A view restriction on the page, on one of its ancestors, or on the same page in another language."""
    # The path of a restricted page is a subquery, not a join: a planner that begins the join at the pages compares
    # every page with every other.
    root = Page.objects.filter(pk=OuterRef("page_id")).values("path")[:1]
    candidate = ExpressionWrapper(OuterRef("path"), CharField())
    restrictions = PageViewRestriction.objects.annotate(candidate=candidate, root=Subquery(root))
    restricted = Exists(restrictions.filter(candidate__startswith=F("root")))
    return Exists(Page.objects.filter(restricted, translation_key=OuterRef("translation_key")))


def _embargoed(moment: datetime) -> Q:
    """An embargo on the page in any of its languages holds for all of them."""
    rule = Q(pk__in=[])
    for embargoed in embargoed_models():
        held = embargoed._default_manager.filter(embargo_until__gt=moment)
        rule |= Q(translation_key__in=held.values("translation_key"))
    return rule


def embargoed_models() -> Iterator[type[Any]]:
    """The page models that can be under embargo."""
    return (model for model in apps.get_models() if issubclass(model, Embargoed))
