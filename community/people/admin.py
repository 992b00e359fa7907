"""Profiles and relations in the Django admin."""

from typing import Any, cast

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest

from community.people.actions.profiles import update_profile
from community.people.actions.relations import unrelate
from community.people.models import Profile, Relation
from core.accounts.models import User
from core.http.action_admin import ActionAdmin, ActionForm

_FIELDS = ("display_name", "bio", "location", "pronouns", "status_text", "visibility")


class ProfileForm(ActionForm):
    """How someone shows themselves."""

    class Meta:
        model = Profile
        fields = _FIELDS

    def act(self, values: dict[str, Any]) -> models.Model:
        """Change it in the name of the admin."""
        return update_profile(
            user=User.objects.get(id=self.instance.user_id),
            changes=cast("Any", self.only_changed(values, *_FIELDS)),
            by=cast("User", self.request.user),
        )


@admin.register(Profile)
class ProfileAdmin(ActionAdmin):
    """Profiles; each is made with its account."""

    form = ProfileForm
    fields = ("user", *_FIELDS)
    readonly_fields = ("user",)
    list_display = ("user", "display_name", "visibility")
    list_select_related = ("user",)
    search_fields = ("user__username", "display_name")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """They come with accounts."""
        return False


@admin.register(Relation)
class RelationAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Relations: people make them, an admin may only take one away."""

    list_display = ("user", "kind", "other", "created_at")
    list_filter = ("kind",)
    list_select_related = ("user", "other")
    search_fields = ("user__username", "other__username")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """People make their own."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Relation | None = None) -> bool:
        """There is nothing to change about one."""
        return False

    def delete_model(self, request: HttpRequest, obj: Relation) -> None:
        """Take it away as its owner would."""
        unrelate(user=obj.user, kind=obj.kind, other=obj.other_id)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Relation]) -> None:
        """One by one, so that each is announced."""
        for relation in queryset.select_related("user"):
            self.delete_model(request, relation)
