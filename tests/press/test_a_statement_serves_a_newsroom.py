"""What a journalist takes from the page: text, quotes, figures, files, whom to call, and what was corrected."""

import json
import re
from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from docx import Document as Word

from press.corrections import CannotCorrect, correct
from press.models import PressContact, PressReleasePage, ReleaseContact, Signatory, Subject
from tests.factories import pages

ATOM = {"a": "http://www.w3.org/2005/Atom"}
QUOTE = {"text": "‘Niemand op straat.’", "speaker": "Een woordvoerder", "role": "", "organisation": "Steunpunt"}
FIGURE = {
    "value": "7 van de 10",
    "claim": "vond rust",
    "denominator": "mensen die bleven",
    "definition": "wie drie maanden bleef",
    "source": "Onderzoek, 2022",
}


@pytest.fixture
def subject(db):
    subject = Subject.objects.create(key="opvang")
    subject.words.create(language="nl", name="Opvang van mensen")
    return subject


@pytest.fixture
def release(tree, subject):
    release = tree.release
    release.body = [("paragraph", "<p>Een alinea.</p>"), ("quote", QUOTE), ("figure", FIGURE)]
    release.references = [("reference", {"number": 1, "text": "Een bron", "url": "https://bron.example/"})]
    release.signatories = [Signatory(organisation=tree.local), Signatory(name="Een tweede")]
    release.release_contacts = [ReleaseContact(organisation=tree.local, person="W. Voerder", own_number="06 00000000")]
    release.subjects = [subject]
    release.save_revision().publish()
    return PressReleasePage.objects.get(pk=release.pk)


def corrected(release, lead="De juiste lead."):
    draft = PressReleasePage.objects.get(pk=release.pk)
    draft.lead = lead
    draft.save_revision()
    return correct(draft, "Er stond zeven, het zijn er acht.")


def feed(visitor, address="/nl/press.atom"):
    return ElementTree.fromstring(visitor.get(address).content).find("a:entry", ATOM)


def test_the_word_document_holds_the_text_and_names_no_person_as_its_author(release, visitor):
    answer = visitor.get(f"{release.url}docx/")
    document = Word(BytesIO(answer.content))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for part in (release.title, release.lead, "Een alinea.", "Niemand op straat", "7 van de 10", "Een tweede"):
        assert part in words
    assert document.core_properties.author == "Houvast"
    assert f'filename="{release.slug}.docx"' in answer["Content-Disposition"]


def test_a_word_document_bears_what_was_pasted_into_the_text(release, visitor):
    release.lead = "Geplakt\x0buit Word \x01 <b>&"
    release.save_revision().publish()
    words = "\n".join(
        paragraph.text for paragraph in Word(BytesIO(visitor.get(f"{release.url}docx/").content)).paragraphs
    )
    assert "<b>&" in words


def test_the_text_file_is_the_text_to_copy(release, visitor):
    assert visitor.get(f"{release.url}txt/").content == visitor.get(f"{release.url}text/").content


def test_a_quote_keeps_its_address_when_the_text_around_it_changes(release, visitor):
    def address():
        return re.findall(r'id="(quote-[0-9a-f]{8})"', visitor.get(release.url).content.decode())

    before = address()
    assert before
    assert f"#{before[0]}" in visitor.get(f"{release.url}quotes/").content.decode()
    release.body = json.dumps([{"type": "heading", "value": "Kop"}, *release.body.raw_data])
    release.save_revision().publish()
    assert address() == before


def test_a_figure_stands_with_denominator_definition_and_source(release, visitor):
    page = visitor.get(release.url).content.decode()
    for part in FIGURE.values():
        assert part in page


def test_it_says_how_to_cite_it(release, visitor):
    page = visitor.get(release.url).content.decode()
    cite = page[page.index('class="cite"') :]
    assert f"http://testserver{release.url}" in cite[: cite.index("</section>")]


def test_a_contact_says_when_and_in_which_languages(tree, release, visitor):
    PressContact.objects.create(organisation=tree.local, hours="ma–vr 9–17", languages="nl en")
    page = visitor.get(release.url).content.decode()
    assert "ma–vr 9–17" in page
    assert "Nederlands, Engels" in page


def test_a_personal_number_waits_for_consent(release, visitor):
    assert "06 00000000" not in visitor.get(release.url).content.decode()
    contact = release.release_contacts.get()
    contact.consent_on = timezone.localdate()
    contact.save()
    assert "06 00000000" in visitor.get(release.url).content.decode()
    for address in ("json/", "text/", "docx/"):
        assert b"06 00000000" not in visitor.get(release.url + address).content
    for address in ("/nl/press.atom", "/nl/press.json", "/nl/search/?q=00000000"):
        assert "06 00000000" not in visitor.get(address).content.decode()


def test_other_statements_on_the_subject_are_named(tree, release, subject, visitor):
    other = pages.PressReleasePageFactory(parent=tree.newsroom, title="Een eerdere verklaring")
    other.subjects = [subject]
    other.save_revision().publish()
    assert "Een eerdere verklaring" in visitor.get(release.url).content.decode()
    other.unpublish()
    assert "Een eerdere verklaring" not in visitor.get(release.url).content.decode()


def test_what_happened_later_is_named(tree, release, visitor):
    release.later = [("page", tree.evaluation)]
    release.save_revision().publish()
    assert tree.evaluation.title in visitor.get(release.url).content.decode()


# --- Corrections ---


def test_a_correction_is_dated_and_visible_and_the_earlier_version_stays_readable(release, visitor):
    corrected(release)
    page = visitor.get(release.url).content.decode()
    assert "De juiste lead." in page
    assert "Er stond zeven, het zijn er acht." in page
    earlier = visitor.get(f"{release.url}earlier/1/")
    assert release.lead in earlier.content.decode()
    assert "noindex" in earlier["X-Robots-Tag"]
    assert visitor.get(f"{release.url}earlier/2/").status_code == 404


def test_every_earlier_version_keeps_its_address(release, visitor):
    corrected(release)
    corrected(release, "De nog betere lead.")
    assert release.lead in visitor.get(f"{release.url}earlier/1/").content.decode()
    assert "De juiste lead." in visitor.get(f"{release.url}earlier/2/").content.decode()


def test_the_feed_and_the_exports_tell_of_a_correction(release, visitor):
    before = feed(visitor)
    corrected(release)
    after = feed(visitor)
    assert after.find("a:updated", ATOM).text > before.find("a:updated", ATOM).text
    assert after.find("a:published", ATOM).text == before.find("a:published", ATOM).text
    assert "zeven" in after.find("a:summary", ATOM).text
    assert '"correction"' in visitor.get(release.url).content.decode()
    assert visitor.get("/nl/press.json").json()["items"][0]["_houvast"]["corrections"]


def test_a_typing_error_does_not_make_news_of_an_entry(release, visitor):
    before = feed(visitor).find("a:updated", ATOM).text
    release.lead += "."
    release.save_revision().publish()
    assert feed(visitor).find("a:updated", ATOM).text == before


def test_a_correction_needs_a_reason_a_draft_and_a_public_statement(release):
    with pytest.raises(CannotCorrect):
        correct(release, "Niets veranderd.")
    release.lead = "Anders."
    release.save_revision()
    with pytest.raises(CannotCorrect):
        correct(release, "  ")
    PressReleasePage.objects.get(pk=release.pk).unpublish()
    with pytest.raises(CannotCorrect):
        correct(release, "Reden.")


# --- For programs ---


def json_ld(page):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])


def test_json_ld_names_everybody_who_signed(release, visitor):
    data = json_ld(visitor.get(release.url).content.decode())
    assert data["@type"] == "NewsArticle"
    assert [author["name"] for author in data["author"]] == ["Steunpunt", "Een tweede"]
    assert {"Houvast", "Steunpunt", "Een tweede"} == {publisher["name"] for publisher in data["publisher"]}


def test_no_text_ends_the_json_ld(release, visitor):
    release.title = "</script><script>alert(1)</script>"
    release.save_revision().publish()
    page = visitor.get(release.url).content.decode()
    assert json_ld(page)["headline"] == release.title
    assert "<script>alert" not in page


def test_ninjs_holds_what_the_schema_knows_and_nothing_else(release, visitor):
    data = visitor.get(f"{release.url}json/").json()
    known = {
        *("standard", "uri", "type", "pubStatus", "language", "versionCreated", "firstCreated", "contentCreated"),
        *("headlines", "descriptions", "bodies", "by", "located", "subjects", "organisations", "copyrightNotice"),
        *("usageTerms", "altIds"),
    }
    assert set(data) <= known
    assert data["pubStatus"] == "usable"
    assert "edNote" not in data


def test_the_json_feed_says_what_version_1_1_asks(release, visitor):
    answer = visitor.get("/nl/press.json")
    assert answer["Content-Type"].startswith("application/feed+json")
    data = answer.json()
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert {"id", "url", "title", "content_text", "content_html"} <= set(data["items"][0])


def test_a_subject_has_feeds_of_its_own(tree, release, visitor):
    pages.PressReleasePageFactory(parent=tree.newsroom, title="Over iets anders")
    for address in ("/nl/press/opvang.atom", "/nl/press/opvang.json"):
        text = visitor.get(address).content.decode()
        assert release.slug in text
        assert "Over iets anders" not in text
    assert visitor.get("/nl/press/onbekend.atom").status_code == 404
    assert visitor.get("/en/press/opvang.atom").status_code == 404


def test_llms_txt_leads_to_the_newsroom(tree, release, visitor):
    text = visitor.get("/llms.txt").content.decode()
    assert text.startswith("# Houvast")
    assert tree.newsroom.url in text
    assert release.url in text


# --- The newsroom's list ---


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?subject=opvang", True),
        ("?subject=onbekend", False),
        ("?organisation=steunpunt", True),
        ("?organisation=landelijk", False),
        ("?year=2018", True),
        ("?year=2017", False),
        ("?q=straat", True),
        ("?q=straat+maan", False),
        ("?q=%25", False),
        ("?year=2018&subject=opvang&organisation=steunpunt&q=niemand", True),
        ("?page=2", False),
    ],
)
def test_the_list_is_narrowed_by_year_subject_organisation_and_words(tree, release, visitor, query, found):
    page = visitor.get(tree.newsroom.url + query).content.decode()
    assert (f'href="{release.url}"' in page) is found


def test_older_statements_are_on_the_next_page_with_the_same_choice(tree, release, visitor):
    for number in range(25):
        pages.PressReleasePageFactory(parent=tree.newsroom, title=f"Verklaring {number}")
    first = visitor.get(f"{tree.newsroom.url}?year=2018").content.decode()
    assert 'href="?year=2018&amp;page=2"' in first
    second = visitor.get(f"{tree.newsroom.url}?year=2018&page=2").content.decode()
    assert second.count('class="hit"') == 6
    assert 'rel="next"' not in second


def test_a_draft_saved_from_an_older_copy_does_not_hide_a_statement(tree, visitor):
    release = PressReleasePage(title="Zonder datum", slug="zonder-datum", lead="Lead.", locale=tree.newsroom.locale)
    tree.newsroom.refresh_from_db()
    tree.newsroom.add_child(instance=release)
    release.save_revision().publish()
    release.lead = "Een concept."
    release.save_revision()
    assert "Zonder datum" in visitor.get(tree.newsroom.url).content.decode()
