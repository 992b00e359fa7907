"""How often a login may be tried, the same for every door: clients, reauthentication, the admin."""

from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest

from core.accounts.limits import FAILED_LOGINS, LOGINS
from core.accounts.models import User
from core.http.principal import address_of
from core.kernel import ratelimit


def check_attempt(request: HttpRequest, name: str) -> None:
    """Count an attempt by `name`, a username or mail address as it was typed.

    RATE_LIMITED when the address tries too often, or the account failed too often.
    """
    ratelimit.hit(LOGINS, address_of(request))
    ratelimit.check(FAILED_LOGINS, _account_key(name))


def count_failure(name: str) -> None:
    """Count a wrong password against the account, known or not."""
    ratelimit.hit(FAILED_LOGINS, _account_key(name))


def _account_key(name: str) -> str:
    """One key for an account however it is named; the name itself when there is none."""
    known: UUID | None = (
        User.objects.filter(Q(email__iexact=name) | Q(username__iexact=name))
        .values_list("pk", flat=True)
        .first()
    )
    return str(known or name.lower())
