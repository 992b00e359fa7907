"""Subscribing and catching up: register, then read, then answer, then what arrived meanwhile."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from core.kernel import rooms as room_port
from core.kernel.batching import Batcher
from core.kernel.errors import define
from core.kernel.rooms import ROOM_NOT_FOUND, Seat, Snapshot, SnapshotRequest
from core.kernel.threads import in_thread
from realtime import metrics
from realtime.connection import Connection
from realtime.hub import Hub
from realtime.prepared import Prepared
from realtime.protocol.commands import HeadState, RoomState
from realtime.protocol.frames import answer
from realtime.room import RoomChannel

OPEN_ROOMS = 64
CATCH_UP_LANES = 2
CATCH_UP_BATCH = 16
"""Together: at most 32 people catch up from the database at once in a process."""
PACE_SECONDS = 0.02


TOO_MANY_ROOMS = define(
    "room.too_many_open", 422, "A socket follows at most {limit} rooms in full. Close one first."
)


class Sync:
    """Answers `room.subscribe` and `room.sync`, from memory where it can."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._snapshots: Batcher[SnapshotRequest, Snapshot | None] = Batcher(
            _read_snapshots, limit=CATCH_UP_BATCH, lanes=CATCH_UP_LANES
        )
        self._held: Batcher[tuple[UUID, UUID], list[bytes]] = Batcher(
            _read_held, limit=200, pace=PACE_SECONDS
        )
        self._seats: Batcher[tuple[UUID, UUID], Seat | None] = Batcher(
            _read_seats, limit=200, pace=PACE_SECONDS
        )

    async def subscribe(
        self, connection: Connection, room_id: UUID, since: int | None, *, re: str | None
    ) -> None:
        """Subscribe in full and answer `re`; the same for a resume and for `room.sync`."""
        room = await self._room(connection, room_id)
        opening = sum(connection in one.joining for one in connection.rooms)
        if room not in connection.full and len(connection.full) + opening >= OPEN_ROOMS:
            raise TOO_MANY_ROOMS(field="room", limit=OPEN_ROOMS)
        joining = room.begin(connection)
        try:
            state = await self._from_memory(connection, room, since)
            if state is None:
                state = await self._from_database(connection, room, since)
            if connection not in room.seats:
                raise ROOM_NOT_FOUND(field="room")
        except BaseException:
            room.abandon(connection, joining)
            raise
        room.finish(connection, joining, state.head, Prepared(answer(re, state)))

    async def subscribe_head(self, connection: Connection, room_id: UUID) -> HeadState:
        """Go down to head level."""
        room = await self._room(connection, room_id)
        room.leave(connection)
        counted = await self._hub.heads.count(room)
        read_seq = room.seats.get(connection, 0)
        return HeadState(
            head=room.released or 0,
            floor=room.floor,
            read_seq=read_seq,
            unread=counted.unread(
                after=read_seq, user=connection.user_id, separated=connection.separated
            ),
        )

    def unsubscribe(self, connection: Connection, room_id: UUID) -> None:
        """Back to head level; doing so without a subscription changes nothing."""
        room = self._hub.rooms.get(room_id)
        if room is not None:
            room.leave(connection)

    async def _room(self, connection: Connection, room_id: UUID) -> RoomChannel:
        """The channel of a room this person may read, their seat taken."""
        room = self._hub.rooms.get(room_id)
        if room is not None and connection in room.seats:
            return room
        seat = await self._seats((connection.user_id, room_id))
        if seat is None:
            raise ROOM_NOT_FOUND(field="room")
        return await self._hub.seat(connection, seat)

    async def _from_memory(
        self, connection: Connection, room: RoomChannel, since: int | None
    ) -> RoomState | None:
        """The answer out of the room's ring; None where it does not reach back far enough.

        People with blocks always read from the database, which knows whom to leave out.
        """
        if since is None or connection.separated or room.released is None or since < room.floor:
            return None
        if since != room.released and not room.ring.covers(since):
            return None
        held = await self._held((connection.user_id, room.id))
        counted = await self._hub.heads.count(room)
        if connection.separated or since > room.released:
            return None
        if since != room.released and not room.ring.covers(since):
            return None
        read_seq = room.seats.get(connection, 0)
        metrics.RESUMES.labels("memory").inc()
        delta = room.ring.after(since) if since != room.released else None
        return RoomState(
            head=room.released,
            floor=room.floor,
            read_seq=read_seq,
            unread=counted.unread(
                after=read_seq, user=connection.user_id, separated=connection.separated
            ),
            mode="delta",
            items=delta.items if delta else [],
            more=delta.more if delta else False,
            quotes=msgspec.Raw(msgspec.json.encode(delta.quotes if delta else {})),
            held=[msgspec.Raw(message) for message in held],
        )

    async def _from_database(
        self, connection: Connection, room: RoomChannel, since: int | None
    ) -> RoomState:
        wanted = SnapshotRequest(user=connection.user_id, room=room.id, since=since)
        snapshot = await self._snapshots(wanted)
        if snapshot is None:
            raise ROOM_NOT_FOUND(field="room")
        metrics.RESUMES.labels("database").inc()
        room.floor = max(room.floor, snapshot.floor)
        if connection in room.seats:
            room.seats[connection] = snapshot.read_seq
        return RoomState(
            head=snapshot.head,
            floor=snapshot.floor,
            read_seq=snapshot.read_seq,
            unread=snapshot.unread,
            mode="reset" if snapshot.mode == "reset" else "delta",
            items=snapshot.items,
            more=snapshot.more,
            quotes=snapshot.quotes,
            held=snapshot.held,
        )


async def _read_snapshots(
    requests: Sequence[SnapshotRequest],
) -> Sequence[Snapshot | BaseException | None]:
    return await in_thread(room_port.source().snapshots, requests)


async def _read_held(wanted: Sequence[tuple[UUID, UUID]]) -> Sequence[list[bytes]]:
    found = await in_thread(room_port.source().held, wanted)
    return [found.get(pair, []) for pair in wanted]


async def _read_seats(wanted: Sequence[tuple[UUID, UUID]]) -> Sequence[Seat | None]:
    found = await in_thread(room_port.source().seats, wanted)
    return [found.get(pair) for pair in wanted]
