"""Telling people about sign-ins from a browser they have not used before.

A browser is known by a signed cookie that lists the accounts it has signed in to; phones and tools
without cookies are known by their user agent among the account's living sessions.
"""

from typing import Any

from allauth.core.internal.httpkit import HTTP_USER_AGENT_MAX_LENGTH
from allauth.headless.constants import Client
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from core.accounts.models import User

COOKIE = "carya_device"
SALT = "core.accounts.devices"
REMEMBERED = 10
MAX_AGE_SECONDS = 400 * 24 * 3600


def is_known_device(request: HttpRequest, user: User) -> bool:
    """Whether `user` signed in from here before; ask before the new session is listed."""
    if str(user.pk) in _accounts(request):
        return True
    if getattr(request.allauth.headless, "client", None) != Client.APP:  # type: ignore[attr-defined]
        return False
    agent = request.headers.get("User-Agent", "")[:HTTP_USER_AGENT_MAX_LENGTH]
    listed: bool = UserSession.objects.filter(user=user, user_agent=agent).exists()
    return listed


def remember_device(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """Add `user` to the accounts that this browser is known for."""
    others = [account for account in _accounts(request) if account != str(user.pk)]
    response.set_cookie(
        COOKIE,
        signing.dumps([str(user.pk), *others][:REMEMBERED], salt=SALT),
        max_age=MAX_AGE_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _accounts(request: HttpRequest) -> list[str]:
    try:
        known: Any = signing.loads(
            request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=MAX_AGE_SECONDS
        )
    except signing.BadSignature:
        return []
    return list(known)
