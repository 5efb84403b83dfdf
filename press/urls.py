"""The press room's own addresses, in every language; its pages are in the tree."""

from django.urls import path, re_path

from press.early import views as early
from press.feeds import ReleaseFeed
from press.jsonfeed import json_feed
from press.mailing import views as mailing

urlpatterns = [
    path("<slug:subject>.atom", ReleaseFeed(), name="press_subject_feed"),
    path("<slug:subject>.json", json_feed, name="press_subject_json"),
    path("list/", mailing.ask, name="press_list"),
    path("list/confirm/<str:token>/", mailing.confirm, name="press_list_confirm"),
    path("list/leave/<str:token>/", mailing.leave, name="press_list_leave"),
    path("early/<str:token>/", early.read, name="read_early"),
    re_path(r"^early/(?P<token>[^/]+)/(?P<kind>picture|document)/(?P<pk>\d{1,9})/$", early.file, name="early_file"),
]
