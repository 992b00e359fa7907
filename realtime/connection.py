"""One socket: who it is, what it listens to, and how bytes reach it without ever piling up."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from core.kernel.principal import Principal
from realtime.prepared import Prepared

if TYPE_CHECKING:
    from realtime.room import RoomChannel

STALLED_SECONDS = 10.0
"""A socket that accepts no bytes for so long is closed."""


class Writer(Protocol):
    """Where frames go. `write` never blocks; `congested` says that the outbox is full."""

    congested: bool

    @property
    def buffered(self) -> int:
        """Bytes that wait to be accepted."""

    def write(self, prepared: Prepared) -> None: ...
    def write_many(self, prepared: list[Prepared], frames: bytes) -> None:
        """Write several at once; `frames` are their joined WebSocket frames."""

    def close(self, code: int, reason: str = "") -> None: ...
    def abort(self) -> None: ...


class Connection:
    """State of one live socket.

    `full`: rooms with every event. `lagging`: rooms whose events were dropped since the outbox
    filled. `separated`: people a block stands against. `locale`: the language of its refusals.
    `name`: the one its person shows.
    """

    __slots__ = (
        "__weakref__",
        "closed",
        "drained",
        "full",
        "greeted",
        "id",
        "lagging",
        "locale",
        "name",
        "principal",
        "rooms",
        "separated",
        "stalled",
        "user_id",
        "writer",
    )

    def __init__(
        self,
        *,
        id: str,
        principal: Principal,
        writer: Writer,
        locale: str = "en",
    ) -> None:
        self.id = id
        self.locale = locale
        self.principal = principal
        self.user_id = principal.user_id
        self.name = principal.username
        self.separated: frozenset[UUID] = frozenset()
        self.writer = writer
        self.rooms: set[RoomChannel] = set()
        self.full: set[RoomChannel] = set()
        self.lagging: set[RoomChannel] | None = None
        self.stalled: asyncio.TimerHandle | None = None
        self.drained: asyncio.Future[None] | None = None
        self.greeted = False
        self.closed = False

    def send(self, prepared: Prepared) -> None:
        """Send what concerns this socket alone (answers, its user's events); never dropped."""
        if not self.closed:
            self.writer.write(prepared)

    def close(self, code: int, reason: str = "") -> None:
        """Close with a code of the protocol; frames already written leave first."""
        if not self.closed:
            self.closed = True
            self.writer.close(code, reason)
            self._wake()

    async def writable(self) -> None:
        """Return once the outbox has room: who does not read answers may not ask for more."""
        while self.writer.congested and not self.closed:
            if self.drained is None:
                self.drained = asyncio.get_running_loop().create_future()
            await asyncio.shield(self.drained)

    def on_congested(self) -> None:
        """The outbox is full: from now on rooms lag; close if nothing moves for 10 s."""
        if self.stalled is None:
            self._watch()

    def on_drained(self) -> None:
        """The outbox has room again: say which rooms lag."""
        if self.stalled is not None:
            self.stalled.cancel()
            self.stalled = None
        self._wake()
        if self.lagging and not self.closed:
            lagging, self.lagging = self.lagging, None
            for room in lagging:
                room.announce_lag(self)

    def _watch(self) -> None:
        loop = asyncio.get_running_loop()
        self.stalled = loop.call_later(STALLED_SECONDS, self._check, self.writer.buffered)

    def _check(self, before: int) -> None:
        """Ten seconds later: a slow reader that took something may go on.

        Rooms are silent meanwhile, so what waits only grows by answers and shrinks by reading.
        """
        if self.writer.buffered < before:
            self._watch()
        else:
            self._give_up()

    def _give_up(self) -> None:
        self.stalled = None
        self.close(4008, "accepted no bytes for 10 seconds")
        self.writer.abort()

    def _wake(self) -> None:
        if self.drained is not None and not self.drained.done():
            self.drained.set_result(None)
        self.drained = None
