"""The workflow of statements: a legal check, then the signing. Made once; afterwards it is the administrators'."""

from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from press.models import LegalCheckTask, NewsroomPage, SigningTask

# Names are content, in the language of the office; administrators change them at the desk.
NAME, LEGAL_NAME, SIGNING_NAME = "Persbericht", "Juridische toets", "Ondertekenen"


def set_up_workflow(reviewers: Group, newsrooms: Any = None) -> None:
    """Gives every newsroom the workflow, unless it has one. ``reviewers`` do the legal check."""
    pages = NewsroomPage.objects.all() if newsrooms is None else newsrooms
    without = [page for page in pages if not WorkflowPage.objects.filter(page=page).exists()]
    if without:
        workflow = Workflow.objects.filter(name=NAME).first() or _make(reviewers)
        WorkflowPage.objects.bulk_create(WorkflowPage(page=page.page_ptr, workflow=workflow) for page in without)


def _make(reviewers: Group) -> Workflow:
    check = LegalCheckTask.objects.create(name=LEGAL_NAME)
    check.groups.add(reviewers)
    signing = SigningTask.objects.create(name=SIGNING_NAME)
    workflow = Workflow.objects.create(name=NAME)
    for order, task in enumerate((check, signing)):
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    return workflow
