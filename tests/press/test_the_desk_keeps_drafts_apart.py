"""Organisations work side by side in one newsroom, and none reads another's headline before everybody does."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from press.models import PressReleasePage
from tests.factories import signing
from tests.factories.pages import PressReleasePageFactory

SECRET = "Zeldzaamwoord in een kop"


@pytest.fixture
def staff(tree):
    return signing.of_group("Organisation staff")


@pytest.fixture
def colleague(tree):
    return signing.of_group("Organisation staff")


@pytest.fixture(params=["draft", "embargo", "new headline over a public one"])
def theirs(tree, colleague, request):
    """A statement of somebody else that must not be seen yet."""
    page = PressReleasePageFactory(parent=tree.newsroom, title="Kop", owner=colleague, live=request.param != "draft")
    page.title = SECRET
    if request.param == "embargo":
        page.embargo_until = timezone.now() + timedelta(days=1)
    revision = page.save_revision(user=colleague, log_action=True)
    if request.param == "embargo":
        revision.publish()
    return page


def addresses(tree, page):
    yield from (
        "/admin/",
        "/admin/press/",
        f"/admin/pages/{tree.newsroom.pk}/",
        f"/admin/pages/{tree.newsroom.pk}/results/",
        "/admin/pages/search/?q=zeldzaamwoord",
        "/admin/pages/search/results/?q=zeldzaamwoord",
        "/admin/pages/usage/press/pressreleasepage/",
        "/admin/reports/site-history/",
        "/admin/reports/site-history/?export=csv",
        "/admin/reports/site-history/results/",
        "/admin/reports/page-types-usage/",
        "/admin/reports/page-types-usage/?export=csv",
        "/admin/reports/aging-pages/",
        "/admin/reports/workflow/",
        "/admin/reports/workflow_tasks/",
        "/admin/reports/locked/",
        "/admin/api/main/pages/",
        f"/admin/api/main/pages/?child_of={tree.newsroom.pk}&for_explorer=1",
        "/admin/api/main/pages/?search=zeldzaamwoord",
        "/admin/choose-page/search/?q=zeldzaamwoord",
        f"/admin/choose-page/{tree.newsroom.pk}/",
    )
    yield from (
        f"/admin/{place}"
        for place in (
            f"api/main/pages/{page.pk}/",
            f"press/{page.pk}/",
            f"pages/{page.pk}/",
            f"pages/{page.pk}/edit/",
            f"pages/{page.pk}/view_draft/",
            f"pages/{page.pk}/history/",
            f"pages/{page.pk}/usage/",
            f"pages/{page.pk}/copy/",
            f"pages/{page.pk}/delete/",
        )
    )


def seen(user, urls):
    client = signing.client_of(user)
    found = []
    for url in urls:
        answer = client.get(url)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if "zeldzaamwoord in" in content.decode(errors="ignore").lower():
            found.append(url)
    return found


def test_a_colleague_elsewhere_sees_the_headline_nowhere(tree, theirs, staff):
    assert seen(staff, addresses(tree, theirs)) == []


def test_its_owner_and_the_press_office_find_it(tree, theirs, colleague):
    where = [f"/admin/press/{theirs.pk}/", f"/admin/pages/{tree.newsroom.pk}/"]
    for user in (colleague, signing.of_group("Press officers")):
        assert seen(user, where) == where


def test_staff_start_a_statement_and_may_not_publish_it(tree, staff):
    client = signing.client_of(staff)
    assert client.get(f"/admin/pages/add/press/pressreleasepage/{tree.newsroom.pk}/").status_code == 200
    page = PressReleasePageFactory(parent=tree.newsroom, owner=staff, live=False)
    assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    client.post(f"/admin/press/{page.pk}/", {"action": "publish", "shown": signing.shown(page)})
    assert not PressReleasePage.objects.get(pk=page.pk).live


@pytest.mark.parametrize("action", ["open", "invite", "put", "go_on", "publish", "withdraw", "remind", "record"])
def test_only_the_press_office_holds_a_signing(tree, staff, action):
    page = PressReleasePageFactory(parent=tree.newsroom, owner=staff, live=False)
    before = PageLogEntry.objects.count()
    answer = signing.client_of(staff).post(f"/admin/press/{page.pk}/", {"action": action}, follow=True)
    assert answer.status_code in {200, 302, 403}
    assert PageLogEntry.objects.count() == before


def test_nobody_publishes_through_the_api_of_the_desk(tree):
    officer = signing.of_group("Press officers")
    page = PressReleasePageFactory(parent=tree.newsroom, live=False)
    answer = signing.client_of(officer).post(f"/admin/api/main/pages/{page.pk}/action/publish/")
    assert answer.status_code == 404
    assert not PressReleasePage.objects.get(pk=page.pk).live
