"""The way into Django's admin, and the password one has there."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from core.accounts.actions.sessions import end_sessions
from core.accounts.attempts import check_attempt, count_failure


class LoginForm(AdminAuthenticationForm):
    """The admin's own login, with the limits of every other login."""

    def clean(self) -> dict[str, Any]:
        """The signed-in user in `get_user`; RATE_LIMITED and failures as in the adapter."""
        assert self.request is not None
        name = str(self.cleaned_data.get("username", ""))
        check_attempt(self.request, name)
        try:
            return super().clean()
        except ValidationError:
            count_failure(name)
            raise


@transaction.atomic
def change_own_password(
    request: HttpRequest, extra_context: dict[str, Any] | None = None
) -> HttpResponse:
    """The admin's own page; a changed password ends every other session, as everywhere else."""
    before = request.user.password if request.user.is_authenticated else ""
    response = admin.AdminSite.password_change(admin.site, request, extra_context)
    if request.user.is_authenticated and request.user.password != before:
        end_sessions(user=request.user, keep=request.session.session_key or "")
    return response
