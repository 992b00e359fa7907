"""Accounts in Django's admin: whatever changes an account goes through its actions."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

# Imported so that their registrations come before ours replace them.
import allauth.account.admin
import allauth.usersessions.admin  # noqa: F401
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest

from core.accounts.actions import users
from core.accounts.admin_login import LoginForm, change_own_password
from core.accounts.models import Consent, User
from core.http.read_only_admin import KeptRows

if TYPE_CHECKING:
    _UserAdmin = admin.ModelAdmin[User]
    _ConsentAdmin = admin.ModelAdmin[Consent]
    _SessionAdmin = admin.ModelAdmin[UserSession]
    _Consents = admin.TabularInline[Consent, User]
else:  # at run time Django's classes take no parameters
    _UserAdmin = _ConsentAdmin = _SessionAdmin = admin.ModelAdmin
    _Consents = admin.TabularInline


admin.site.login_form = LoginForm
admin.site.password_change = change_own_password  # type: ignore[method-assign, assignment]
admin.site.unregister([Group, EmailAddress, UserSession])


class ConsentInline(KeptRows, _Consents):
    """What the person agreed to."""

    model = Consent
    can_delete = False


@admin.register(User)
class UserAdmin(_UserAdmin):
    """Search, look, and act on accounts; people are made by signing up."""

    list_display = ("username", "email", "role", "status", "verified_at", "created_at")
    list_filter = ("role", "status")
    search_fields = ("username", "email")
    ordering = ("-created_at",)
    inlines = (ConsentInline,)
    actions = ("ban", "restrict", "deactivate", "reinstate")
    fields = (
        "username",
        "email",
        "role",
        "status",
        "ban_reason",
        "verified_at",
        "date_of_birth",
        "locale",
        "time_zone",
        "promise_accepted_at",
        "last_login",
        "created_at",
    )

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        """Only the site-wide role is edited in place; the rest has an action or an owner."""
        return tuple(name for name in self.fields if name != "role")

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Only the role can have changed."""
        users.set_role(user=obj, role=obj.role)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """People sign up themselves."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Deleting an account is a process with a period of grace, not a click."""
        return False

    @admin.action(description="Ban: sign out everywhere, for good")
    def ban(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Ban the selected people, never the admin who acts."""
        reason = "Banned by an administrator."
        self._each(request, queryset, lambda user: users.ban_user(user=user, reason=reason))

    @admin.action(description="Restrict: may read, not write")
    def restrict(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Restrict the selected people."""
        self._each(request, queryset, lambda user: users.restrict_user(user=user))

    @admin.action(description="Deactivate: sign out everywhere, until reinstated")
    def deactivate(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Deactivate the selected people."""
        self._each(request, queryset, lambda user: users.deactivate_user(user=user))

    @admin.action(description="Reinstate: lift bans and restrictions")
    def reinstate(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Reinstate the selected people."""
        self._each(request, queryset, lambda user: users.reinstate_user(user=user))

    def _each(
        self, request: HttpRequest, people: Iterable[User], act: Callable[[User], User]
    ) -> None:
        names = [act(user).username for user in people if user != request.user]
        self.message_user(request, f"Done: {', '.join(names) or 'nobody (not yourself)'}.")


@admin.register(UserSession)
class SessionAdmin(KeptRows, _SessionAdmin):
    """Who is signed in where; deleting a row ends the session and closes its sockets."""

    list_display = ("user", "ip", "user_agent", "created_at", "last_seen_at")
    search_fields = ("user__username", "ip")
    list_select_related = ("user",)

    def delete_model(self, request: HttpRequest, obj: UserSession) -> None:
        """End the session."""
        obj.end()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[UserSession]) -> None:
        """End each session."""
        for session in queryset:
            session.end()


@admin.register(Consent)
class ConsentAdmin(KeptRows, _ConsentAdmin):
    """Agreements, as evidence."""

    list_display = ("user", "kind", "version", "given_at")
    list_filter = ("kind", "version")
    search_fields = ("user__username",)
    list_select_related = ("user",)

    def has_delete_permission(self, request: HttpRequest, obj: Consent | None = None) -> bool:
        """Evidence is kept."""
        return False
