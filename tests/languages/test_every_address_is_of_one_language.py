"""A Dutch page is never served under another language's address; where a page is missing, a page says so."""

import pytest
from django.utils.translation import check_for_language

from languages.catalogues import compile_catalogues
from languages.table import LANGUAGES
from tests.factories import pages


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("ti,en;q=0.5", "ti"),
        ("pt-BR", "pt-br"),
        ("zh-CN,zh;q=0.9", "zh-hans"),
        ("fa-AF", "fa"),
        ("xx", "nl"),
        ("", "nl"),
    ],
)
def test_the_front_door_follows_the_browser(db, visitor, asked, given):
    answer = visitor.get("/", headers={"accept-language": asked})
    assert answer.status_code == 302
    assert answer["Location"] == f"/{given}/"


def test_other_addresses_do_not_look_at_the_browser(tree, visitor):
    answer = visitor.get(tree.right.url, headers={"accept-language": "ar"})
    assert b'<html lang="nl" dir="ltr">' in answer.content
    assert answer["Content-Language"] == "nl"


def test_outside_the_languages_a_404_stays_a_404(db, visitor):
    assert visitor.get("/api/nothing/").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_language_has_a_compiled_catalogue(language):
    compile_catalogues()
    assert check_for_language(language.code)


@pytest.mark.parametrize("code", ["ar", "ti", "fr"])
def test_a_dutch_page_is_never_served_under_another_language(tree, visitor, code):
    dutch = tree.about.url
    answer = visitor.get(dutch.replace("/nl/", f"/{code}/"))
    assert answer.status_code == 404
    assert f'<html lang="{code}"' in answer.content.decode()


def test_the_menu_leads_to_the_same_page_or_to_one_that_says_it_is_missing(tree, visitor):
    page = visitor.get(tree.right.url).content.decode()
    assert f'href="{tree.arabic.url}"' in page
    missing = f"/ti/not-translated/{tree.right.translation_key}/"
    assert f'href="{missing}"' in page
    says_so = visitor.get(missing)
    text = says_so.content.decode()
    assert says_so.status_code == 200
    assert says_so["X-Robots-Tag"] == "noindex"
    assert '<html lang="ti" dir="ltr">' in text
    for version in (tree.right, tree.english, tree.arabic):
        assert f'href="{version.url}"' in text
    assert f'<a href="{tree.arabic.url}" lang="ar" dir="rtl"' in text


def test_once_the_translation_exists_the_notice_leads_to_it(tree, visitor):
    pages.translated(tree.about, "ti", title="ብዛዕባና")
    answer = visitor.get(f"/ti/not-translated/{tree.about.translation_key}/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/ti/")


def test_a_draft_translation_counts_as_missing(tree, visitor):
    tree.arabic.unpublish()
    assert visitor.get(f"/ar/not-translated/{tree.right.translation_key}/").status_code == 200
    assert tree.arabic.url not in visitor.get(tree.right.url).content.decode()


def test_hreflang_names_what_exists_and_a_default(tree, visitor):
    head = visitor.get(tree.right.url).content.decode().split("</head>")[0]
    for tag, page in (("nl", tree.right), ("en", tree.english), ("ar", tree.arabic), ("x-default", tree.right)):
        assert f'hreflang="{tag}" href="http://testserver{page.url}"' in head
    assert 'hreflang="fr"' not in head


def test_a_machine_translation_says_so_and_leads_to_the_source(tree, visitor):
    from languages.models import Method, TranslationState

    TranslationState.objects.filter(page=tree.arabic).update(method=Method.MACHINE)
    page = visitor.get(tree.arabic.url).content.decode()
    assert page.index('role="note"') < page.index('class="answer"')
    assert f'<a href="{tree.right.url}" hreflang="nl" lang="nl" dir="ltr">' in page


def test_the_dash_in_the_menu_has_words_in_the_language_it_stands_beside(tree, visitor):
    page = visitor.get(tree.right.url).content.decode()
    assert 'role="img" aria-label="Pas encore dans votre langue"' in page
