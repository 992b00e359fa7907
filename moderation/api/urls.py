"""Addresses of moderation below `/api/v1/`."""

from django.urls import path

from moderation.api.reports import Reports

urlpatterns = [path("reports", Reports.as_view())]
