"""Machine help is off, or set up completely; anything between is one sentence and no start."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from environ import Env

from config.settings.environment import read_machine_translator


def reading(monkeypatch, **values):
    for name in ("", "_URL", "_KEY"):
        monkeypatch.delenv(f"MACHINE_TRANSLATOR{name}", raising=False)
    for name, value in values.items():
        monkeypatch.setenv(f"MACHINE_TRANSLATOR{name}", value)
    return read_machine_translator(Env())


def test_it_is_off_where_nothing_is_set(monkeypatch):
    assert reading(monkeypatch) is None


def test_it_is_off_in_the_tests_and_by_default(settings):
    assert settings.MACHINE_TRANSLATOR is None


@pytest.mark.parametrize(
    "values",
    [
        {"": "deepl", "_KEY": "a-key:fx"},
        {"": "deepl", "_KEY": "a-key", "_URL": "https://api.deepl.example/"},
        {"": "libretranslate", "_URL": "http://localhost:5000"},
        {"": "libretranslate", "_URL": "http://libretranslate:5000"},
        {"": "libretranslate", "_URL": "http://10.0.0.3/translate", "_KEY": "a-key"},
    ],
)
def test_it_can_be_set_up_like_this(monkeypatch, values):
    assert reading(monkeypatch, **values)["name"] == values[""]


@pytest.mark.parametrize(
    "values",
    [
        {"": "google", "_KEY": "a-key"},
        {"": "DeepL", "_KEY": "a-key"},
        {"": "deepl"},
        {"": "libretranslate"},
        {"_KEY": "a-key"},
        {"_URL": "https://translate.houvast.example"},
        {"": "libretranslate", "_URL": "http://translate.houvast.example"},
        {"": "libretranslate", "_URL": "http://8.8.8.8"},
        {"": "libretranslate", "_URL": "translate.houvast.example"},
        {"": "libretranslate", "_URL": "https://a:b@translate.houvast.example"},
        {"": "libretranslate", "_URL": "https://translate.houvast.example:port"},
        {"": "libretranslate", "_URL": "file:///etc/passwd"},
        {"": "libretranslate", "_URL": "https://[::1"},
    ],
)
def test_this_stops_the_start_with_one_sentence(monkeypatch, values):
    with pytest.raises(ImproperlyConfigured, match=r"^MACHINE_TRANSLATOR[^\n]+\.$"):
        reading(monkeypatch, **values)


def test_no_sentence_says_the_key(monkeypatch):
    with pytest.raises(ImproperlyConfigured) as caught:
        reading(monkeypatch, **{"": "google", "_KEY": "very-secret"})
    assert "very-secret" not in str(caught.value)
