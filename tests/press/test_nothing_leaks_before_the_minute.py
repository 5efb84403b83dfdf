"""The leak test: forty planted words, every public output, the second before the minute and the minute itself."""

from datetime import datetime, timedelta
from io import BytesIO
from types import SimpleNamespace
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture

from media.models import Document, Image
from press.early.links import invite
from press.jobs import mail_statements
from press.models import PressReleasePage, ReleaseContact, Signatory, Subject, Subscriber
from search.indexing import refresh_due
from tests.factories import pages
from tests.factories.directory import OrganisationFactory
from tests.press.public_outputs import Outputs

MINUTE = datetime(2027, 1, 5, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
BEFORE = MINUTE - timedelta(seconds=1)

PUBLIC = {
    "title": "lek01kop",
    "second headline": "lek02onderkop",
    "label": "lek03etiket",
    "place": "lek04plaats",
    "lead": "lek05lead",
    "paragraph": "lek06alinea",
    "link in a paragraph": "lek07adres",
    "heading": "lek08tussenkop",
    "quote": "lek09citaat",
    "speaker": "lek10spreker",
    "role": "lek11rol",
    "organisation of a quote": "lek12organisatie",
    "figure": "lek13waarde",
    "claim": "lek14bewering",
    "denominator": "lek15noemer",
    "definition": "lek16definitie",
    "source of a figure": "lek17bron",
    "case": "lek18verhaal",
    "reference": "lek19verwijzing",
    "address of a reference": "lek20verwijsadres",
    "boilerplate": "lek21over",
    "spokesperson": "lek22woordvoerder",
    "signatory": "lek23ondertekenaar",
    "place of a signatory": "lek24ondertekenplaats",
    "person of a signatory": "lek25ondertekend-door",
    "caption": "lek26bijschrift",
    "alternative text": "lek27alternatief",
    "rights": "lek28rechten",
    "file name of a picture": "lek29foto",
    "title of a document": "lek30documenttitel",
    "file name of a document": "lek31bestand",
    "content of a document": "lek32inhoud",
    "slug": "lek33adres",
    "browser title": "lek34venster",
    "summary for search engines": "lek35samenvatting",
    "English title": "lek36title",
    "English lead": "lek37lead",
    "English slug": "lek38slug",
    "Arabic title": "lek39arabisch",
    "number with consent": "lek40nummer",
}
NEVER = {
    "note to the editor": "lek41noot",
    "number without consent": "lek42prive",
    "title of a picture": "lek43titel",
    "draft in French": "lek44brouillon",
    "unpublished change": "lek45wijziging",
    "outlet": "lek46krant",
    "title of a document at the desk": "lek47titel",
    "subscriber": "lek48abonnee",
}


@pytest.fixture
def clock():
    with time_machine.travel(MINUTE - timedelta(days=1), tick=False) as clock:
        yield clock


@pytest.fixture
def house(clock, tree):
    """The site before anybody wrote the statement: newsrooms in four languages, an organisation, a subject."""
    subject = Subject.objects.create(key="opvang")
    subject.words.create(language="nl", name="Opvang")
    for code in ("en", "ar", "fr"):
        pages.translated(tree.newsroom, code, title=f"Press {code}", slug="press")
    organisation = OrganisationFactory(key="contact", name="Contactorganisatie")
    return SimpleNamespace(tree=tree, subject=subject, organisation=organisation)


def plant(house):
    """The statement, with a word of its own in every place that holds words."""
    w = {**PUBLIC, **NEVER}
    release = PressReleasePage(
        locale=house.tree.newsroom.locale,
        title=w["title"],
        slug=w["slug"],
        seo_title=w["browser title"],
        search_description=w["summary for search engines"],
        subheadline=w["second headline"],
        label=w["label"],
        place=w["place"],
        lead=w["lead"],
        embargo_until=MINUTE,
        mail_to_list=True,
    )
    release.body = body(w)
    release.references = [
        ("reference", {"number": 1, "text": w["reference"], "url": f"https://{w['address of a reference']}.example/"})
    ]
    release.boilerplates = [("boilerplate", f"<p>{w['boilerplate']}</p>")]
    release.editor_notes = [("note", {"kind": "info", "number": 1, "text": w["note to the editor"]})]
    picture, document = files(w)
    release.press_kit = [
        ("picture", {"image": picture, "caption": w["caption"], "consent": "nobody"}),
        ("document", {"document": document, "title": w["title of a document"]}),
    ]
    release.signatories = [
        Signatory(name=w["signatory"], place=w["place of a signatory"], person=w["person of a signatory"])
    ]
    release.release_contacts = [
        ReleaseContact(
            organisation=house.organisation,
            person=w["spokesperson"],
            own_number=w["number with consent"],
            consent_on="2027-01-01",
        ),
        ReleaseContact(organisation=house.tree.local, own_number=w["number without consent"]),
    ]
    release.subjects = [house.subject]
    house.tree.newsroom.refresh_from_db()
    house.tree.newsroom.add_child(instance=release)
    release.save_revision().publish()
    translate(release, w)
    release.lead = w["unpublished change"]
    release.save_revision()
    link = invite(release, [w["outlet"]], None)[0]
    rendition = picture.get_rendition("width-480")
    Subscriber.objects.create(email=f"{w['subscriber']}@krant.example", confirmed_at=BEFORE)
    return SimpleNamespace(page=release, link=link, files=[picture.file.name, rendition.file.name], document=document)


def body(w):
    quote = {
        "text": w["quote"],
        "speaker": w["speaker"],
        "role": w["role"],
        "organisation": w["organisation of a quote"],
    }
    figure = {
        "value": w["figure"],
        "claim": w["claim"],
        "denominator": w["denominator"],
        "definition": w["definition"],
        "source": w["source of a figure"],
    }
    prose = f'<p>{w["paragraph"]} <a href="https://{w["link in a paragraph"]}.example/">lees</a></p>'
    return [
        ("paragraph", prose),
        ("heading", w["heading"]),
        ("quote", quote),
        ("figure", figure),
        ("case", {"text": w["case"], "consent": True}),
    ]


def files(w):
    drawn = BytesIO()
    Picture.new("RGB", (600, 400), "green").save(drawn, "PNG")
    picture = Image.objects.create(
        title=w["title of a picture"],
        file=SimpleUploadedFile(f"{w['file name of a picture']}.png", drawn.getvalue(), "image/png"),
        description=w["alternative text"],
        rights=w["rights"],
    )
    document = Document.objects.create(
        title=w["title of a document at the desk"],
        file=ContentFile(w["content of a document"].encode(), name=f"{w['file name of a document']}.txt"),
    )
    return picture, document


def translate(release, w):
    pages.translated(release, "en", title=w["English title"], lead=w["English lead"], slug=w["English slug"])
    pages.translated(release, "ar", title=w["Arabic title"], slug="lek33adres")
    french = release.copy_for_translation(pages.Locale.objects.get(language_code="fr"))
    french.title = french.lead = w["draft in French"]
    french.save_revision()


def fill(house, planted=None):
    """What stands for the parameters of addresses."""
    missing = "00000000-0000-0000-0000-000000000000"
    return {
        "translation_key": [planted.page.translation_key if planted else missing],
        "token": [planted.link.token if planted else "x"],
        "early_file": {"token": ["x"], "kind": ["picture", "document"], "pk": [1]},
        "key": ["steunpunt", "contact"],
        "region": ["groningen"],
        "name": planted.files if planted else ["x.png"],
        "document_id": [planted.document.pk if planted else 999],
        "document_filename": [planted.document.filename if planted else "x.txt"],
        "subject": ["opvang"],
        "code": ["nl", "en", "ar"],
        "recording": {"key": [missing]},
        "restriction_id": [1],
    }


def questions(house):
    """Words put to search and to the newsroom in each language, as links and with its filters."""
    words = [*PUBLIC.values(), *NEVER.values()]
    found = [f"/nl/search/?q={word}" for word in words]
    found += [f"/{code}/search/?q={PUBLIC['title']}" for code in ("en", "ar")]
    newsroom = urlsplit(house.tree.newsroom.url).path
    narrowed = ["year=2027", "subject=opvang", "organisation=contact", *(f"q={word}" for word in words[:5])]
    return found + [f"{newsroom}?{query}" for query in narrowed]


def own_addresses(planted):
    """The addresses that exist only because of the statement."""
    own = {
        urlsplit(page.url).path
        for page in PressReleasePage.objects.filter(translation_key=planted.page.translation_key)
    }
    return tuple(own)


@pytest.fixture
def planted(house):
    return plant(house)


def test_there_are_forty_words_of_the_statement():
    assert len(PUBLIC) == 40
    assert len({*PUBLIC.values(), *NEVER.values()}) == len(PUBLIC) + len(NEVER)


def test_the_second_before_no_word_is_anywhere(house, planted, clock, visitor):
    clock.move_to(BEFORE)
    refresh_due()
    mail_statements()
    outputs = Outputs(visitor).walk(fill(house, planted), questions(house))
    assert leaks(outputs, [*PUBLIC.values(), *NEVER.values()], planted) == []
    assert len(outputs.answers) > 400
    assert mail.outbox == []


def test_the_minute_itself_every_public_word_is_there_and_the_others_are_not(house, planted, clock, visitor):
    clock.move_to(MINUTE)
    refresh_due()
    outputs = Outputs(visitor).walk(fill(house, planted), questions(house))
    everything = {key: answer for key, answer in outputs.answers.items() if "?q=" not in key[0]}
    missing = {name: word for name, word in PUBLIC.items() if not any(word in answer for answer in everything.values())}
    assert missing == {}
    assert leaks(outputs, NEVER.values(), planted) == []
    for address in ("/nl/", urlsplit(house.tree.newsroom.url).path, "/nl/press.atom", "/nl/search/?q=lek06alinea"):
        assert PUBLIC["title"] in outputs.fetch(address), address
    assert PUBLIC["slug"] in outputs.fetch("/sitemap-nl.xml")
    # A number with consent stands on the page, and in nothing that programs read.
    number = PUBLIC["number with consent"]
    where = {key[0] for key, answer in outputs.answers.items() if number in answer and "?q=" not in key[0]}
    public = PressReleasePage.objects.filter(translation_key=planted.page.translation_key).visible()
    assert where == {urlsplit(page.url).path for page in public}
    mail_statements()
    letter = str(mail.outbox[0].message())
    assert PUBLIC["title"] in letter
    assert [word for word in [number, *NEVER.values()] if word in letter.replace(mail.outbox[0].to[0], "")] == []


def test_the_site_answers_as_if_nobody_had_written_it(house, clock, visitor):
    """Byte for byte and header for header, every answer is what it was before the statement existed."""
    clock.move_to(BEFORE)
    before = Outputs(visitor).walk(fill(house), questions(house)).answers
    clock.move_to(MINUTE - timedelta(days=1))
    planted = plant(house)
    clock.move_to(BEFORE)
    refresh_due()
    outputs = Outputs(visitor)
    differing = [
        key[0] for key, answer in before.items() if outputs.fetch(key[0], **dict(key[1:])).without() != answer.without()
    ]
    assert differing == []
    for address in own_addresses(planted):
        for more in ("", "text/", "txt/", "docx/", "json/", "quotes/", "earlier/1/"):
            never = f"{address.rstrip('/')}-nooit/"
            hidden, absent = outputs.fetch(address + more), outputs.fetch(never + more)
            assert hidden.without(address) == absent.without(never), address + more


def leaks(outputs, words, planted):
    """Which word stands in which answer. A word that was asked for may come back: a 404 and a search name it.

    The door behind the link of an outlet names that outlet, and nobody else.
    """
    return [
        (word, address, answer.status)
        for (address, *_), answer in outputs.answers.items()
        for word in words
        if word in answer
        and not (word in address and (answer.status == 404 or "?q=" in address))
        and not (word == NEVER["outlet"] and address.endswith(f"/press/early/{planted.link.token}/"))
    ]
