"""A site that was filled before: its press officers get what came since, its newsrooms the legal check and the signing."""

from django.db import migrations

GRANTED = {"subject": ("view", "add", "change"), "subscriber": ("view", "delete")}


def grant_what_came_since(apps, schema_editor):
    """Adds only what is new: what people took from a group or gave to it otherwise stays."""
    officers = apps.get_model("auth", "Group").objects.filter(name="Press officers").first()
    if officers is None:
        return
    permissions = apps.get_model("auth", "Permission").objects
    for model, verbs in GRANTED.items():
        kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label="press", model=model)
        for verb in verbs:
            # Django writes permissions after the last migration only: this one may be the first to need them.
            permission, _ = permissions.get_or_create(
                content_type=kind, codename=f"{verb}_{model}", defaults={"name": f"Can {verb} {model}"}
            )
            officers.permissions.add(permission)


def give_newsrooms_their_workflow(apps, schema_editor):
    """As the starter content does for a new site; a newsroom that has a workflow keeps it."""
    reviewers = apps.get_model("auth", "Group").objects.filter(name="Legal reviewers").first()
    has_one = apps.get_model("wagtailcore", "WorkflowPage").objects.values("page")
    newsrooms = apps.get_model("press", "NewsroomPage").objects.exclude(page_ptr__in=has_one)
    if reviewers is None or not newsrooms.exists():
        return
    workflows = apps.get_model("wagtailcore", "Workflow").objects
    workflow = workflows.filter(name="Persbericht").first() or _make_workflow(apps, reviewers)
    for page in newsrooms:
        apps.get_model("wagtailcore", "WorkflowPage").objects.create(page_id=page.page_ptr_id, workflow=workflow)


def _make_workflow(apps, reviewers):
    kinds = apps.get_model("contenttypes", "ContentType").objects
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name="Persbericht", active=True)
    for order, (model, name) in enumerate((("LegalCheckTask", "Juridische toets"), ("SigningTask", "Ondertekenen"))):
        kind, _ = kinds.get_or_create(app_label="press", model=model.lower())
        task = apps.get_model("press", model).objects.create(name=name, active=True, content_type=kind)
        if model == "LegalCheckTask":
            task.groups.add(reviewers)
        apps.get_model("wagtailcore", "WorkflowTask").objects.create(
            workflow=workflow, task_id=task.pk, sort_order=order
        )
    return workflow


class Migration(migrations.Migration):
    dependencies = [
        ("press", "0006_passages_to_check"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.RunPython(grant_what_came_since, migrations.RunPython.noop),
        migrations.RunPython(give_newsrooms_their_workflow, migrations.RunPython.noop),
    ]
