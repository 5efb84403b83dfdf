"""What publishing does by itself."""

from datetime import timedelta

from django.core.management import call_command

from upkeep.jobs import job


@job(every=timedelta(seconds=30))
def publish_scheduled() -> None:
    """Publishes and withdraws pages whose minute has come."""
    call_command("publish_scheduled")
