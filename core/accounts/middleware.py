"""When a session was last used, for the session list."""

from collections.abc import Callable

import redis
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from core.kernel.clock import now

PRECISION_SECONDS = 300


class LastSeenMiddleware:
    """Notes the use of a browser's session, at most once in five minutes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        # Only a session that the view read anyway: pages and probes stay free of queries.
        session = getattr(request, "session", None)
        if session is not None and session.accessed and (key := session.session_key):
            note_use(key)
        return response


def note_use(session_key: str) -> None:
    """Remember that the session is in use; one Redis call, rarely a query. Never raises: without
    Redis nobody knows when it was noted last, and nothing is.
    """
    try:
        due = cache.add(f"session-seen:{session_key}", 1, timeout=PRECISION_SECONDS)
    except redis.RedisError:
        return
    if due:
        UserSession.objects.filter(session_key=session_key).update(last_seen_at=now())
