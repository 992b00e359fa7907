"""Addresses that belong to no domain app. Included last: it ends in the web client's pages."""

from django.urls import path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from core.http.views import client, errors, health
from core.http.views.meta import Meta

_PAGES = (
    "",
    "lounge",
    "lounge/<path:room>",
    "messages",
    "messages/<path:conversation>",
    "thrive-circle",
    "r/<path:space>",
    "m/<path:message>",
    "u/<path:username>",
    "login",
    "signup",
    "verify-email",
    "verify-email/<path:key>",
    "reset-password",
    "reset-password/<path:key>",
    "settings",
    "settings/<path:section>",
    "moderation",
    "moderation/<path:section>",
    "search",
    "saved",
    "spaces",
    "invite/<path:code>",
    "threads",
    "drafts",
)

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", health.metrics),
    path("api/v1/meta", Meta.as_view()),
    path("api/schema/", SpectacularAPIView.as_view(), name="schema"),
    path("api/docs/", SpectacularSwaggerSplitView.as_view(url_name="schema"), name="docs"),
    re_path(r"^api(?:/.*)?$", errors.unknown_api),
    *(path(address, client.page) for address in _PAGES),
]
