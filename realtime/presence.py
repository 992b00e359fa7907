"""Who is there: Redis sorted sets, one a room, scored by the last sign of life.

A person is present in the rooms they have open in full, on any device, unless they are invisible.
Names are told to rooms of up to `WINDOW` people; larger ones only hear numbers.
"""

import asyncio
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

import msgspec
import redis
import structlog

from core.kernel.batching import Batcher
from core.kernel.publish import Publication, publish_ephemeral
from core.kernel.redis_client import redis_client, redis_key
from core.kernel.threads import in_thread
from core.kernel.wire import encode, room_topic
from realtime.connection import Connection
from realtime.hub import Hub
from realtime.prepared import Prepared, prepare
from realtime.protocol.events import PresenceChanged, PresenceData
from realtime.room import RoomChannel

STALE_SECONDS = 60
REFRESH_SECONDS = 20.0
COUNT_SECONDS = 1.0
COUNTED_PER_SECOND = 200
"""A room of so many people hears its number once a second, one ten times larger every ten."""
WINDOW = 200
STATUS_TTL = 30 * 24 * 3600
STORM_BATCH = 256
PACE_SECONDS = 0.05
"""Two hundred people who come back at once share a few looks at Redis."""

log = structlog.get_logger()


class StatusRow(msgspec.Struct, frozen=True, array_like=True):
    """What a person set: status and text."""

    status: str = "online"
    text: str = ""


_status_decoder = msgspec.json.Decoder(StatusRow)


def _room_key(room: UUID) -> str:
    return redis_key("presence", str(room))


def _status_key(user: UUID) -> str:
    return redis_key("status", str(user))


class PresencePort:
    """See `core.kernel.presence.Presence`."""

    def online(self, rooms: Sequence[UUID]) -> Mapping[UUID, int]:
        """One round trip for any number of rooms; zeros while Redis is away."""
        pipeline = redis_client().pipeline(transaction=False)
        for room in rooms:
            pipeline.zcount(_room_key(room), time.time() - STALE_SECONDS, "+inf")
        try:
            return dict(zip(rooms, pipeline.execute(), strict=True))
        except redis.RedisError:
            return dict.fromkeys(rooms, 0)


def statuses(users: Sequence[UUID]) -> dict[UUID, StatusRow]:
    """What these people set; one round trip."""
    if not users:
        return {}
    rows = redis_client().mget([_status_key(user) for user in users])
    return {
        user: _status_decoder.decode(row) if row else StatusRow()
        for user, row in zip(users, rows, strict=True)
    }


def who_is_in(rooms: Sequence[UUID]) -> dict[UUID, dict[UUID, StatusRow]]:
    """People in these rooms and their statuses, none for rooms of more than `WINDOW`.

    Two round trips for any number of rooms.
    """
    pipeline = redis_client().pipeline(transaction=False)
    for room in rooms:
        alive = time.time() - STALE_SECONDS
        pipeline.zrangebyscore(_room_key(room), alive, "+inf", start=0, num=WINDOW + 1)
    found = [[UUID(user.decode()) for user in users] for users in pipeline.execute()]
    shown = [users if len(users) <= WINDOW else [] for users in found]
    known = statuses(list({user for users in shown for user in users}))
    return {
        room: {user: known[user] for user in users}
        for room, users in zip(rooms, shown, strict=True)
    }


class Mark(NamedTuple):
    """Somebody came (`present`) or went."""

    room: UUID
    user: UUID
    present: bool


async def _read_there(rooms: Sequence[UUID]) -> Sequence[dict[UUID, Prepared]]:
    """For each room the frames that say who is there, made once for all who ask together."""
    found = await in_thread(who_is_in, list(set(rooms)))
    frames = {
        room: {
            user: prepare(PresenceChanged(room=room, data=_presence(user, status)))
            for user, status in there.items()
        }
        for room, there in found.items()
    }
    return [frames[room] for room in rooms]


async def _read_statuses(users: Sequence[UUID]) -> Sequence[StatusRow]:
    found = await in_thread(statuses, users)
    return [found[user] for user in users]


async def _write_marks(marks: Sequence[Mark]) -> Sequence[None]:
    await in_thread(mark, marks)
    return [None] * len(marks)


def _presence(user: UUID, status: StatusRow) -> PresenceData:
    return PresenceData(user=user, status=status.status, text=status.text)


class PresenceKeeper:
    """Keeps this process' people present; one per hub."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._status: dict[UUID, StatusRow] = {}
        self._present: defaultdict[UUID, set[UUID]] = defaultdict(set)
        self._there: Batcher[UUID, dict[UUID, Prepared]] = Batcher(
            _read_there, limit=STORM_BATCH, pace=PACE_SECONDS
        )
        self._statuses: Batcher[UUID, StatusRow] = Batcher(
            _read_statuses, limit=STORM_BATCH, pace=PACE_SECONDS
        )
        self._marks: Batcher[Mark, None] = Batcher(
            _write_marks, limit=STORM_BATCH, pace=PACE_SECONDS
        )
        self._dirty: set[UUID] = set()
        self._due: dict[UUID, float] = {}
        self._counting = False
        hub.on_shut_out = lambda connection, room: self.exit(connection.user_id, room)

    async def load(self, user: UUID) -> None:
        """Learn what a person set on another day or device."""
        try:
            self._status[user] = await self._statuses(user)
        except redis.RedisError:
            self._status.setdefault(user, StatusRow())

    def enter(self, user: UUID, room: RoomChannel) -> None:
        """A socket of `user` opened the room, and is told who is there already."""
        known = user in self._present.get(room.id, ())
        self._hub.spawn(self._introduce(user, room, itself=known))
        status = self._status.get(user, StatusRow())
        if known or status.status == "invisible":
            return
        self._present[room.id].add(user)
        self._hub.spawn(self._mark(room.id, user, present=True))

    async def _introduce(self, user: UUID, room: RoomChannel, *, itself: bool) -> None:
        """Tell `user`'s sockets in the room who is there; `itself`: them too."""
        try:
            there = await self._there(room.id)
        except redis.RedisError:
            return
        for connection in self._hub.people.get(user, ()):
            if room in connection.full and not connection.closed:
                shown = [
                    frame
                    for other, frame in there.items()
                    if (other != user or itself) and other not in connection.separated
                ]
                if shown:
                    joined = b"".join(frame.frame for frame in shown)
                    connection.writer.write_many(shown, joined)

    def exit(self, user: UUID, room: RoomChannel) -> None:
        """A socket of `user` closed the room; they leave it with their last one here."""
        if user in self._present.get(room.id, ()) and not self._has_open(user, room):
            self._go(user, room.id)

    def _has_open(self, user: UUID, room: RoomChannel) -> bool:
        return any(room in socket.full for socket in self._hub.people.get(user, ()))

    def _go(self, user: UUID, room: UUID) -> None:
        self._present[room].discard(user)
        self._hub.spawn(self._mark(room, user, present=False))

    async def watch(self, connection: Connection) -> dict[UUID, int]:
        """Presence events of every room the socket's person belongs to; how many are there now."""
        for room in connection.rooms:
            room.watchers.add(connection)
        return dict(await in_thread(PresencePort().online, [room.id for room in connection.rooms]))

    def forget(self, user: UUID) -> None:
        """The person's last socket here closed."""
        if user not in self._hub.people:
            self._status.pop(user, None)

    async def set_status(self, user: UUID, status: StatusRow, *, keep_text: bool) -> None:
        """Set, keep and tell a person's status."""
        before = self._status.get(user, StatusRow())
        if keep_text:
            status = StatusRow(status.status, before.text)
        self._status[user] = status
        await in_thread(
            redis_client().set, _status_key(user), msgspec.json.encode(status), ex=STATUS_TTL
        )
        rooms = {room for socket in self._hub.people.get(user, ()) for room in socket.full}
        for room in rooms:
            if status.status == "invisible":
                self._present[room.id].discard(user)
                await self._mark(room.id, user, present=False)
            elif before.status == "invisible":
                self.enter(user, room)
            else:
                self._tell(room.id, user, present=True)

    async def refresh(self) -> None:
        """Renew everyone's sign of life and sweep out the stale; two round trips.

        Statuses are read again, for a person may have set theirs through another process.
        """
        for id in list(self._present):
            room = self._hub.rooms.get(id)
            for user in list(self._present[id]):
                if room is None or not self._has_open(user, room):
                    self._go(user, id)
            if not self._present[id]:
                del self._present[id]
        present = {user for users in self._present.values() for user in users}
        for user, status in (await in_thread(statuses, list(present))).items():
            self._status[user] = status
            if status.status == "invisible":
                for id in [id for id, users in self._present.items() if user in users]:
                    self._go(user, id)
        rooms = {room: users for room, users in self._present.items() if users}
        if rooms:
            await in_thread(_refresh, rooms)

    async def _mark(self, room: UUID, user: UUID, *, present: bool) -> None:
        try:
            await self._marks(Mark(room, user, present))
        except redis.RedisError:
            return
        self._tell(room, user, present=present)
        self._dirty.add(room)
        if not self._counting:
            self._counting = True
            self._hub.spawn(self._count())

    def _tell(self, room: UUID, user: UUID, *, present: bool) -> None:
        if len(self._present[room]) > WINDOW:
            return
        status = self._status.get(user, StatusRow())
        data = _presence(user, status) if present else PresenceData(user=user, status="offline")
        frame = encode(PresenceChanged(room=room, data=data))
        publish_ephemeral([Publication(topic=room_topic(room), frame=frame, author=user)])

    async def _count(self) -> None:
        """Tell how many are there: each room at most once a second, crowds more rarely.

        Everyone in a room hears its number, so a crowd that gathers would otherwise cost the square
        of its size.
        """
        try:
            while self._dirty:
                await asyncio.sleep(COUNT_SECONDS)
                await self._count_due(self._hub.loop.time())
        finally:
            self._counting = False

    async def _count_due(self, now: float) -> None:
        rooms = [room for room in self._dirty if self._due.get(room, 0.0) <= now]
        self._dirty.difference_update(rooms)
        counts = await in_thread(PresencePort().online, rooms)
        self._due = {room: due for room, due in self._due.items() if due > now}
        self._due |= {room: now + count / COUNTED_PER_SECOND for room, count in counts.items()}
        publish_ephemeral(
            [
                Publication(
                    topic=room_topic(room),
                    frame=encode(PresenceChanged(room=room, data=PresenceData(online=count))),
                )
                for room, count in counts.items()
            ]
        )


def mark(marks: Sequence[Mark]) -> None:
    """Write who came and went, in order; one round trip."""
    now = time.time()
    pipeline = redis_client().pipeline(transaction=False)
    for room, user, present in marks:
        if present:
            pipeline.zadd(_room_key(room), {str(user): now})
        else:
            pipeline.zrem(_room_key(room), str(user))
    for room in {one.room for one in marks if one.present}:
        pipeline.expire(_room_key(room), STALE_SECONDS * 10)
    pipeline.execute()


def _refresh(rooms: Mapping[UUID, set[UUID]]) -> None:
    now = time.time()
    pipeline = redis_client().pipeline(transaction=False)
    for room, users in rooms.items():
        pipeline.zadd(_room_key(room), {str(user): now for user in users})
        pipeline.zremrangebyscore(_room_key(room), "-inf", now - STALE_SECONDS)
        pipeline.expire(_room_key(room), STALE_SECONDS * 10)
    pipeline.execute()
