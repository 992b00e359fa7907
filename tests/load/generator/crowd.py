"""Many connections to one server, opened, subscribed and closed together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.load.generator.connection import Connection, Memo, handshake
from tests.load.generator.ledger import Ledger

OPENING_AT_ONCE = 32


@dataclass(frozen=True)
class Seat:
    """A person who may connect once with `ticket`; `session_token` buys further tickets."""

    user: str
    ticket: str
    session_token: str = ""


@dataclass(frozen=True)
class Endpoint:
    """Where and how to connect: a raw feed neither greets nor takes tickets or commands."""

    port: int
    path: str = "/ws/"
    host: str = "127.0.0.1"
    greets: bool = True


@dataclass
class Crowd:
    """Open connections that report to one ledger."""

    endpoint: Endpoint
    ledger: Ledger = field(default_factory=Ledger)
    memo: Memo = field(default_factory=Memo)
    connections: list[Connection] = field(default_factory=list)

    async def open(
        self,
        seats: Sequence[Seat],
        rooms_of: Callable[[int], Sequence[str]] = lambda _: (),
        heads: Mapping[str, int] | None = None,
    ) -> None:
        """Connect every seat and subscribe the n-th to `rooms_of(n)` from the head.

        With `heads` they subscribe as clients that come back and have seen so much.
        """
        gate = asyncio.Semaphore(OPENING_AT_ONCE)
        offset = len(self.connections)

        async def one(number: int, seat: Seat) -> Connection:
            async with gate:
                connection = await self.connect(seat)
                rooms = rooms_of(number)
                if self.endpoint.greets:
                    await connection.follow(rooms, heads or {})
                else:
                    connection.cursors.at.update((room.encode(), 0) for room in rooms)
                return connection

        self.connections += await asyncio.gather(
            *(one(number, seat) for number, seat in enumerate(seats, offset))
        )

    async def connect(self, seat: Seat) -> Connection:
        """One more connection, ready for commands; the caller keeps it."""
        endpoint = self.endpoint
        request = handshake(
            host=endpoint.host,
            port=endpoint.port,
            path=endpoint.path,
            ticket=seat.ticket if endpoint.greets else None,
        )
        _, connection = await asyncio.get_running_loop().create_connection(
            lambda: Connection(
                handshake=request, greets=endpoint.greets, ledger=self.ledger, memo=self.memo
            ),
            endpoint.host,
            endpoint.port,
        )
        await asyncio.wait_for(connection.ready, 60)
        return connection

    def settle(self, heads: dict[str, int]) -> None:
        """Count as lost what a reader has not seen up to `heads`."""
        positions = {room.encode(): head for room, head in heads.items()}
        self.ledger.lost = sum(c.cursors.lost_before(positions) for c in self.connections)

    async def close(self) -> None:
        for connection in self.connections:
            connection.close()
        self.connections.clear()
        await asyncio.sleep(0.2)
