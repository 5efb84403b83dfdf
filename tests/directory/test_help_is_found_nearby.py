import pytest
from django.core.exceptions import ValidationError

from directory.kinds import Answer, Kind, Status
from directory.models import Channel, Organisation, Region
from languages.machine.names import fixed_words
from tests.factories.directory import OrganisationFactory, PlaceFactory, RegionFactory


@pytest.fixture
def zeeland(tree):
    region = RegionFactory(key="zeeland", iso="NL-ZE", name="Zeeland")
    region.neighbours.add(RegionFactory())
    return region


def post(visitor, **answers):
    return visitor.post("/nl/help/", answers).content.decode()


def test_a_province_shows_its_own_then_the_national_organisations(tree, visitor):
    page = visitor.get("/nl/help/groningen/").content.decode()
    assert page.index("Steunpunt</bdi>") < page.index("Landelijk Steunpunt</bdi>")


@pytest.mark.parametrize("typed", ["Groningen", "  groningen ", "GRONINGEN", "ግሮኒንገን", "غرونينغن"])
def test_a_town_is_found_in_any_script(tree, visitor, typed):
    assert 'aria-labelledby="local"' in post(visitor, place=typed)


def test_what_was_typed_is_not_in_the_address(tree, visitor):
    answer = visitor.post("/nl/help/", {"place": "Groningen"})
    assert answer.status_code == 200
    assert not answer.cookies


def test_an_unknown_place_is_said_and_keeps_what_was_typed(tree, visitor):
    page = post(visitor, place='Nergens<script>"')
    assert 'value="Nergens&lt;script&gt;&quot;"' in page
    assert "<script>&quot;" not in page
    assert 'role="status"' in page
    assert "Landelijk Steunpunt" in page


def test_an_empty_province_offers_national_help_and_its_neighbours(zeeland, visitor):
    page = visitor.get("/nl/help/zeeland/").content.decode()
    assert 'aria-labelledby="local"' not in page
    assert "Landelijk Steunpunt" in page
    assert 'class="chip" href="/nl/help/groningen/"' in page


def test_several_provinces_or_hearsay_is_not_local(zeeland):
    wide = OrganisationFactory(name="Breed", regions=[zeeland, Region.objects.get(key="groningen")])
    heard = OrganisationFactory(name="Gehoord", regions=[zeeland], status=Status.GENERAL)
    near = OrganisationFactory(name="Dichtbij", regions=[zeeland])
    local = Organisation.objects.listed().local()
    assert near in local
    assert wide not in local
    assert heard not in local
    assert [each.reach for each in (near, wide, heard)] == ["local", "less_certain", "less_certain"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [({"kind": "legal"}, True), ({"kind": "dental"}, False), ({"language": "ti"}, True), ({"language": "so"}, False)],
)
def test_filters_by_kind_of_help_and_language(tree, visitor, filters, found):
    OrganisationFactory(
        name="Elders", regions=[RegionFactory(key="zeeland", iso="NL-ZE", name="Zeeland")], languages="so"
    )
    OrganisationFactory(
        name="Elders", regions=[RegionFactory(key="zeeland", iso="NL-ZE", name="Zeeland")], languages="so"
    )
    page = post(visitor, place="Groningen", **filters)
    assert ('aria-labelledby="local"' in page) is found


@pytest.mark.parametrize("nonsense", [{"kind": "xx"}, {"language": "'; --"}, {"kind": ["a", "b"]}, {"place": "\x00"}])
def test_unknown_choices_count_as_none(tree, visitor, nonsense):
    assert visitor.post("/nl/help/", nonsense).status_code == 200
    assert visitor.get("/nl/help/groningen/", nonsense).status_code == 200


def test_an_organisation_that_is_not_listed_is_nowhere(tree, visitor):
    tree.local.is_listed, tree.local.delisted_reason = False, "gestopt"
    tree.local.save()
    assert "Steunpunt</bdi>" not in visitor.get("/nl/help/groningen/").content.decode().replace(
        "Landelijk Steunpunt", ""
    )
    assert visitor.get("/nl/help/organisation/steunpunt/").status_code == 404


def test_not_known_is_said_and_never_left_out(tree, visitor):
    page = visitor.get("/en/help/organisation/steunpunt/").content.decode()
    assert page.count("Not known") >= 4


def test_words_in_another_language_are_labelled(tree, visitor):
    page = visitor.get("/ti/help/organisation/steunpunt/").content.decode()
    assert '<p class="lead" lang="nl" dir="ltr">Geeft juridisch advies.</p>' in page


@pytest.mark.parametrize(
    ("answers", "together"),
    [(["no", "no"], Answer.NO), (["no", "unknown"], Answer.UNKNOWN), (["no", "yes"], Answer.YES), ([], Answer.UNKNOWN)],
)
def test_one_unknown_service_makes_the_whole_unknown(answers, together):
    from directory.kinds import combined

    assert combined(answers) == together


def test_hours_are_not_shown_after_their_end_date(tree, visitor):
    import time_machine

    from directory.models import OpeningHours

    OpeningHours.objects.create(
        organisation=tree.local, weekday=1, opens_at="10:00", closes_at="12:30", valid_until="2027-02-01"
    )
    url = "/nl/help/organisation/steunpunt/"
    with time_machine.travel("2027-02-01 12:00"):
        assert "10:00–12:30" in visitor.get(url).content.decode()
    with time_machine.travel("2027-02-02 12:00"):
        assert "10:00–12:30" not in visitor.get(url).content.decode()


def test_ten_more_organisations_cost_no_more_queries(tree, queries):
    before = queries("/nl/help/groningen/")
    OrganisationFactory.create_batch(10, kinds=[Kind.MEDICAL, Kind.SHELTER])
    assert queries("/nl/help/groningen/") == before


def test_a_town_and_a_province_of_one_name_are_both_found(tree, visitor):
    utrecht = RegionFactory(key="utrecht", iso="NL-UT", name="Utrecht")
    PlaceFactory(name="Utrecht", region=utrecht)
    assert "Utrecht" in post(visitor, place="utrecht")


@pytest.mark.parametrize(
    ("kind", "value", "good"),
    [
        ("website", "https://steunpunt.example/", True),
        ("website", "javascript:alert(1)//https://x", False),
        ("email", "info@steunpunt.example", True),
        ("email", "info", False),
        ("phone", "010-0000000", True),
        ("phone", "0900-hulp", False),
    ],
)
def test_a_channel_holds_what_it_says_it_is(tree, kind, value, good):
    channel = Channel(organisation=tree.local, kind=kind, value=value)
    if good:
        channel.full_clean()
    else:
        with pytest.raises(ValidationError, match="value"):
            channel.full_clean()


@pytest.mark.usefixtures("db")
def test_a_machine_leaves_the_names_of_organisations_alone():
    OrganisationFactory(name="Steunpunt Maasoever")
    assert "Steunpunt Maasoever" in fixed_words()
