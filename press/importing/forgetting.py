"""The source of an imported statement holds private numbers: it is forgotten once the statement is public."""

from typing import Any

from press.models import ImportedDocument


def forget_source(instance: Any, **kwargs: Any) -> None:
    """For the signal that a page was published."""
    ImportedDocument.objects.filter(release=instance.pk).delete()
