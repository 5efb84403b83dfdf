from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from home.models import EmergencyNumber
        from languages.signals import snippet_changed
        from languages.texts import SnippetTexts, register

        register("emergency", SnippetTexts(EmergencyNumber, ("words",)))
        for signal in (post_save, post_delete):
            signal.connect(snippet_changed, sender=EmergencyNumber)
