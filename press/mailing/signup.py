"""On and off the list. Whoever asks gets the same answer, whether the address is known or not."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from press.models import Letter, Subscriber
from publishing.links import PersonalLink

CONFIRM, LEAVE = "press-list-confirm", "press-list-leave"
HOLDER = "press list"  # an address must not outlive its place on the list
UNCONFIRMED_FOR = timedelta(days=7)
STAYS = timedelta(days=3650)
LETTERS_KEPT = timedelta(days=90)
BETWEEN_LETTERS = timedelta(hours=1)
NEW_A_DAY = 500


def ask(email: str, language: str) -> None:
    """Somebody asked for the list with this address. Sets a letter ready; sends nothing itself.

    An address gets at most one such letter an hour, and the site at most ``NEW_A_DAY`` new addresses a day.
    """
    now = timezone.now()
    with transaction.atomic():
        subscriber = Subscriber.objects.filter(email=email.lower()).first()
        if subscriber is None:
            if Subscriber.objects.filter(confirmed_at=None, asked_at__gte=now - timedelta(days=1)).count() >= NEW_A_DAY:
                return
            subscriber, _ = Subscriber.objects.get_or_create(email=email.lower(), defaults={"language": language})
        elif subscriber.confirmed_at is None:
            Subscriber.objects.filter(pk=subscriber.pk).update(language=language, asked_at=now)
        kind = Letter.Kind.KNOWN if subscriber.confirmed_at else Letter.Kind.CONFIRM
        if not subscriber.letters.filter(kind=kind, queued_at__gt=now - BETWEEN_LETTERS).exists():
            Letter.objects.bulk_create([Letter(subscriber=subscriber, kind=kind)], ignore_conflicts=True)


def confirm(link: PersonalLink) -> bool:
    """The button in the first letter was pressed. False if the address has left in the meantime."""
    link.mark_used()
    found = Subscriber.objects.filter(pk=link.target_pk)
    found.filter(confirmed_at=None).update(confirmed_at=timezone.now())
    return found.exists()


def leave(link: PersonalLink) -> None:
    """Erases the address, its letters and its links."""
    for subscriber in Subscriber.objects.filter(pk=link.target_pk):
        subscriber.delete()


def link_to(subscriber: Subscriber, purpose: str) -> PersonalLink:
    """The open link of this subscriber for this purpose; a new one if there is none."""
    for link in PersonalLink.objects.to(subscriber, purpose):
        if link.is_open:
            return link
    lasts = STAYS if purpose == LEAVE else UNCONFIRMED_FOR
    return PersonalLink.objects.make(subscriber, purpose, HOLDER, lasts, made_by=None)


def forget_links(subscriber: Subscriber) -> None:
    """With the address go its links."""
    PersonalLink.objects.to(subscriber).delete()


def forget_old() -> None:
    """Erases addresses that never confirmed, and what is remembered of letters of long ago."""
    now = timezone.now()
    for subscriber in Subscriber.objects.filter(confirmed_at=None, asked_at__lt=now - UNCONFIRMED_FOR):
        subscriber.delete()
    Letter.objects.filter(queued_at__lt=now - LETTERS_KEPT).delete()
