"""What sign-up asks beyond allauth's username, mail address and password."""

from datetime import date
from typing import Any

from allauth.core import context
from django import forms
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.accounts import age_gate
from core.accounts.limits import SIGNUP_ATTEMPTS, SIGNUPS
from core.accounts.models import User
from core.http.principal import address_of
from core.kernel import ratelimit
from core.kernel.clock import now
from core.kernel.errors import CaryaError
from core.kernel.gate import Settled, TextKind
from core.kernel.ids import new_id
from core.kernel.review import NamedText, review_texts

OLDEST_YEARS = 120


class JSONDateField(forms.DateField):
    """A date as `YYYY-MM-DD`; whatever else JSON may hold is refused instead of failing."""

    default_error_messages = {"invalid": gettext_lazy("Give a date as YYYY-MM-DD.")}

    def to_python(self, value: Any) -> date | None:
        """The date; ValidationError for anything that is not text."""
        if value not in self.empty_values and not isinstance(value, str | date):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class SignupForm(forms.Form):
    """Base of allauth's sign-up form: age, consent, and the gate's word on the username.

    `user_id` and `decisions` are for the adapter, which stores them with the account.
    """

    date_of_birth = JSONDateField(input_formats=["%Y-%m-%d"])
    consent = forms.BooleanField(
        error_messages={
            "required": gettext_lazy("Agree to the terms and the privacy notice to join.")
        }
    )

    account_already_exists: bool  # allauth's: whether the address is known

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user_id = new_id()
        self.decisions: list[Settled] = []

    def signup(self, request: HttpRequest, user: User) -> None:
        """Required by allauth; the adapter has stored everything by then."""

    def clean_date_of_birth(self) -> date:
        """The date; refused below 18, and while the address is paused for such an age."""
        born: date = self.cleaned_data["date_of_birth"]
        age = User(date_of_birth=born).age_on(now().date())
        if age is None or not 0 <= age <= OLDEST_YEARS:
            raise forms.ValidationError(_("This date cannot be right."), code="invalid")
        age_gate.check(age=age, address=address_of(context.request))
        return born

    def clean(self) -> dict[str, Any]:
        """Count the attempt, then ask the gate about a username that is valid otherwise."""
        cleaned = super().clean() or self.cleaned_data
        address = address_of(context.request)
        ratelimit.hit(SIGNUP_ATTEMPTS, address)
        if not self.errors:
            ratelimit.hit(SIGNUPS, address)
            if self.account_already_exists:
                # Storing a password takes its time; an address that is known must take as long.
                make_password(str(self.user_id))
            self._review(cleaned["username"])
        return cleaned

    def _review(self, username: str) -> None:
        text = NamedText(kind=TextKind.USERNAME, field="username", text=username)
        try:
            self.decisions = review_texts(
                author=self.user_id, subject=self.user_id, texts=[text], trust="new"
            )
        except CaryaError as error:
            self.add_error("username", forms.ValidationError(error.message, code=error.code))
