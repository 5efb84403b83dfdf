"""The words of organisations as texts to translate: facts exist once, words per language."""

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import post_delete, post_save
from django.urls import reverse
from django.utils.translation import override

from directory.models import Organisation, OrganisationWords
from languages.models import Method
from languages.models.sources import Sentence
from languages.record import record_source, record_translation
from languages.table import SOURCE
from languages.texts import register
from publishing.bulk import in_progress

KIND = "organisation"
FIELDS = ("what_it_does", "how_to_get_in")


class WordsOfOrganisations:
    """What an organisation does and how to get in; the key is the organisation's."""

    def source(self, key: str) -> OrganisationWords | None:
        return self._words(key, SOURCE, organisation__is_listed=True)

    def title(self, thing: OrganisationWords) -> str:
        return str(thing.organisation.name)

    def sentences(self, thing: OrganisationWords) -> list[Sentence]:
        return [(field, text) for field in FIELDS if (text := getattr(thing, field))]

    def translation(self, key: str, language: str) -> OrganisationWords | None:
        return self._words(key, language)

    def publish(self, key: str, language: str, sentences: list[tuple[str, str, str]], user: Any) -> OrganisationWords:
        texts = dict.fromkeys(FIELDS, "") | {field: text for field, _, text in sentences}
        organisation = Organisation.objects.get(key=key)
        words, _ = OrganisationWords.objects.update_or_create(
            organisation=organisation, language=language, defaults=texts
        )
        return words

    def label(self, translation: OrganisationWords, method: Method) -> None:
        translation.method = method
        translation.save(update_fields=["method"])

    def address(self, key: str, language: str) -> str:
        with override(language):
            return reverse("organisation", args=[key])

    def belongs(self, thing: Any) -> bool:
        return isinstance(thing, Organisation)

    def existing(self) -> Iterable[tuple[str, str]]:
        rows = OrganisationWords.objects.filter(organisation__is_listed=True).order_by("organisation__name")
        return list(rows.values_list("organisation__key", "language"))

    def _words(self, key: str, language: str, **more: Any) -> OrganisationWords | None:
        rows = OrganisationWords.objects.filter(organisation__key=key, language=language, **more)
        return rows.select_related("organisation").first()


def connect() -> None:
    """Makes the words translatable, and keeps the record of them; called once, when the apps are ready."""
    register(KIND, WordsOfOrganisations())
    post_save.connect(words_changed, sender=OrganisationWords)
    post_delete.connect(words_changed, sender=OrganisationWords)
    post_save.connect(organisation_changed, sender=Organisation)


def words_changed(sender: Any, instance: OrganisationWords, **kwargs: Any) -> None:
    """The source: what changed is taken down. Another language: what it was made from."""
    if in_progress() or kwargs.get("raw"):
        return
    if instance.language == SOURCE:
        record_source(KIND, instance.organisation.key)
    else:
        record_translation(KIND, instance.organisation.key, instance.language)


def organisation_changed(sender: Any, instance: Organisation, **kwargs: Any) -> None:
    """An organisation that is no longer shown has nothing to translate."""
    if not in_progress() and not kwargs.get("raw"):
        record_source(KIND, instance.key)
