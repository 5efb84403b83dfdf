"""What the starter content loaded, so that an editor's work is never overwritten."""

from django.db import models


class StarterRecord(models.Model):
    """One thing the loader made: the file it came from and the content it had afterwards, as hashes."""

    key = models.CharField(max_length=200, unique=True)
    file_digest = models.CharField(max_length=64)
    content_digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.key
