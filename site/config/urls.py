"""Every address of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern

from home.routing import serve
from home.views import language_sitemap, robots, security_txt, sitemap
from languages.playing import play
from languages.views import check_translation, choose, not_translated
from media.serving import serve_image
from press.feeds import ReleaseFeed
from press.jsonfeed import json_feed
from press.llms import llms_txt
from upkeep.views import bad_request, health, not_found, server_error

urlpatterns = [
    path("", choose, name="choose_language"),
    path("admin/", include(wagtailadmin_urls)),
    path("account/", include("allauth.urls")),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:name>", serve_image),
    path("recordings/<uuid:key>/", play, name="recording"),
    path("health/", health, name="health"),
    path("robots.txt", robots),
    path("llms.txt", llms_txt),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<slug:code>.xml", language_sitemap, name="language_sitemap"),
    path(".well-known/security.txt", security_txt),
]

urlpatterns += i18n_patterns(
    path("help/", include("directory.urls")),
    path("search/", include("search.urls")),
    path("press.atom", ReleaseFeed(), name="press_feed"),
    path("check/<str:token>/", check_translation, name="check_translation"),
    path("sign/", include("press.signing.urls")),
    path("press.json", json_feed, name="press_json"),
    path("press/", include("press.urls")),
    path("not-translated/<uuid:translation_key>/", not_translated, name="not_translated"),
    re_path(serve_pattern, serve, name="wagtail_serve"),
    prefix_default_language=True,
)

handler400 = bad_request
handler404 = not_found
handler500 = server_error
