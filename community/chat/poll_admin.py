"""Polls in the Django admin: looked at, and closed."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.timezone import localtime

from community.chat.actions.polls import close_published
from community.chat.models import Message, Poll
from community.chat.polls import poll_of
from community.spaces.models import Space
from core.http.read_only_admin import ReadOnlyRows

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:  # at run time Django's classes take no parameters
    _ModelAdmin = admin.ModelAdmin


@admin.register(Poll)
class PollAdmin(ReadOnlyRows, _ModelAdmin):
    """Polls with their tallies; who chose what is shown nowhere."""

    list_display = ("question", "room", "author", "voters", "state_now", "created_at")
    list_filter = ("room__space",)
    list_select_related = ("room", "author")
    search_fields = ("content", "author__username", "room__slug")
    ordering = ("-id",)
    fields = ("question", "room", "author", "tallies", "state_now", "created_at")
    readonly_fields = fields
    actions = ("close_polls",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Poll]:
        """Messages that hold a poll and were not deleted; those of private spaces are their own."""
        found: QuerySet[Poll] = super().get_queryset(request)
        shown = found.filter(kind=Message.Kind.POLL, deleted_at=None)
        return shown.exclude(room__space__visibility=Space.Visibility.PRIVATE)

    @admin.display(description="question")
    def question(self, poll: Poll) -> str:
        """What is asked."""
        return poll.content

    @admin.display(description="voters")
    def voters(self, poll: Poll) -> int:
        """How many people have voted."""
        found = poll_of(poll)
        return found.voters if found else 0

    @admin.display(description="votes")
    def tallies(self, poll: Poll) -> str:
        """Each option with its votes."""
        found = poll_of(poll)
        return " · ".join(f"{one.text}: {one.votes}" for one in found.options) if found else ""

    @admin.display(description="open")
    def state_now(self, poll: Poll) -> str:
        """Until when it is open, or since when it is closed."""
        found = poll_of(poll)
        if found is None:
            return ""
        if found.closed_at:
            return f"closed {localtime(found.closed_at):%Y-%m-%d %H:%M}"
        if found.closes_at:
            return f"until {localtime(found.closes_at):%Y-%m-%d %H:%M}"
        return "until somebody closes it"

    @admin.action(description="Close for good")
    def close_polls(self, request: HttpRequest, polls: QuerySet[Poll]) -> None:
        """Close what is open among the chosen; rooms hear of it."""
        published = polls.filter(state=Message.State.PUBLISHED)
        closed = sum(close_published(message_id=poll.id) for poll in published)
        self.message_user(request, f"{closed} closed.")
