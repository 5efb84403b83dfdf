import polib
import pytest

from languages import catalogues
from languages.table import BY_CODE


@pytest.fixture
def folder(tmp_path, settings):
    """A copy of the catalogues to spoil."""
    from shutil import copytree

    copytree(settings.LOCALE_PATHS[0], tmp_path / "locale")
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    return tmp_path / "locale"


def spoil(code, msgid, **values):
    path = catalogues.catalogue(BY_CODE[code])
    entries = polib.pofile(str(path))
    for name, value in values.items():
        setattr(entries.find(msgid), name, value)
    entries.save(str(path))


def test_the_catalogues_of_the_site_are_complete(folder):
    assert catalogues.problems() == []


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"msgstr": ""}, "is not translated"),
        ({"flags": ["fuzzy"]}, "is marked fuzzy"),
        ({"msgstr": "ናብ %(wrong)s"}, "has other placeholders"),
    ],
)
def test_a_spoilt_entry_is_named_with_its_language(folder, values, message):
    spoil("ti", "Help in %(region)s", **values)
    (problem,) = catalogues.problems()
    assert problem.startswith("ti: ")
    assert message in problem


def test_a_text_that_no_catalogue_has_is_named(folder):
    template = polib.POFile()
    template.append(polib.POEntry(msgid="Nobody translated this"))
    found = catalogues.problems(template)
    assert len(found) == len(BY_CODE)
    assert all("Nobody translated this" in problem for problem in found)


def test_a_missing_catalogue_or_status_is_named(folder):
    (folder / "so" / "LC_MESSAGES" / "django.po").unlink()
    (folder / "am" / "status.toml").write_text('method = "magic"')
    found = catalogues.problems()
    assert any(problem.startswith("so: there is no catalogue") for problem in found)
    assert any(problem.startswith("am: status.toml names no method") for problem in found)


def test_only_what_changed_is_compiled_again(folder):
    catalogues.compile_catalogues()
    assert catalogues.compile_catalogues() == 0
    spoil("ti", "Yes", msgstr="እወ እወ")
    assert catalogues.compile_catalogues() == 1
