"""Recordings: taken in, cleaned, and compared with the text they were made of."""

import io
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from mutagen import File as open_sound  # type: ignore[attr-defined]
from mutagen import MutagenError  # type: ignore[attr-defined]
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis
from wagtail.models import Page

from languages.models import Recording
from languages.texts import string_segments

LARGEST = 15 * 1024 * 1024
LONGEST = 15 * 60
KINDS: dict[Any, tuple[str, str]] = {
    MP3: (".mp3", "audio/mpeg"),
    MP4: (".m4a", "audio/mp4"),
    OggOpus: (".ogg", "audio/ogg"),
    OggVorbis: (".ogg", "audio/ogg"),
}
UNREAD = ("title", "seo_title", "search_description", "slug")


def sections_of(page: Page) -> list[str]:
    """The parts of a page that have words, in the order of its text."""
    found = (path.partition(".")[0] for path, _text in string_segments(page.specific))
    return [section for section in dict.fromkeys(found) if section not in UNREAD]


def digests_of(page: Page) -> dict[str, str]:
    """Names the words of every part of a page."""
    words: dict[str, list[str]] = {}
    for path, text in string_segments(page.specific):
        words.setdefault(path.partition(".")[0], []).append(text)
    return {section: sha256("\n".join(texts).encode()).hexdigest() for section, texts in words.items()}


@transaction.atomic
def take_in(page: Page, section: str, upload: "File[bytes]", user: Any) -> Recording:
    """Stores a recording of a part of a page, in place of the one it had. Raises ValidationError with a sentence."""
    if (upload.size or 0) > LARGEST:
        raise ValidationError(_("A recording has at most 15 MB. This file is larger."))
    content, kind, seconds = _clean(upload.read(LARGEST + 1))
    suffix, content_type = KINDS[kind]
    digest = digests_of(page).get(section)
    if digest is None:
        raise ValidationError(_("This part of the page has no text."))
    remove(page, section)
    recording = Recording(
        page_id=page.pk,
        section=section,
        content_type=content_type,
        size=len(content),
        seconds=seconds,
        digest=digest,
        made_by=user if getattr(user, "pk", None) else None,
    )
    recording.file.save(f"recording{suffix}", ContentFile(content), save=False)
    recording.save()
    return recording


def remove(page: Page, section: str) -> None:
    """Takes a recording away, its file too."""
    for recording in Recording.objects.filter(page=page.pk, section=section):
        recording.delete()


def delete_file(recording: Recording) -> None:
    """The file goes once the row is gone for certain."""
    storage, name = recording.file.storage, recording.file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def _clean(content: bytes) -> tuple[bytes, Any, int]:
    """The sound without what the recorder wrote beside it (who, where, pictures), its kind, and its seconds."""
    buffer = io.BytesIO(content)
    try:
        sound = open_sound(buffer)
        kind = next((each for each in KINDS if isinstance(sound, each)), None)
        if sound is None or kind is None:
            raise ValidationError(_("This is not a recording we can play everywhere. Use MP3, M4A or Ogg."))
        buffer.seek(0)
        sound.delete(buffer)
        seconds = round(sound.info.length)
    except (MutagenError, ValueError, IndexError, KeyError, OverflowError, EOFError) as error:
        raise ValidationError(_("This recording is damaged: it cannot be read.")) from error
    if not 1 <= seconds <= LONGEST:
        raise ValidationError(_("A recording lasts between one second and 15 minutes."))
    return buffer.getvalue(), kind, seconds
