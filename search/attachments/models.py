"""What was read of a file, once."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Problem(models.TextChoices):
    """Why a file has no text for search."""

    BROKEN = "broken", _("The file is damaged.")
    LOCKED = "locked", _("The file is locked with a password.")
    OLD_OR_LOCKED = "old", _("The file is in Word's old format, or locked with a password.")
    OTHER_KIND = "other", _("The file is neither PDF nor Word (.docx).")
    NO_TEXT = "no-text", _("The file holds pictures of text only, such as a scan.")
    TOO_BIG = "big", _("The file is too big.")
    TOO_MUCH = "much", _("Reading the file took too much time or memory.")


class ReadFile(models.Model):
    """The text of a file, or its problem. Known by what the file holds: two documents with one content are read once.

    ``is_cut`` says that the file holds more text than is kept. Can be dropped: the files are read again.
    """

    file_hash = models.CharField(max_length=40, unique=True)
    text = models.TextField(blank=True)
    problem = models.CharField(_("problem"), max_length=10, choices=Problem.choices, blank=True)
    is_cut = models.BooleanField(_("only the beginning"), default=False)
    read_at = models.DateTimeField(_("read at"), auto_now=True)

    class Meta:
        verbose_name = _("file that search has read")
        verbose_name_plural = _("files that search has read")

    def __str__(self) -> str:
        return self.file_hash
