"""A page answers only under its own language's address; the translators' desk has its place."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from languages.desk.permissions import languages_of, may_translate, may_weigh
from languages.desk.views.weigh import next_question, next_question_about
from languages.links import missing_url
from languages.models import SourceText
from languages.table import SOURCE
from languages.texts import PAGE, translate_url
from publishing.visibility import is_visible


@hooks.register("before_serve_page", order=-5)
def keep_to_the_language_of_the_address(
    page: Page, request: HttpRequest, args: Any, kwargs: Any
) -> HttpResponse | None:
    """Where a language has no front page, Wagtail serves the source page under that language's address. We never do."""
    code = get_language() or ""
    if page.locale.language_code == code:
        return None
    if not is_visible(page):
        raise Http404
    return redirect(missing_url(code, page.translation_key))


@hooks.register("register_admin_urls")
def translation_urls() -> list[Any]:
    """The translators' desk."""
    return [path("translations/", include("languages.desk.urls"))]


class TranslationsMenuItem(MenuItem):
    """Shown to whoever may translate into some language."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(languages_of(request.user))


@hooks.register("register_admin_menu_item")
def translations_menu_item() -> MenuItem:
    """What waits for a translator."""
    return TranslationsMenuItem(_("To translate"), reverse("languages_work"), icon_name="globe", order=150)


@hooks.register("register_reports_menu_item")
def translations_report() -> MenuItem:
    """Pages × languages."""
    return TranslationsMenuItem(
        _("Translations"), reverse("languages_overview"), name="languages", icon_name="globe", order=90
    )


@hooks.register("construct_reports_menu")
def without_the_other_report(request: HttpRequest, items: list[MenuItem]) -> None:
    """wagtail-localize's own report does not know which translations are behind."""
    theirs = reverse("wagtail_localize:translations_report")
    items[:] = [item for item in items if item.url != theirs]


@hooks.register("after_publish_page")
def ask_how_much_it_matters(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Publishing a changed source text asks at once; until it is answered, the change counts as an improvement."""
    question = next_question(PAGE, str(page.translation_key)) if page.locale.language_code == SOURCE else None
    return redirect(question) if question and may_weigh(request.user) else None


@hooks.register("before_edit_page", order=-10)
def open_the_translators_screen(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A translation of a public text is edited sentence by sentence; its facts are the source's."""
    if request.method != "GET" or page.locale.language_code == SOURCE:
        return None
    source = SourceText.objects.filter(kind=PAGE, key=str(page.translation_key), is_live=True).first()
    if source is None or not may_translate(request.user, page.locale.language_code):
        return None
    return redirect(translate_url(source, page.locale.language_code))


@hooks.register("after_edit_snippet")
def ask_how_much_words_matter(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """The same for the words of organisations and other snippets."""
    question = next_question_about(instance)
    return redirect(question) if question and may_weigh(request.user) else None


@hooks.register("register_page_header_buttons")
def recordings_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Texts read aloud, from the page's own menu."""
    if page.depth > 1 and page.permissions_for_user(user).can_edit():
        yield Button(_("Recordings"), reverse("languages_recordings", args=[page.pk]), icon_name="media", priority=70)
