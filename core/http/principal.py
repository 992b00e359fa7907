"""From a request to the Principal that ports and actions take."""

from typing import Any, Protocol
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request

from core.kernel.addresses import client_address
from core.kernel.errors import NOT_SIGNED_IN
from core.kernel.principal import Principal


class _Person(Protocol):
    pk: UUID
    username: str
    is_authenticated: bool
    exempt_from_limits: bool


def address_of(request: HttpRequest | Request) -> str:
    """The client's IP address; X-Forwarded-For counts behind a configured proxy only."""
    return client_address(
        request.META.get("REMOTE_ADDR", ""),
        request.META.get("HTTP_X_FORWARDED_FOR", ""),
        settings.TRUSTED_PROXIES,
    )


def principal_of(request: Request) -> Principal:
    """Who acts in `request`; NOT_SIGNED_IN for a guest."""
    user: _Person = request.user  # type: ignore[assignment]
    if not user.is_authenticated:
        raise NOT_SIGNED_IN()
    session: Any = request.auth or request.session
    return Principal(
        user_id=user.pk,
        username=user.username,
        session_key=session.session_key or "",
        exempt=user.exempt_from_limits,
        address=address_of(request),
    )


def principal_or_none(request: Request) -> Principal | None:
    """Who acts in `request`, None for a guest."""
    return principal_of(request) if request.user.is_authenticated else None
