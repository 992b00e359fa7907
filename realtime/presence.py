"""Who is there: people are present in the rooms they have open in full, on any device, unless they
are invisible.

Rooms of up to `WINDOW` people tell everyone every name; larger ones tell their number, and names to
those who look at them (`realtime.looks`).
"""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

import redis
import structlog

from core.kernel.batching import Batcher
from core.kernel.publish import Publication, publish_ephemeral
from core.kernel.threads import in_thread
from core.kernel.wire import encode, room_topic
from realtime.connection import Connection
from realtime.hub import Hub
from realtime.prepared import Prepared, prepare
from realtime.protocol.events import PresenceChanged, PresenceData
from realtime.roll import (
    WINDOW,
    Mark,
    StatusRow,
    keep_status,
    mark,
    online,
    renew,
    statuses,
    who_is_in,
)
from realtime.room import RoomChannel

REFRESH_SECONDS = 20.0
COUNT_SECONDS = 1.0
COUNTED_PER_SECOND = 200
"""A room of so many people hears its number once a second, one ten times larger every ten."""
STORM_BATCH = 256
PACE_SECONDS = 0.05
"""Two hundred people who come back at once share a few looks at Redis."""

log = structlog.get_logger()


class PresencePort:
    """See `core.kernel.presence.Presence`."""

    def online(self, rooms: Sequence[UUID]) -> Mapping[UUID, int]:
        """One round trip for any number of rooms; zeros while Redis is away."""
        try:
            return online(rooms)
        except redis.RedisError:
            return dict.fromkeys(rooms, 0)


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


async def _write_marks(marks: Sequence[Mark]) -> Sequence[StatusRow]:
    return await in_thread(mark, marks)


def _presence(user: UUID, status: StatusRow) -> PresenceData:
    return PresenceData(user=user, status=status.status, text=status.text)


class PresenceKeeper:
    """Keeps this process' people present; one per hub.

    `_present`: people by room, with the name they stand under. `_crowded`: rooms of more than
    `WINDOW` people in all processes, as far as counted.
    """

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._status: dict[UUID, StatusRow] = {}
        self._present: defaultdict[UUID, dict[UUID, str]] = defaultdict(dict)
        self._crowded: set[UUID] = set()
        self._there: Batcher[UUID, dict[UUID, Prepared]] = Batcher(
            _read_there, limit=STORM_BATCH, pace=PACE_SECONDS
        )
        self._statuses: Batcher[UUID, StatusRow] = Batcher(
            _read_statuses, limit=STORM_BATCH, pace=PACE_SECONDS
        )
        self._marks: Batcher[Mark, StatusRow] = Batcher(
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
        if known or not status.shown:
            return
        name = self._present[room.id][user] = self._name(user)
        self._hub.spawn(self._mark(Mark(room.id, user, present=True, name=name)))

    def _name(self, user: UUID) -> str:
        return next((socket.name for socket in self._hub.people.get(user, ())), "")

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
        name = self._present[room].pop(user, "")
        self._hub.spawn(self._mark(Mark(room, user, present=False, name=name)))

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
        await in_thread(keep_status, user, status)
        rooms = {room for socket in self._hub.people.get(user, ()) for room in socket.full}
        for room in rooms:
            if not status.shown:
                if not before.shown and user not in self._present[room.id]:
                    continue
                name = self._present[room.id].pop(user, self._name(user))
                await self._mark(Mark(room.id, user, present=False, name=name))
            elif not before.shown:
                self.enter(user, room)
            else:
                self._tell(room.id, user, status)

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
        self._crowded.intersection_update(self._present)
        present = {user for users in self._present.values() for user in users}
        for user, status in (await in_thread(statuses, list(present))).items():
            self._status[user] = status
            if not status.shown:
                for id in [id for id, users in self._present.items() if user in users]:
                    self._go(user, id)
        if renamed := self._rename():
            await in_thread(mark, renamed)
        rooms = {room: dict(users) for room, users in self._present.items() if users}
        if rooms:
            await in_thread(renew, rooms)

    def _rename(self) -> list[Mark]:
        """What moves people who show another name now to their new place in the lists."""
        marks: list[Mark] = []
        for room, users in self._present.items():
            for user, name in users.items():
                if (now := self._name(user)) and now != name:
                    marks.append(Mark(room, user, present=False, name=name))
                    marks.append(Mark(room, user, present=True, name=now))
                    users[user] = now
        return marks

    async def _mark(self, change: Mark) -> None:
        try:
            status = await self._marks(change)
        except redis.RedisError:
            return
        if change.present and not status.shown:
            # They became invisible through another process, of which this one had not heard.
            self._present[change.room].pop(change.user, None)
            return
        self._tell(change.room, change.user, status if change.present else None)
        self._dirty.add(change.room)
        if not self._counting:
            self._counting = True
            self._hub.spawn(self._count())

    def _tell(self, room: UUID, user: UUID, status: StatusRow | None) -> None:
        """Tell the room's people; None: they are gone."""
        if room in self._crowded or len(self._present[room]) > WINDOW:
            return
        data = _presence(user, status) if status else PresenceData(user=user, status="offline")
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
        self._crowded.difference_update(counts)
        self._crowded.update(room for room, count in counts.items() if count > WINDOW)
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
