"""How far the rows have come on a search server: one cursor for each index there, and what it would not take."""

from django.db import models
from django.db.models import Q


class DeliveredIndex(models.Model):
    """An index on the server: every row of its language up to ``sequence`` has been delivered to it.

    The cursor belongs to the index and not to the engine: an index that is being built, or that was set aside for a
    roll-back, knows by itself what it lacks, whichever of them is searched.
    """

    class State(models.TextChoices):
        BUILDING = "building"
        LIVE = "live"
        PREVIOUS = "previous"

    name = models.CharField(max_length=120, unique=True)
    language = models.CharField(max_length=12)
    state = models.CharField(max_length=10, choices=State.choices)
    sequence = models.BigIntegerField(default=0)
    touched = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["language", "state"], condition=~Q(state="previous"), name="one_index_of_a_language_lives"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.state})"


class SetAside(models.Model):
    """A row that the server refuses for what is in it. It holds up no other; the next version of it is tried again."""

    key = models.CharField(max_length=200)
    language = models.CharField(max_length=12)
    sequence = models.BigIntegerField()
    error = models.TextField()
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "language"], name="a_row_is_set_aside_once")]

    def __str__(self) -> str:
        return f"{self.key} ({self.language}): {self.error}"
