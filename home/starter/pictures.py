"""Loads the pictures of press kits: small files of our own, free of rights."""

from pathlib import Path

from django.core.files.base import ContentFile
from PIL import Image as Picture
from PIL import UnidentifiedImageError

from home.starter.errors import ContentError
from media.models import Image


def load_picture(path: Path, title: str, alt: str, rights: str) -> Image:
    """The image of this title, made from the file if there is none yet. Raises ContentError."""
    found: Image | None = Image.objects.filter(title=title).first()
    if found:
        return found
    try:
        with Picture.open(path) as picture:
            picture.verify()
        data = path.read_bytes()
    except (OSError, UnidentifiedImageError) as error:
        raise ContentError(path, "cannot be read as a picture.") from error
    image: Image = Image.objects.create(
        title=title, file=ContentFile(data, name=path.name), description=alt, rights=rights
    )
    return image
