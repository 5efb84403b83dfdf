"""The queue of what a machine is asked to translate."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from languages.machine.remarks import Remark, remark


class MachineRequestQuerySet(models.QuerySet["MachineRequest"]):
    """Requests, in the words of the worker."""

    def waiting(self) -> "MachineRequestQuerySet":
        """Not done and not given up."""
        return self.filter(state=MachineRequest.State.WAITING)

    def due(self) -> "MachineRequestQuerySet":
        """Waiting, and no longer told to be patient; who asked first comes first."""
        patient = Q(not_before__isnull=True) | Q(not_before__lte=timezone.now())
        return self.waiting().filter(patient).order_by("asked_at", "pk")


class MachineRequest(models.Model):
    """One page asked for in one language. There is one for a page and language; asking again starts it anew.

    ``trouble`` is what an operator or editor has to know, ``flagged`` the answers that were not used, with what is
    wrong with each. ``attempts`` counts answers that could not be used, ``delays`` the times the service was away.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    translation = models.OneToOneField(
        "wagtail_localize.Translation",
        on_delete=models.CASCADE,
        related_name="machine_request",
        verbose_name=_("translation"),
    )
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField(_("asked for"), default=timezone.now)
    not_before = models.DateTimeField(_("not before"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    delays = models.PositiveSmallIntegerField(_("delays"), default=0)
    written = models.PositiveIntegerField(_("sentences written"), default=0)
    trouble = models.JSONField(_("trouble"), null=True, blank=True)
    flagged = models.JSONField(_("flagged sentences"), default=list, blank=True)
    is_unlabelled = models.BooleanField(_("machine sentences not labelled yet"), default=False)

    objects = MachineRequestQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "not_before"], name="machine_request_due")]
        verbose_name = _("machine translation")
        verbose_name_plural = _("machine translations")

    def __str__(self) -> str:
        return f"{self.translation}: {self.State(self.state).label}"

    @property
    def message(self) -> str:
        """What an operator or editor has to know, in the active language; empty where all is well."""
        return str(remark(self.trouble)) if self.trouble else ""

    @property
    def remarks(self) -> list[tuple[dict[str, Any], list[Remark]]]:
        """The flagged sentences (``path``, ``source``, ``answer``) and what is wrong with each."""
        return [(row, [remark(data) for data in row["remarks"]]) for row in self.flagged]
