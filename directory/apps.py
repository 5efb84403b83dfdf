from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "directory"

    def ready(self) -> None:
        from directory.texts import connect
        from languages.machine.names import register_names

        connect()
        register_names(_names)


def _names() -> list[str]:
    """A name is a name in every language."""
    from directory.models import Organisation

    return list(Organisation.objects.values_list("name", flat=True))
