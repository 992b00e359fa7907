"""Lists of rooms, kept true for people who have none of the rooms open."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from core.kernel import rooms as room_port
from core.kernel.publish import RoomListed
from core.kernel.rooms import Seat
from core.kernel.threads import in_thread
from realtime.prepared import Prepared

if TYPE_CHECKING:
    from realtime.hub import Hub
    from realtime.room import RoomChannel

BATCH = 500
ROUNDS = 20
PAUSE_SECONDS = 0.05


class Listings:
    """Carries out `RoomListed`: a seat at head level and a frame for every member who may read."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._one_at_a_time = asyncio.Lock()
        self._overtaken: set[UUID] | None = None

    def note_look_up(self, user: UUID) -> None:
        """Someone's rooms are being looked up: what is read here meanwhile may be older than what
        that finds, so they are read again.
        """
        if self._overtaken is not None:
            self._overtaken.add(user)

    async def carry_out(self, order: RoomListed) -> None:
        """Tell everyone here; people who stay overtaken learn it from their next list."""
        frames = {False: Prepared(order.to_readers), True: Prepared(order.to_writers)}
        async with self._one_at_a_time:
            waiting = list(self._hub.people)
            for _ in range(ROUNDS):
                left: list[UUID] = []
                for start in range(0, len(waiting), BATCH):
                    left += await self._tell(order.room, frames, waiting[start : start + BATCH])
                waiting = [user for user in left if user in self._hub.people]
                if not waiting:
                    return
                await asyncio.sleep(PAUSE_SECONDS)

    async def _tell(
        self, room: UUID, frames: dict[bool, Prepared], users: Sequence[UUID]
    ) -> set[UUID]:
        """Seat and tell these people; returns those who have to be read again."""
        overtaken = self._overtaken = {user for user in users if self._hub.looking_up(user)}
        try:
            found = await in_thread(room_port.source().seats, [(user, room) for user in users])
            seats = {user: seat for (user, _), seat in found.items() if seat.listed}
            if seats:
                # Joined before anyone is seated: from here on nothing waits or is overtaken.
                await self._place(await self._hub.room(room), seats, frames, but=overtaken)
        finally:
            self._overtaken = None
        return overtaken.intersection(users)

    async def _place(
        self,
        room: RoomChannel,
        seats: Mapping[UUID, Seat],
        frames: dict[bool, Prepared],
        *,
        but: set[UUID],
    ) -> None:
        gained = False
        for user, seat in seats.items():
            for connection in () if user in but else list(self._hub.people.get(user, ())):
                if connection.greeted:
                    gained |= connection not in room.seats
                    await self._hub.seat(connection, seat)
                    connection.send(frames[seat.can_write])
        if gained:
            self._hub.heads.on_release(room)
