from typing import Any

from django.apps import AppConfig


class PressConfig(AppConfig):
    name = "press"

    def ready(self) -> None:
        from django.db.models.signals import post_delete
        from wagtail.signals import page_published

        from press.models import PressReleasePage, Subscriber

        page_published.connect(_published, sender=PressReleasePage)
        post_delete.connect(_left, sender=Subscriber)


def _published(instance: Any, **kwargs: Any) -> None:
    from press.importing.forgetting import forget_source
    from press.together import lead_translations

    lead_translations(instance)
    forget_source(instance)


def _left(instance: Any, **kwargs: Any) -> None:
    from press.mailing.signup import forget_links

    forget_links(instance)
