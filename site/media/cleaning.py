"""What a camera writes into a picture — place, time, owner — never leaves the desk."""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError


def without_metadata(file: File) -> ContentFile:  # type: ignore[type-arg]
    """The same picture, upright, without EXIF, GPS, XMP or comments; colour profile kept.

    Raises ValidationError for a file that is no picture, or is made to exhaust memory.
    """
    try:
        file.seek(0)
        with Image.open(file) as picture:
            kind = picture.format or "PNG"
            profile = picture.info.get("icc_profile")
            upright = ImageOps.exif_transpose(picture)
            pixels = Image.new(upright.mode, upright.size)
            pixels.paste(upright)
            if upright.mode == "P" and (palette := upright.getpalette()):
                pixels.putpalette(palette)
            out = BytesIO()
            options = {"quality": 90} if kind in {"JPEG", "WEBP", "AVIF"} else {}
            pixels.save(out, format=kind, icc_profile=profile, **options)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as error:
        raise ValidationError(_("This file cannot be read as a picture.")) from error
    return ContentFile(out.getvalue(), name=file.name)
