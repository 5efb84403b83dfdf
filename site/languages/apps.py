from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    name = "languages"

    def ready(self) -> None:
        from languages import signals
        from languages.texts import PAGE, PageTexts, register

        register(PAGE, PageTexts())
        signals.connect()
