"""People who work at the desk."""

import factory
from factory.django import DjangoModelFactory

from accounts.models import User

PASSWORD = "een lang wachtwoord voor de tests"


class UserFactory(DjangoModelFactory):
    """A user with ``PASSWORD`` and no permission at all."""

    class Meta:
        model = User

    email = factory.Sequence(lambda number: f"medewerker-{number}@houvast.example")
    password = factory.django.Password(PASSWORD)


class AdministratorFactory(UserFactory):
    """A user who may do everything."""

    is_staff = True
    is_superuser = True
