"""Scheduled messages in the Django admin: when they go out and what became of them, not what they
say. Drafts have no page: nobody but their writer sees them.
"""

from typing import TYPE_CHECKING, Any

from django.contrib import admin

from community.chat.models import ScheduledMessage
from core.http.read_only_admin import ReadOnlyRows

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:  # at run time Django's classes take no parameters
    _ModelAdmin = admin.ModelAdmin


@admin.register(ScheduledMessage)
class ScheduledMessageAdmin(ReadOnlyRows, _ModelAdmin):
    """What waits for its time, was sent, or could not be."""

    fields = (
        "author",
        "room",
        "due_at",
        "state",
        "problem_code",
        "attempts",
        "claimed_until",
        "message",
        "created_at",
        "updated_at",
    )
    list_display = ("due_at", "author", "room", "state", "problem_code", "attempts")
    list_filter = ("state", "problem_code")
    list_select_related = ("author", "room")
    search_fields = ("author__username", "room__slug")
    ordering = ("-due_at",)
