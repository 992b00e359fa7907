"""The way into Django's admin."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError

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
