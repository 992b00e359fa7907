"""Who stands behind session keys: asked at each socket's handshake and by the periodic re-check."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils.crypto import constant_time_compare

from core.accounts.models import User
from core.kernel.clock import now


class SocketSession(msgspec.Struct, frozen=True, kw_only=True):
    """A living session. `verified`: may write; `exempt`: made by the load tools, never limited;
    `locale`: the language of what the socket is told.
    """

    user_id: UUID
    username: str
    session_key: str
    status: str
    verified: bool
    role: str
    exempt: bool
    locale: str


def socket_sessions(keys: Sequence[str]) -> dict[str, SocketSession]:
    """The living sessions among `keys`; ended, expired and outdated ones are missing.

    A session is outdated when the password changed after it began, or when its user may not sign in
    any more. At most two queries for any number of keys.
    """
    signed_in = {
        key: data
        for key, data in _session_data(set(keys)).items()
        if SESSION_KEY in data and BACKEND_SESSION_KEY in data
    }
    users = User.objects.in_bulk({UUID(data[SESSION_KEY]) for data in signed_in.values()})
    found: dict[str, SocketSession] = {}
    for key, data in signed_in.items():
        user = users.get(UUID(data[SESSION_KEY]))
        if user is not None and user.is_active and _current(user, data.get(HASH_SESSION_KEY, "")):
            found[key] = _socket_session(key, user)
    return found


def _session_data(keys: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    rows = Session.objects.filter(session_key__in=[key for key in keys if key])
    return {row.session_key: row.get_decoded() for row in rows.filter(expire_date__gt=now())}


def _current(user: User, session_hash: str) -> bool:
    accepted = (user.get_session_auth_hash(), *user.get_session_auth_fallback_hash())
    return any(constant_time_compare(session_hash, known) for known in accepted)


def _socket_session(key: str, user: User) -> SocketSession:
    return SocketSession(
        user_id=user.pk,
        username=user.username,
        session_key=key,
        status=user.status,
        verified=user.verified,
        role=user.role,
        exempt=user.exempt_from_limits,
        locale=user.locale,
    )
