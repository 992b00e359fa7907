"""Socket tickets: single use, short-lived, bound to a person and the session they came from.

Redis holds only a hash of the ticket, so that reading Redis does not open sockets.
"""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from core.kernel.clock import now
from core.kernel.redis_client import redis_client, redis_key

TTL_SECONDS = 30


class TicketClaim(msgspec.Struct, frozen=True, array_like=True):
    """Whose ticket it is, and which session must still be alive when it is used."""

    user_id: UUID
    session_key: str


class Ticket(msgspec.Struct, frozen=True, kw_only=True):
    """A fresh ticket; `value` is URL-safe ASCII of 43 characters."""

    value: str
    expires_at: datetime


def issue(*, user_id: UUID, session_key: str, ttl_seconds: int = TTL_SECONDS) -> Ticket:
    """Make a ticket that works once within `ttl_seconds`."""
    value = secrets.token_urlsafe(32)
    claim = msgspec.json.encode(TicketClaim(user_id, session_key))
    redis_client().set(_key(value), claim, ex=ttl_seconds)
    return Ticket(value=value, expires_at=now() + timedelta(seconds=ttl_seconds))


def redeem(values: Sequence[str]) -> list[TicketClaim | None]:
    """The claims behind `values`, in order, each used up; None for unknown, used or expired ones.

    One round trip for any number of tickets.
    """
    if not values:
        return []
    pipeline = redis_client().pipeline(transaction=False)
    for value in values:
        pipeline.getdel(_key(value))
    return [_decoded(raw) for raw in pipeline.execute()]


def _key(value: str) -> str:
    return redis_key("ticket", hashlib.sha256(value.encode()).hexdigest())


def _decoded(raw: bytes | None) -> TicketClaim | None:
    return None if raw is None else msgspec.json.decode(raw, type=TicketClaim)
