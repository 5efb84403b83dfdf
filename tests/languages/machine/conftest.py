from types import SimpleNamespace

import pytest

from tests.factories.pages import PlainPageFactory, TopicPageFactory
from tests.languages.machine import misbehaving


@pytest.fixture
def house(home):
    """A page with several sentences, and one beside it. In French there is nothing yet, not even a front page."""
    text = (
        "<p>Bel een huisarts op 050 000 00 00, <b>binnen</b> 28 dagen.</p>"
        "<p>De dokter bepaalt wat er nodig is.</p><p>Vraag het opnieuw aan de mensen van het loket.</p>"
        "<p>Jouw gegevens gaan niet naar de politie.</p>"
    )
    about = PlainPageFactory(
        parent=home, title="Naar de dokter gaan", summary="Wat je moet weten.", body=[("prose", text)]
    )
    topic = TopicPageFactory(parent=home, title="Dokter en ziekenhuis", intro="Zorg zonder verzekering.")
    return SimpleNamespace(about=about, topic=topic)


@pytest.fixture
def service(settings):
    """DeepL, or what says it is, on this machine; and the settings that name it."""
    yield from _running(settings, "deepl")


@pytest.fixture(params=["deepl", "libretranslate"])
def either_service(request, settings):
    """One kind after the other."""
    yield from _running(settings, request.param)


def _running(settings, name):
    with misbehaving.service() as running:
        settings.MACHINE_TRANSLATOR = {"name": name, "url": running.url, "key": "a-key", "timeout": 0.4, "pause": 0.001}
        yield running
