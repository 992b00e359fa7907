"""Who calls: the session cookie of a browser, or the session token of allauth's `app` client."""

from typing import Any

from allauth.headless.internal.sessionkit import authenticate_by_x_session_token
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework import exceptions
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.request import Request

TOKEN_HEADER = "X-Session-Token"  # noqa: S105 - a header's name


class SessionTokenAuthentication(BaseAuthentication):
    """`X-Session-Token`: a session opened through `/_allauth/app/v1/auth/login`."""

    def authenticate(self, request: Request) -> tuple[Any, Any] | None:
        """(user, session), None without the header; a dead token is refused, not ignored."""
        token = request.headers.get(TOKEN_HEADER)
        if not token:
            return None
        found = authenticate_by_x_session_token(token)
        if found is None:
            raise exceptions.AuthenticationFailed
        user, session = found
        return user, session

    def authenticate_header(self, request: Request) -> str:
        """Makes DRF answer 401 instead of 403."""
        return "Session"


class CookieAuthentication(SessionAuthentication):
    """Django's session cookie; unsafe methods need the CSRF token."""

    def authenticate_header(self, request: Request) -> str:
        """Makes DRF answer 401 instead of 403."""
        return "Session"


class SessionTokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the token looks in the OpenAPI document."""

    target_class = SessionTokenAuthentication
    name = "sessionToken"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """The security scheme object."""
        return {"type": "apiKey", "in": "header", "name": TOKEN_HEADER}


class CookieScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the cookie looks in the OpenAPI document."""

    target_class = CookieAuthentication
    name = "sessionCookie"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """The security scheme object."""
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}
