"""What was decided and reported."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin

from core.http.read_only_admin import ReadOnlyRows
from moderation.models import Decision, Report

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:  # at run time Django's classes take no parameters
    _ModelAdmin = admin.ModelAdmin


@admin.register(Decision)
class DecisionAdmin(ReadOnlyRows, _ModelAdmin):
    """What the gate decided; append-only."""

    list_display = ("created_at", "outcome", "kind", "layer", "category", "rule", "latency_ms")
    list_filter = ("outcome", "layer", "category", "kind")
    search_fields = ("=subject", "=author", "=text_hash")
    ordering = ("-id",)
    show_full_result_count = False


@admin.register(Report)
class ReportAdmin(ReadOnlyRows, _ModelAdmin):
    """What members reported."""

    list_display = ("created_at", "reason", "subject_type", "subject", "reporter", "comment")
    list_filter = ("reason",)
    search_fields = ("=subject", "reporter__username")
    ordering = ("-id",)
