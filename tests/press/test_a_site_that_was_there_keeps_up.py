"""A site filled before the press room had a mailing list and a workflow gets both with its migrations."""

from importlib import import_module

from django.apps import apps
from django.contrib.auth.models import Group
from wagtail.models import Workflow, WorkflowPage

from accounts.roles import LEGAL_REVIEWERS, PRESS_OFFICERS, group_of
from press.jobs import forget_signers, forget_subscribers, mail_signers, mail_statements
from upkeep.jobs import JOBS

step = import_module("press.migrations.0007_groups_that_were_there")


def test_press_officers_get_what_came_since_and_keep_what_people_gave_them(db):
    officers = group_of(PRESS_OFFICERS)
    given = set(officers.permissions.values_list("codename", flat=True))
    officers.permissions.filter(codename__in=["view_subscriber", "delete_subscriber", "add_subject"]).delete()
    officers.permissions.remove(officers.permissions.get(codename="choose_image"))
    step.grant_what_came_since(apps, None)
    assert set(officers.permissions.values_list("codename", flat=True)) == given - {"choose_image"}


def test_a_newsroom_gets_the_legal_check_and_the_signing_once(tree):
    reviewers = group_of(LEGAL_REVIEWERS)
    WorkflowPage.objects.all().delete()
    Workflow.objects.all().delete()
    for _ in range(2):
        step.give_newsrooms_their_workflow(apps, None)
    legal, signing = [task.specific for task in tree.newsroom.get_workflow().tasks]
    assert (type(legal).__name__, type(signing).__name__) == ("LegalCheckTask", "SigningTask")
    assert list(legal.groups.all()) == [reviewers]


def test_a_new_site_is_left_to_its_starter_content(db):
    Group.objects.all().delete()
    step.grant_what_came_since(apps, None)
    step.give_newsrooms_their_workflow(apps, None)
    assert not Group.objects.exists()


def test_the_worker_mails_signers_and_journalists_and_forgets_their_addresses():
    jobs = {each.run for each in JOBS.values()}
    assert {mail_signers, mail_statements, forget_signers, forget_subscribers} <= jobs
