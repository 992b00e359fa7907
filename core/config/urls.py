"""Every address of the server."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path

from core.http.views.errors import unknown_api
from core.media.api.files import signed_file

urlpatterns = [
    path("django-admin/", admin.site.urls),
    # allauth routes telephone numbers whether or not a site has them, and fails where it has none.
    re_path(r"^_allauth/[a-z]+/v1/(?:account|auth)/phone(?:/.*)?$", unknown_api),
    path("_allauth/", include("allauth.headless.urls")),
    path("api/v1/", include("core.accounts.api.urls")),
    path("api/v1/", include("core.media.api.urls")),
    path("api/v1/", include("community.people.api.urls")),
    path("api/v1/", include("community.spaces.api.urls")),
    path("api/v1/", include("community.chat.api.urls")),
    path("api/v1/", include("moderation.api.urls")),
    path("media/<path:key>", signed_file),
    path("", include("core.http.urls")),
]
if settings.DEVELOPMENT:
    urlpatterns.insert(0, path("dev/mailbox/", include("core.accounts.mailbox")))

handler400 = "core.http.views.errors.bad_request"
handler403 = "core.http.views.errors.denied"
handler404 = "core.http.views.errors.not_found"
handler500 = "core.http.views.errors.failed"
