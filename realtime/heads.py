"""Rooms at head level: where they are and how much is unread, at most once a second."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from core.kernel import rooms as room_port
from core.kernel.errors import CaryaError
from core.kernel.threads import in_thread
from realtime.counted import KEPT, CountedMessages
from realtime.prepared import Prepared, prepare
from realtime.protocol.events import HeadData, RoomHead
from realtime.room import RoomChannel

TICK_SECONDS = 1.0


class Heads:
    """Ticks for the sockets that have a seat in a room but not every event of it."""

    def __init__(self, spawn: Callable[[Coroutine[Any, Any, None]], None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._spawn = spawn
        self._reading: dict[RoomChannel, asyncio.Task[CountedMessages]] = {}

    def on_release(self, room: RoomChannel) -> None:
        """A position was released: tell where the room is, now or within the second."""
        now = self._loop.time()
        room.moved_at = now
        if not room.ticking and len(room.seats) > len(room.outlet):
            room.ticking = True
            self._loop.call_at(max(now, room.ticked_at + TICK_SECONDS), self._start_tick, room)

    async def count(self, room: RoomChannel) -> CountedMessages:
        """The room's counting messages; however many ask at once, they are read once."""
        while room.counted is None:
            reading = self._reading.get(room)
            if reading is None:
                reading = self._reading[room] = self._loop.create_task(self._read(room))
                reading.add_done_callback(lambda _: self._reading.pop(room, None))
            await asyncio.shield(reading)
        return room.counted

    async def _read(self, room: RoomChannel) -> CountedMessages:
        """Read them; what is released meanwhile is added, a skipped hole means reading again."""
        while room.counted is None:
            meanwhile = room.uncounted = []
            try:
                found = await in_thread(room_port.source().counted, [room.id], limit=KEPT)
            except CaryaError:
                room.uncounted = None
                raise
            if room.uncounted is meanwhile:
                room.counted = CountedMessages(found.get(room.id, []))
                for counted in meanwhile:
                    room.counted.apply(counted)
                room.uncounted = None
        return room.counted

    def _start_tick(self, room: RoomChannel) -> None:
        if room.counted is None:
            self._spawn(self._tick_after_count(room))
        else:
            self._tick(room, room.counted)

    async def _tick_after_count(self, room: RoomChannel) -> None:
        try:
            counted = await self.count(room)
        except Exception:
            room.ticking = False
            raise
        self._tick(room, counted)

    def _tick(self, room: RoomChannel, counted: CountedMessages) -> None:
        room.ticking, room.ticked_at = False, self._loop.time()
        frames: dict[int, Prepared] = {}
        full = room.listeners
        for connection, read_seq in room.seats.items():
            if connection in full or connection.writer.congested:
                continue
            unread = counted.unread(
                after=read_seq, user=connection.user_id, separated=connection.separated
            )
            if unread not in frames:
                data = HeadData(room.released or 0, unread)
                frames[unread] = prepare(RoomHead(room=room.id, data=data))
            connection.send(frames[unread])
