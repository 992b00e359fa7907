"""Who knocks: Origin allow-list, ticket or session cookie. Batched, for storms of reconnects."""

from collections.abc import Sequence
from http.cookies import CookieError, SimpleCookie
from typing import Any

import msgspec
from django.conf import settings

from core.accounts.selectors.sockets import SocketSession, socket_sessions
from core.accounts.tickets import redeem
from core.kernel.batching import Batcher
from core.kernel.threads import in_thread

SUBPROTOCOL = "carya.v1"
_TICKET = "ticket."
STORM_BATCH = 128
STORM_PACE = 0.03
"""Seconds between two looks at who knocks; the first of a storm does not wait."""


class Knock(msgspec.Struct, frozen=True):
    """What a handshake shows. `origin` is None when the header is absent.

    `subprotocol` is the answer: one that was not offered would make a browser hang up.
    """

    origin: str | None
    ticket: str | None
    session_key: str | None
    speaks: bool
    subprotocol: str | None
    address: str


def read_knock(scope: dict[str, Any]) -> Knock:
    """Read the handshake's headers; nothing is ever taken from the URL."""
    headers = {name.lower(): value for name, value in scope["headers"]}
    offered: list[str] = scope.get("subprotocols") or []
    tickets = [word.removeprefix(_TICKET) for word in offered if word.startswith(_TICKET)]
    origin = headers.get(b"origin")
    client = scope.get("client") or ("", 0)
    return Knock(
        origin=None if origin is None else origin.decode("latin-1"),
        ticket=tickets[0] if tickets else None,
        session_key=_session_cookie(headers.get(b"cookie", b"").decode("latin-1")),
        speaks=not offered or SUBPROTOCOL in offered,
        subprotocol=SUBPROTOCOL if SUBPROTOCOL in offered else None,
        address=client[0],
    )


def origin_allowed(knock: Knock) -> bool:
    """A present Origin must be on the list, whole; an absent one needs a ticket."""
    if knock.origin is None:
        return knock.ticket is not None
    return knock.origin in settings.ALLOWED_ORIGINS


class Doorkeeper:
    """Finds the living session behind a knock; one per event loop."""

    def __init__(self) -> None:
        self._tickets: Batcher[str, str] = Batcher(
            _redeem, limit=STORM_BATCH, lanes=2, pace=STORM_PACE
        )
        self._sessions: Batcher[str, SocketSession | None] = Batcher(
            _sessions, limit=STORM_BATCH, lanes=2, pace=STORM_PACE
        )

    async def identify(self, knock: Knock) -> SocketSession | None:
        """The session, or None without valid credentials. A ticket is used up either way."""
        key = knock.session_key
        if knock.ticket is not None:
            key = await self._tickets(knock.ticket)
        return await self._sessions(key) if key else None


async def _redeem(values: Sequence[str]) -> Sequence[str]:
    claims = await in_thread(redeem, values)
    return [claim.session_key if claim is not None else "" for claim in claims]


async def _sessions(keys: Sequence[str]) -> Sequence[SocketSession | None]:
    found = await in_thread(socket_sessions, keys)
    return [found.get(key) for key in keys]


def _session_cookie(header: str) -> str | None:
    try:
        morsel = SimpleCookie(header).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return None
    return morsel.value if morsel else None
