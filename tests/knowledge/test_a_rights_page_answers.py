import re

import pytest

from tests.factories import pages


def test_the_answer_comes_before_everything_else(tree, visitor):
    page = visitor.get(tree.right.url).content.decode()
    order = [
        "<h1>",
        'class="answer"',
        'id="for-whom"',
        'id="safe"',
        'id="steps"',
        "tel:112",
        'id="bring"',
        'id="refused"',
    ]
    positions = [page.index(part) for part in order]
    assert positions == sorted(positions)


def test_fear_comes_before_procedure(tree, visitor):
    page = visitor.get(tree.right.url).content.decode()
    assert page.index('id="safe"') < page.index('class="rail"')


def test_the_sentence_to_say_stays_dutch_on_every_page(tree, visitor):
    page = visitor.get(tree.arabic.url).content.decode()
    assert '<p class="say" lang="nl" dir="ltr">“Ik ben onverzekerbaar.”</p>' in page


def test_the_law_is_kept_once_and_shown_in_every_language(tree, visitor):
    law = pages.LegalSourceFactory()
    tree.right.legal_sources.add(law)
    tree.right.save()
    for page in (tree.right, tree.arabic):
        assert "Zorgverzekeringswet, artikel 122a" in visitor.get(page.url).content.decode()


def test_the_card_speaks_dutch_first_and_then_the_holders_language(tree, visitor):
    tree.arabic.card_request = "أحتاج إلى طبيب"
    tree.arabic.save()
    card = visitor.get(f"{tree.arabic.url}card/").content.decode()
    assert card.index("Ik heb een arts nodig.") < card.index("أحتاج إلى طبيب")
    assert '<section lang="nl" dir="ltr">' in card


def test_a_page_without_card_has_no_card(tree, visitor):
    page = pages.RightsPageFactory(parent=tree.topic, card_request="")
    assert visitor.get(f"{page.url}card/").status_code == 404
    assert 'href="card/"' not in visitor.get(page.url).content.decode()


def test_the_page_as_text_has_no_markup(tree, visitor):
    answer = visitor.get(f"{tree.right.url}text/")
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "Bel een huisarts." in text
    assert not re.search(r"</?\w+[^>]*>|&\w+;", text)


def test_a_topic_offers_what_exists_only_in_other_languages(tree, visitor):
    french = pages.translated(tree.topic, "fr", title="Médecin")
    page = visitor.get(french.url).content.decode()
    assert f'<a href="{tree.right.url}" lang="nl" dir="ltr"' in page
    assert f'<a href="{tree.arabic.url}" lang="ar" dir="rtl"' in page


def test_ten_times_the_sisters_cost_no_more_queries(tree, queries):
    before = queries(tree.right.url), queries(tree.topic.url)
    for _ in range(10):
        pages.RightsPageFactory(parent=tree.topic)
    assert (queries(tree.right.url), queries(tree.topic.url)) == before
    assert before[0] <= 12


@pytest.mark.parametrize(
    ("lacking", "label"),
    [
        (name, name)
        for name in ("value", "unit", "label", "denominator", "definition", "period", "source", "source_page")
    ],
)
def test_a_figure_without_what_makes_it_checkable_cannot_be_published(lacking, label):
    from django.core.exceptions import ValidationError

    from blocks.figures import KeyFigureBlock

    block = KeyFigureBlock()
    value = block.to_python({**block.meta.preview_value, lacking: None if lacking == "value" else ""})
    with pytest.raises(ValidationError):
        block.clean(value)


def test_a_bar_adds_up_to_a_hundred(tree):
    from django.core.exceptions import ValidationError

    from blocks.figures import KeyFigureBlock

    sample = KeyFigureBlock().meta.preview_value
    tree.evaluation.key_figures = [
        ("figure", {**sample, "value": 18, "part": "k1"}),
        ("figure", {**sample, "value": 41, "part": "k2"}),
    ]
    with pytest.raises(ValidationError, match="key_figures"):
        tree.evaluation.full_clean()
