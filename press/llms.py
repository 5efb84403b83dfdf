"""/llms.txt: what a program that answers questions should know before it quotes this site."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from press.models import NewsroomPage, PressReleasePage
from publishing.visibility import visible_pages

LATEST = 10


@require_safe
def llms_txt(request: HttpRequest) -> HttpResponse:
    """Markdown, in the form of llmstxt.org: a title, a summary, lists of links."""
    context = {
        "root": settings.PUBLIC_URL,
        "newsrooms": visible_pages(NewsroomPage.objects.all()).select_related("locale").order_by("pk"),
        "releases": PressReleasePage.objects.newest_first().select_related("locale")[:LATEST],
    }
    return render(request, "press/llms.txt", context, "text/markdown; charset=utf-8")
