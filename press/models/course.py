"""The course of a statement, as traits of its page: signatories follow signatures, and what is withdrawn says so.

What these methods need is imported inside them: it stands on the models that are being defined here.
"""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from wagtail.url_routing import RouteResult


class Signed(models.Model):
    """Trait: where organisations were asked to sign, the signatories are those whose signature holds for this text."""

    class Meta:
        abstract = True

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """The page as a revision has it, with the signatories of that text: published or shown, there are no others."""
        from press.signing.signatories import signatories_for

        page = super().with_content_json(content)  # type: ignore[misc]
        found = signatories_for(page)
        if found is not None:
            page.signatories = found
        return page


class Withdrawable(models.Model):
    """Trait: the address of a statement that was public and is withdrawn answers that, and why."""

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Leads to the notice, which ``press.desk.hooks`` serves; else as any page. Raises Http404."""
        from press.desk.withdrawing import notice_of

        try:
            return super().route(request, path_components)  # type: ignore[misc]
        except Http404:
            if not self.live and not path_components and notice_of(self):  # type: ignore[attr-defined]
                return RouteResult(self)
            raise


class Held(models.Model):
    """Trait: at its minute a scheduled statement goes out only if nothing stands in its way any more."""

    class Meta:
        abstract = True

    def publish(self, revision: Any, *args: Any, log_action: Any = True, **kwargs: Any) -> Any:
        """Publishes; a scheduled publication that is blocked by then is held back, and the log says why."""
        from press.desk.publishing import hold_back

        if log_action == "wagtail.publish.scheduled" and hold_back(revision):
            return None
        return super().publish(revision, *args, log_action=log_action, **kwargs)  # type: ignore[misc]
