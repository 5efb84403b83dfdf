"""When much changes at once, what Wagtail keeps beside a page is brought up to date once, at the end."""

from wagtail.models import ReferenceIndex

from publishing.bulk import bulk_changes


def test_a_page_that_is_saved_again_and_again_is_indexed_once(tree, monkeypatch):
    indexed = []
    real = ReferenceIndex.create_or_update_for_object
    monkeypatch.setattr(
        ReferenceIndex, "create_or_update_for_object", lambda thing: (indexed.append(thing.pk), real(thing))
    )
    with bulk_changes():
        for _ in range(3):
            tree.about.save()
        assert indexed == []
    assert indexed == [tree.about.pk]
    tree.about.save()
    assert indexed == [tree.about.pk] * 2
