"""The end of a workflow. Wagtail imports this while its own models are being defined: import no model above."""

from typing import Any


def finish(workflow_state: Any, user: Any = None) -> None:
    """A statement is then ready, and the press office publishes it; any other page is published, as Wagtail does."""
    from wagtail.log_actions import log

    from press.models import PressReleasePage

    page = workflow_state.content_object.specific
    if isinstance(page, PressReleasePage):
        log(page, "press.ready", user=user)
    else:
        page.get_latest_revision().publish(user=user)
