"""Every address of the server."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("django-admin/", admin.site.urls),
    path("_allauth/", include("allauth.headless.urls")),
    path("api/v1/", include("core.accounts.api.urls")),
    path("api/v1/", include("community.people.api.urls")),
    path("api/v1/", include("community.spaces.api.urls")),
    path("api/v1/", include("community.chat.api.urls")),
    path("api/v1/", include("moderation.api.urls")),
    path("", include("core.http.urls")),
]
