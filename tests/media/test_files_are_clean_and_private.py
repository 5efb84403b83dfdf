from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture
from wagtail.models import ReferenceIndex

from media.models import Document, Image


def photograph():
    """A JPEG that says where it was taken."""
    exif = Picture.Exif()
    exif[0x010E] = "PLANTED description"
    exif.get_ifd(0x8825)[1] = "N"
    out = BytesIO()
    Picture.new("RGB", (60, 40), "green").save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("foto.jpg", out.getvalue(), "image/jpeg")


@pytest.fixture
def image(db):
    return Image.objects.create(title="Foto", file=photograph(), description="Een groen vlak", width=60, height=40)


def test_a_picture_loses_what_the_camera_wrote_into_it(image):
    data = image.file.read()
    assert b"PLANTED" not in data
    assert not Picture.open(BytesIO(data)).getexif()


@pytest.mark.parametrize("junk", [b"", b"<svg onload=alert(1)>", b"\xff\xd8\xff" + b"\x00" * 50, b"PK\x03\x04"])
def test_a_file_that_is_no_picture_is_refused(db, junk):
    with pytest.raises(ValidationError):
        Image(title="x", file=SimpleUploadedFile("x.jpg", junk), width=1, height=1).save()


def test_a_picture_has_words_or_is_decoration(image):
    image.description = ""
    with pytest.raises(ValidationError, match="description"):
        image.full_clean()
    image.is_decorative = True
    image.full_clean()
    assert image.default_alt_text == ""


def test_a_picture_is_private_until_a_public_page_uses_it(image, tree, visitor, desk):
    url = f"/media/{image.file.name}"
    rendition = f"/media/{image.get_rendition('width-20').file.name}"
    assert visitor.get(url).status_code == visitor.get(rendition).status_code == 404
    assert desk.get(url).status_code == 200
    _use(tree.about, image)
    assert visitor.get(url).status_code == visitor.get(rendition).status_code == 200
    tree.about.unpublish()
    assert visitor.get(url).status_code == 404


@pytest.mark.parametrize("name", ["../secret_key", "..%2fsecret_key", "original_images/none.jpg", "x" * 600])
def test_any_other_file_is_not_there(tree, visitor, name):
    assert visitor.get(f"/media/{name}").status_code in {301, 302, 400, 404}


def test_a_document_is_private_until_a_public_page_uses_it(tree, visitor):
    document = Document.objects.create(title="Rapport", file=ContentFile(b"%PDF-1.4", name="rapport.pdf"))
    assert visitor.get(document.url).status_code == 404
    _use(tree.about, document)
    assert visitor.get(document.url).status_code == 200


def _use(page, thing):
    """Notes that a page uses a file, as Wagtail does when one is linked in its text."""
    from django.contrib.contenttypes.models import ContentType

    ReferenceIndex.objects.create(
        base_content_type=ContentType.objects.get(app_label="wagtailcore", model="page"),
        content_type=ContentType.objects.get_for_model(page),
        object_id=str(page.pk),
        to_content_type=ContentType.objects.get_for_model(thing),
        to_object_id=str(thing.pk),
        model_path="body.item",
        content_path="body.1",
        content_path_hash="0" * 32,
    )
