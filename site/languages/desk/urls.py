"""The addresses of the translators' desk, below ``/admin/translations/``.

What a translator does is below ``work/``: Wagtail's menu marks the entry whose address the page's begins with.
"""

from django.urls import path

from languages.desk.views import exchange, overview, recordings, translate, weigh

urlpatterns = [
    path("", overview.overview, name="languages_overview"),
    path("changes/<int:pk>/", weigh.weigh, name="languages_weigh"),
    path("recordings/<int:page_id>/", recordings.recordings, name="languages_recordings"),
    path("work/", translate.work, name="languages_work"),
    path("work/<slug:language>/", translate.work, name="languages_work"),
    path("work/<int:pk>/<slug:language>/", translate.translate, name="languages_translate"),
    path("work/<int:pk>/<slug:language>/keep/", translate.autosave, name="languages_autosave"),
    path("work/<int:pk>/<slug:language>/address/", translate.address, name="languages_address"),
    path("work/<int:pk>/<slug:language>/discard/", translate.discard, name="languages_discard"),
    path("work/<int:pk>/<slug:language>/as.<slug:form>", exchange.export, name="languages_export"),
    path("work/<int:pk>/<slug:language>/file/", exchange.take_in, name="languages_import"),
    path("work/<int:pk>/<slug:language>/machine/", exchange.ask_machine, name="languages_ask_machine"),
    path("work/<int:pk>/<slug:language>/reviewers/", exchange.invite_reviewer, name="languages_invite"),
    path("work/<int:pk>/<slug:language>/reviewers/<int:link>/", exchange.withdraw_link, name="languages_withdraw_link"),
]
