"""A file is public while a page that uses it is public."""

from typing import Any

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from wagtail import hooks
from wagtail.models import Page, ReferenceIndex

from accounts.desk import is_at_the_desk
from media.models import Image, Rendition
from publishing.visibility import visible_pages

# Text of a page that it never shows: a file that only stands there stays private.
NEVER_SHOWN = ("editor_notes",)


def shown_by_pages() -> Q:
    """A condition on references: they stand in what pages show, drafts apart, to whoever may read the page."""
    hidden = Q()
    for field in NEVER_SHOWN:
        hidden |= Q(model_path=field) | Q(model_path__startswith=f"{field}.")
    return ~hidden & Q(base_content_type=ReferenceIndex._get_base_content_type(Page))


def is_public(thing: Any) -> bool:
    """Whether a page that anybody may read uses this image or document."""
    pages = ReferenceIndex.get_references_to(thing).filter(shown_by_pages())
    ids = [int(pk) for pk in pages.values_list("object_id", flat=True)]
    return bool(visible_pages(Page.objects.filter(pk__in=ids)).exists())


def serve_image(request: HttpRequest, name: str) -> HttpResponseBase:
    """A picture or one of its sizes. 404 unless it is in use on a public page, or an editor asks."""
    image = _image_of(name)
    if image is None or not (is_public(image) or _may_edit(request, "image")):
        raise Http404
    try:
        return FileResponse(default_storage.open(name))
    except (FileNotFoundError, SuspiciousFileOperation, ValueError) as error:
        raise Http404 from error


def _image_of(name: str) -> Image | None:
    rendition = Rendition.objects.filter(file=name).select_related("image").first()
    image: Image | None = rendition.image if rendition else Image.objects.filter(file=name).first()
    return image


def _may_edit(request: HttpRequest, kind: str) -> bool:
    return is_at_the_desk(request) and request.user.has_perm(f"media.change_{kind}")


@hooks.register("before_serve_document")
def serve_only_public_documents(document: Any, request: HttpRequest) -> None:
    """The same rule for documents."""
    if not (is_public(document) or _may_edit(request, "document")):
        raise Http404
