from django.urls import path

from directory import views

urlpatterns = [
    path("", views.help_nearby, name="directory"),
    path("organisation/<slug:key>/", views.organisation, name="organisation"),
    path("<slug:region>/", views.help_nearby, name="directory_region"),
]
