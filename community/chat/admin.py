"""Rooms in the Django admin, and beside them what `thread_admin` registers."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.db import models

from community.chat import poll_admin, scheduled_admin  # noqa: F401 - they register pages
from community.chat.actions.rooms import KINDS, create_room, update_room
from community.chat.models import Room
from community.chat.thread_admin import ThreadAdmin
from community.spaces.access import space_for_site_admin
from core.accounts.models import User
from core.http.action_admin import ActionAdmin, ActionForm

_FIELDS = (
    "name",
    "topic",
    "emoji",
    "kind",
    "position",
    "is_default",
    "read_level",
    "write_level",
    "slow_mode_seconds",
)

__all__ = ["RoomAdmin", "ThreadAdmin"]


class RoomForm(ActionForm):
    """A room of a space."""

    kind = forms.ChoiceField(choices=[(kind.value, kind.label) for kind in KINDS])
    archived = forms.BooleanField(required=False)

    class Meta:
        model = Room
        fields = ("space", "slug", *_FIELDS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["archived"].initial = self.instance.archived_at is not None

    def act(self, values: dict[str, Any]) -> models.Model:
        """Make or change; the position stays consistent because the action takes the next one."""
        site_admin = cast("User", self.request.user)
        if self.adding:
            return create_room(
                standing=space_for_site_admin(site_admin, values["space"]),
                slug=values["slug"],
                fields=cast("Any", {name: values[name] for name in _FIELDS}),
            )
        room = Room.objects.select_related("space").get(id=self.instance.id)
        return update_room(
            standing=space_for_site_admin(site_admin, room.space),
            room=room,
            changes=cast("Any", self.only_changed(values, *_FIELDS, "archived")),
        )


@admin.register(Room)
class RoomAdmin(ActionAdmin):
    """Rooms."""

    form = RoomForm
    fields = ("space", "slug", *_FIELDS, "archived")
    fixed_fields = ("space", "slug")
    autocomplete_fields = ("space",)
    list_display = ("name", "space", "slug", "kind", "position", "is_default", "archived_at")
    list_filter = ("kind", "space")
    list_select_related = ("space",)
    search_fields = ("name", "slug", "space__slug")
