"""The directory: help in a province, and the page of an organisation."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from directory.forms import HelpForm, Where, find_where
from directory.models import Organisation, Region
from directory.models.organisations import OrganisationQuerySet
from directory.provinces import province_map
from directory.texts import KIND
from languages.models import TranslationState


@dataclass(frozen=True)
class Province:
    """A province on the map and in the list below it."""

    region: Region
    count: int
    outline: str
    label: tuple[int, int]


# No cookie and no session to ride on: the form changes nothing, so there is nothing to forge.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def help_nearby(request: HttpRequest, region: str = "") -> HttpResponse:
    """Organisations in a province, then the national ones.

    A form posts, so that a town stays out of the address; GET answers too.
    """
    provinces = _provinces()
    chosen = next((each.region for each in provinces if each.region.key == region), None)
    if region and chosen is None:
        raise Http404
    asked = request.POST if request.method == "POST" else request.GET
    form = HelpForm(asked, spoken=_spoken())
    form.full_clean()
    where = find_where(form.cleaned_data.get("place") or "", [each.region for each in provinces])
    if where.region is None and not where.is_unknown:
        where = Where(region=chosen)
    kind, language = form.cleaned_data.get("kind", ""), form.cleaned_data.get("language", "")
    context = {
        "form": form,
        "where": where,
        "is_filtered": bool(kind or language),
        "neighbours": _neighbours(where.region, provinces),
        "provinces": provinces,
        "map": province_map(),
        **_sorted_by_reach(_matching(kind, language), where.region, show_local=bool(where.region or kind or language)),
    }
    return render(request, "directory/help_nearby.html", context)


@require_safe
def organisation(request: HttpRequest, key: str) -> HttpResponse:
    """One organisation. 404 for one that is not listed."""
    found = get_object_or_404(
        Organisation.objects.listed().with_words().prefetch_related("opening_hours", "closures", "verifications"),
        key=key,
    )
    state = TranslationState.objects.filter(source__kind=KIND, source__key=key, language=get_language() or "").first()
    return render(request, "directory/organisation.html", {"organisation": found, "state": state})


def _matching(kind: str, language: str) -> OrganisationQuerySet:
    organisations = Organisation.objects.listed()
    if kind:
        organisations = organisations.offering(kind)
    if language:
        organisations = organisations.speaking(language)
    return organisations


def _sorted_by_reach(
    matching: OrganisationQuerySet, region: Region | None, *, show_local: bool
) -> dict[str, list[Organisation]]:
    """Local, less certain and national organisations, fetched together."""
    found = matching.for_visitors_of(region) if show_local else matching.national()
    groups: dict[str, list[Organisation]] = {"local": [], "less_certain": [], "national": []}
    for organisation in found.helping_first().with_words():
        groups[organisation.reach].append(organisation)
    return groups


def _spoken() -> list[str]:
    """Codes of the languages that some listed organisation speaks."""
    stated = Organisation.objects.listed().exclude(languages="").values_list("languages", flat=True)
    return sorted({code for codes in stated for code in codes.split()})


def _provinces() -> list[Province]:
    local = Q(organisations__in=Organisation.objects.listed().local().values("pk"))
    regions = Region.objects.annotate(local_count=Count("organisations", filter=local)).prefetch_related("neighbours")
    shapes = province_map()["provinces"]
    return [
        Province(region, region.local_count, shapes[region.key]["d"], tuple(shapes[region.key]["label"]))
        for region in regions
        if region.key in shapes
    ]


def _neighbours(region: Region | None, provinces: list[Province]) -> list[Province]:
    here = next((each.region for each in provinces if each.region == region), None)
    near = {each.pk for each in here.neighbours.all()} if here else set()
    return [province for province in provinces if province.region.pk in near and province.count]
