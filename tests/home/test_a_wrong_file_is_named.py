"""On a wrong content file the loader names file, line and reason, and loads nothing."""

import shutil

import pytest
from wagtail.models import Page

from directory.models import Region
from home.models import StarterRecord
from home.starter.errors import ContentError
from home.starter.loader import load_content
from tests.content.conftest import CONTENT

DOCTOR = "pages/rights/doctor/see-a-doctor"


@pytest.fixture
def folder(tmp_path):
    """The smallest content that loads: the directory without organisations, and one right."""
    for name in ("directory/regions.csv", "legal_sources.csv", "emergency.csv"):
        _copy(tmp_path, name)
    (tmp_path / "directory/places.csv").write_text("name,region,lat,lon,other_names\nUtrecht,utrecht,52.09,5.12,\n")
    rows = (CONTENT / "directory/organisations.csv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "directory/organisations.csv").write_text(
        "\n".join([rows[0], *(r for r in rows if r.startswith("stil,"))]) + "\n"
    )
    for name in (
        "pages/nl.md",
        "pages/ar.md",
        "pages/rights/nl.md",
        "pages/rights/ar.md",
        "pages/rights/doctor/nl.md",
        "pages/rights/doctor/ar.md",
    ):
        _copy(tmp_path, name)
    for code in ("nl", "ar"):
        _copy(tmp_path, f"{DOCTOR}/{code}.md")
    return tmp_path


def _copy(folder, name):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(CONTENT / name, folder / name)


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_smallest_content_loads(folder, db):
    assert load_content(folder).changed


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (f"{DOCTOR}/nl.md", "kind: rights", "kind: recht", r"nl\.md, line 1: “recht” is no kind"),
        (f"{DOCTOR}/nl.md", "title: ", "titel: ", r"nl\.md, line 1: “title” is missing"),
        (f"{DOCTOR}/nl.md", "---\n", "--\n", r"nl\.md, line 1: does not start with a head"),
        (f"{DOCTOR}/nl.md", "as_of: 2026-11-23", "as_of: gisteren", r"“as_of” is not a date"),
        (f"{DOCTOR}/nl.md", "legal: [", "legal: [wet-van-mij, ", r"no “wet-van-mij”"),
        (f"{DOCTOR}/nl.md", "## bring\n- ", "## bring\n* ", r"nl\.md, line \d+: a line of this list must start with -"),
        (f"{DOCTOR}/nl.md", "## refused", "## geweigerd", r"nl\.md, line \d+: unknown part “geweigerd”"),
        (f"{DOCTOR}/nl.md", "title: ", "title: [", r"nl\.md, line \d+: the head is not YAML"),
        (
            f"{DOCTOR}/ar.md",
            "\n## bring\n- ",
            "\n## bring\n- extra\n- ",
            r"ar\.md: “bring” has 6 pieces of text, the Dutch file has 5",
        ),
        (f"{DOCTOR}/ar.md", "method: machine", "method: magic", r"ar\.md, line 1: “method” is one of"),
        (
            "directory/organisations.csv",
            "utrecht",
            "atlantis",
            r"organisations\.csv, line 2: “atlantis” is no province",
        ),
        ("directory/organisations.csv", "key,", "sleutel,", r"organisations\.csv, line 1: has no column “key”"),
        ("directory/places.csv", "52.09", "noord", r"places\.csv, line 2: lat and lon must be numbers"),
        ("legal_sources.csv", ",law,", ",wet,", r"legal_sources\.csv, line \d+:"),
    ],
)
def test_a_mistake_is_named_and_nothing_is_loaded(folder, db, name, old, new, message):
    change(folder, name, old, new)
    before = Page.objects.count()
    with pytest.raises(ContentError, match=message):
        load_content(folder)
    assert Page.objects.count() == before
    assert not Region.objects.exists()
    assert not StarterRecord.objects.exists()


def test_two_groups_of_synonyms_that_begin_alike_are_named(folder, db):
    (folder / "search").mkdir()
    (folder / "search/synonyms.csv").write_text("language,words\nnl,dokter | arts\nnl,loon | geld\nnl,dokter | ggz\n")
    with pytest.raises(ContentError, match=r"synonyms\.csv, line 4: begins with “dokter”, as line 2 does"):
        load_content(folder)
    assert not Page.objects.filter(depth__gt=2).exists()


def test_a_file_in_another_encoding_is_named(folder, db):
    (folder / DOCTOR / "nl.md").write_bytes("---\ntitle: é\n---\n".encode("latin-1"))
    with pytest.raises(ContentError, match="is not UTF-8"):
        load_content(folder)


def test_a_language_nobody_knows_is_named(folder, db):
    (folder / DOCTOR / "xx.md").write_text("---\ntitle: x\n---\n")
    with pytest.raises(ContentError, match="“xx” is not a language of the site"):
        load_content(folder)


def test_a_page_that_an_editor_deleted_stays_deleted(folder, db):
    load_content(folder)
    Page.objects.get(slug="naar-de-dokter", locale__language_code="nl").delete()
    change(folder, f"{DOCTOR}/nl.md", "short_answer: ", "short_answer: Nieuw. ")
    load_content(folder)
    assert not Page.objects.filter(slug="naar-de-dokter", locale__language_code="nl").exists()
