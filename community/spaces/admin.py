"""Spaces and memberships in the Django admin."""

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import admin
from django.db import models

from community.spaces.access import space_for_site_admin
from community.spaces.actions.members import enter, update_member
from community.spaces.actions.spaces import create_space, update_space
from community.spaces.models import Invite, JoinRequest, Membership, Space
from core.accounts.models import User
from core.http.action_admin import ActionAdmin, ActionForm
from core.http.read_only_admin import ReadOnlyRows

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:  # at run time Django's classes take no parameters
    _ModelAdmin = admin.ModelAdmin

_CHANGEABLE = ("name", "description", "question", "colour", "visibility", "archived")


class SpaceForm(ActionForm):
    """A space; who makes one here owns it."""

    archived = forms.BooleanField(required=False)

    class Meta:
        model = Space
        fields = ("slug", "name", "description", "question", "colour", "visibility")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["archived"].initial = self.instance.archived_at is not None

    def act(self, values: dict[str, Any]) -> models.Model:
        """Found or change."""
        admin_user = cast("User", self.request.user)
        if self.adding:
            names = ("slug", "name", "description", "visibility", "colour")
            texts = {name: values[name] for name in names}
            return create_space(user=admin_user, **texts)
        space = Space.objects.get(id=self.instance.id)
        changes = self.only_changed(values, *_CHANGEABLE)
        return update_space(
            standing=space_for_site_admin(admin_user, space), changes=cast("Any", changes)
        )


@admin.register(Space)
class SpaceAdmin(ActionAdmin):
    """Spaces."""

    form = SpaceForm
    fields = ("slug", *_CHANGEABLE)
    fixed_fields = ("slug",)
    list_display = ("name", "slug", "kind", "visibility", "archived_at")
    list_filter = ("kind", "visibility")
    search_fields = ("name", "slug")


class MembershipForm(ActionForm):
    """Someone's place in a space."""

    class Meta:
        model = Membership
        fields = ("space", "user", "role", "approved", "muted_until", "banned_until")

    def act(self, values: dict[str, Any]) -> models.Model:
        """Bring in, or change."""
        if self.adding:
            space, user = values["space"], values["user"].id
            membership = enter(space=space, user=user)
        else:
            membership = Membership.objects.select_related("space").get(id=self.instance.id)
            space, user = membership.space, membership.user_id
        changes = self.only_changed(values, "role", "approved", "muted_until", "banned_until")
        if not changes:
            return membership
        standing = space_for_site_admin(cast("User", self.request.user), space)
        return update_member(standing=standing, user=user, changes=cast("Any", changes))


@admin.register(Membership)
class MembershipAdmin(ActionAdmin):
    """Memberships."""

    form = MembershipForm
    fields = ("space", "user", "role", "approved", "muted_until", "banned_until")
    fixed_fields = ("space", "user")
    autocomplete_fields = ("space", "user")
    list_display = ("user", "space", "role", "trust", "muted_until", "banned_until", "left_at")
    list_filter = ("role", "trust")
    list_select_related = ("user", "space")
    search_fields = ("user__username", "space__slug")


@admin.register(Invite)
class InviteAdmin(ReadOnlyRows, _ModelAdmin):
    """Invites; codes stay with those who manage the space."""

    fields = ("space", "creator", "uses", "uses_max", "expires_at", "revoked_at", "created_at")
    list_display = ("space", "creator", "uses", "uses_max", "expires_at", "revoked_at")
    list_select_related = ("space", "creator")
    search_fields = ("space__slug", "creator__username")


@admin.register(JoinRequest)
class JoinRequestAdmin(ReadOnlyRows, _ModelAdmin):
    """People at the doors of restricted spaces; moderators of the space answer them."""

    list_display = ("user", "space", "state", "created_at", "decided_by", "decided_at")
    list_filter = ("state",)
    list_select_related = ("user", "space", "decided_by")
    search_fields = ("user__username", "space__slug")
