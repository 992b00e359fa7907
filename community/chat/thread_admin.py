"""Threads in the Django admin: looked through, locked, archived. Their texts are their writers'."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from community.chat.actions.threads import ThreadChanges, settle_thread
from community.chat.models import Thread
from core.http.action_admin import ActionAdmin, ActionForm
from core.kernel.errors import CaryaError

NAME_CHARS = 80
"""How much of its first message stands for a thread without a title."""


class ThreadForm(ActionForm):
    """How a thread stands."""

    resolved = forms.BooleanField(required=False)
    archived = forms.BooleanField(required=False)

    class Meta:
        model = Thread
        fields = ("locked", "pinned")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["resolved"].initial = self.instance.resolved_at is not None
        self.fields["archived"].initial = self.instance.archived_at is not None

    def act(self, values: dict[str, Any]) -> Thread:
        """Change it at its room's next position."""
        changed = self.only_changed(values, "locked", "pinned", "resolved", "archived")
        thread = self.instance
        changes = cast("ThreadChanges", changed)
        settle_thread(thread=thread.id, room=thread.room_id, changes=changes)
        return Thread.objects.get(id=thread.id)


_STATES: dict[str, dict[str, Any]] = {
    "open": {"resolved_at": None, "archived_at": None, "merged_into": None},
    "resolved": {"resolved_at__isnull": False},
    "archived": {"archived_at__isnull": False},
    "merged": {"merged_into__isnull": False},
}


class State(admin.SimpleListFilter):
    """Threads by how they stand."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        """The choices; without one, all."""
        return [(name, name) for name in _STATES]

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the chosen state."""
        return queryset.filter(**_STATES.get(self.value() or "", {}))


def _deed(description: str, changes: ThreadChanges) -> Callable[..., None]:
    """An entry of the list's menu that changes each chosen thread by itself."""

    @admin.action(description=description)
    def carry_out(modeladmin: Any, request: HttpRequest, queryset: QuerySet[Thread]) -> None:
        done = 0
        for id, room in queryset.filter(merged_into=None).values_list("id", "room_id"):
            try:
                settle_thread(thread=id, room=room, changes=changes)
            except CaryaError as error:
                modeladmin.message_user(request, error.message, messages.ERROR)
            else:
                done += 1
        modeladmin.message_user(request, f"{done} of {queryset.count()} threads changed.")

    carry_out.__name__ = description.split()[0].lower()
    return carry_out


@admin.register(Thread)
class ThreadAdmin(ActionAdmin):
    """Threads that everyone may read; those of private spaces are seen through reports alone."""

    form = ThreadForm
    fields = ("locked", "pinned", "resolved", "archived")
    list_display = (
        "name",
        "room",
        "creator",
        "message_count",
        "locked",
        "pinned",
        "resolved_at",
        "archived_at",
        "active_at",
    )
    list_filter = (State, "locked", "pinned", "room__kind", "room__space")
    list_select_related = ("room__space", "creator", "parent")
    search_fields = ("title", "parent__content", "room__slug", "creator__username")
    ordering = ("-active_at",)
    actions = (
        _deed("Lock", {"locked": True}),
        _deed("Unlock", {"locked": False}),
        _deed("Archive", {"archived": True}),
        _deed("Reopen", {"archived": False}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without private spaces."""
        return super().get_queryset(request).exclude(room__space__visibility="private")

    @admin.display(description="thread")
    def name(self, thread: Thread) -> str:
        """Its title, or how it began."""
        parent = thread.parent
        said = parent.content if parent and parent.deleted_at is None else ""
        return thread.title or said[:NAME_CHARS] or str(thread.id)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Threads are begun by the people of a room."""
        return False
