"""What many tests begin with: built once, and rolled back to after each of them.

A scene stands in a transaction of its own, and each test of it runs in a savepoint inside. Scenes stand on one
another: a later one contains the earlier. A test is in the last scene that its fixtures name, or on an empty site; the
tests are put in that order, so that a scene is built once in a process.
"""

from contextlib import contextmanager

import pytest
from django.core.cache import caches
from django.db import connection, transaction

SCENES = ("home", "tree")


def in_order(items):
    """The tests by scene: first those on an empty site."""
    return sorted(items, key=_place)


def _place(item):
    return max((place for place, name in enumerate(SCENES) if name in item.fixturenames), default=-1)


class _RollBack(Exception):
    pass


@contextmanager
def undone():
    """A transaction that never lasts."""
    try:
        with transaction.atomic():
            yield
            raise _RollBack
    except _RollBack:
        for cache in caches.all():
            cache.clear()


def settle():
    """Checks now what PostgreSQL would check at the end of the transaction: otherwise every test inside checks it."""
    connection.check_constraints()


class Scenes:
    """The scenes that stand now. ``builders`` has a function for each: it is given what the scene below returned."""

    def __init__(self, builders):
        self._builders = builders
        self._standing = []

    def __getitem__(self, name):
        """What the builder returned. Its objects are shared by many tests: read them again."""
        return self._standing[SCENES.index(name)][1]

    def go_to(self, place):
        """Builds or takes away until the scene at ``place`` is the last that stands; -1 is the empty site."""
        while len(self._standing) > place + 1:
            self._standing.pop()[0].__exit__(None, None, None)
        while len(self._standing) < place + 1:
            self._build(SCENES[len(self._standing)])

    def _build(self, name):
        below = [self._standing[-1][1]] if self._standing else []
        transaction_of_it = undone()
        transaction_of_it.__enter__()
        try:
            self._standing.append((transaction_of_it, self._builders[name](*below)))
            settle()
        except BaseException:
            transaction_of_it.__exit__(None, None, None)
            raise


@pytest.fixture(scope="session")
def scenes(django_db_setup, django_db_blocker):
    """The scenes of this process."""
    from tests.factories.small_site import front_page, page_of_every_kind

    scenes = Scenes({"home": front_page, "tree": page_of_every_kind})
    yield scenes
    with django_db_blocker.unblock():
        scenes.go_to(-1)


@pytest.fixture
def scene(request, scenes, django_db_blocker):
    """The scenes, with that of this test the last that stands."""
    with django_db_blocker.unblock():
        scenes.go_to(_place(request.node))
    return scenes


@pytest.fixture
def home(scene, db):
    """The Dutch front page, at the root of the site; nothing below it unless the test asks for the tree."""
    return _read_again(scene["home"])


@pytest.fixture
def tree(scene, db):
    """A page of every kind in Dutch, some of them also in English and Arabic, and two organisations."""
    tree = scene["tree"]
    return type(tree)(**{name: _read_again(thing) for name, thing in vars(tree).items()})


def _read_again(thing):
    return type(thing)._default_manager.get(pk=thing.pk)
