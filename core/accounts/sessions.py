"""The session engine: Django's database sessions, whose end closes their sockets.

They are in the database alone: a copy in Redis would be away when Redis is, and come back with it
after the session had ended.

Every way a session ends goes through `delete`: logout, revoke, the admin's logout, another account
signing in over it. What ends all of someone's sessions at once is `actions.sessions.end_sessions`.
"""

from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db

from core.kernel.publish import SessionsEnded, control_on_commit

ENDED = 4201
"""Close code: no session any more, sign in."""


class SessionStore(db.SessionStore):
    """A session; signed-in ones keep their key for life and announce their end."""

    def cycle_key(self) -> None:
        """Change the key of an anonymous session only.

        Django also cycles when the password changes; the key stays then, because this session's
        sockets are bound to it. All other sessions die with the password.
        """
        if SESSION_KEY not in self:
            super().cycle_key()

    def delete(self, session_key: str | None = None) -> None:
        """End the session and close its sockets."""
        key = session_key or self.session_key
        user = SessionStore(key).get(SESSION_KEY) if key else None
        super().delete(session_key)
        if key and user:
            control_on_commit(SessionsEnded(user=UUID(user), code=ENDED, session_keys=(key,)))
