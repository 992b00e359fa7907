"""Everything one process knows of its sockets: rooms, people, and what the bus brings them."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec
import structlog

from core.kernel import rooms as room_port
from core.kernel.publish import (
    AccessChanged,
    Control,
    Publication,
    RoomAccessChanged,
    RoomListed,
    SessionsEnded,
)
from core.kernel.rooms import Seat, Viewer
from core.kernel.threads import in_thread
from core.kernel.wire import room_topic, user_topic
from realtime import metrics
from realtime.bus import Bus
from realtime.connection import Connection
from realtime.farewell import say_revoked
from realtime.heads import Heads
from realtime.listings import Listings
from realtime.prepared import Prepared, prepare
from realtime.protocol.events import ClosedData, RoomClosed
from realtime.room import FILL_MAX, RoomChannel

LINGER_SECONDS = 30.0
"""How long an empty room stays, so that a reconnect finds its recent frames."""

log = structlog.get_logger()


class _ReadData(msgspec.Struct):
    room: UUID
    thread: UUID | None
    seq: int


class _ReadAdvanced(msgspec.Struct):
    """The part of `read.advanced` that unread hints need."""

    type: str
    data: _ReadData


_READ_PREFIX = b'{"type":"read.advanced"'
_read_decoder = msgspec.json.Decoder(_ReadAdvanced)


class Hub:
    """One per process and event loop."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.bus = Bus(self)
        self.heads = Heads(self.spawn)
        self.listings = Listings(self)
        self.rooms: dict[UUID, RoomChannel] = {}
        self.people: defaultdict[UUID, set[Connection]] = defaultdict(set)
        self.on_shut_out: Callable[[Connection, RoomChannel], None] = lambda *_: None
        """Called when a socket lost a room it may have had open."""
        self._work: set[asyncio.Task[None]] = set()
        self._turn = 0
        self._turns: dict[UUID, int] = {}

    @property
    def connections(self) -> list[Connection]:
        """All open sockets."""
        return [connection for sockets in self.people.values() for connection in sockets]

    # --- sockets come and go -------------------------------------------------------------------

    async def enter(self, connection: Connection) -> None:
        """Register a socket: from now on orders about its person reach it."""
        sockets = self.people[connection.user_id]
        sockets.add(connection)
        metrics.CONNECTIONS.inc()
        if len(sockets) == 1:
            await self.bus.join(user_topic(connection.user_id))

    async def attach(
        self,
        connection: Connection,
        read: Callable[[UUID], Awaitable[Viewer | None]],
        greet: Callable[[Viewer], None],
    ) -> bool:
        """Look up what an entered socket sees, greet it, and give it its seats at head level.

        False when its person may not be here at all.
        """
        while True:
            turn = self._next_turn(connection.user_id)
            viewer = await read(connection.user_id)
            if viewer is None:
                return False
            if not connection.greeted:
                connection.separated = viewer.separated
                connection.greeted = True
                greet(viewer)
            if await self._apply(connection, viewer, turn):
                self._finish_turn(connection.user_id, turn)
                return True

    def detach(self, connection: Connection) -> None:
        """Forget a socket."""
        connection.closed = True
        if connection.stalled is not None:
            connection.stalled.cancel()
        for room in list(connection.rooms):
            room.drop(connection)
            self._release_room(room)
        sockets = self.people.get(connection.user_id)
        if sockets is None or connection not in sockets:
            return
        metrics.CONNECTIONS.dec()
        sockets.discard(connection)
        if not sockets:
            del self.people[connection.user_id]
            self.bus.leave(user_topic(connection.user_id))

    async def room(self, id: UUID) -> RoomChannel:
        """The room's channel, joined to its group at the first local listener."""
        room = self.rooms.get(id)
        if room is None:
            room = self.rooms[id] = RoomChannel(
                id, heal=self._heal, on_release=self.heads.on_release
            )
            room.joined = self.loop.create_task(self.bus.join(room_topic(id)))
        if room.joined is not None:
            await asyncio.shield(room.joined)
            room.joined = None
        return room

    async def seat(self, connection: Connection, seat: Seat) -> RoomChannel:
        """Give a socket its place in a room."""
        room = await self.room(seat.room)
        room.expect(seat.head)
        room.floor = max(room.floor, seat.floor)
        if connection.closed:
            self._release_room(room)
            return room
        room.seats[connection] = seat.read_seq
        connection.rooms.add(room)
        room.allow(connection, writing=seat.can_write, answering=seat.can_answer)
        return room

    def _release_room(self, room: RoomChannel) -> None:
        if not room.in_use:
            self.loop.call_later(LINGER_SECONDS, self._forget_room, room)

    def _forget_room(self, room: RoomChannel) -> None:
        if not room.in_use and self.rooms.get(room.id) is room:
            del self.rooms[room.id]
            self.bus.leave(room_topic(room.id))

    # --- what the bus brings -------------------------------------------------------------------

    def receive(self, publications: Sequence[Publication]) -> None:
        """Hand publications to rooms and people of this process."""
        for publication in publications:
            kind, _, id = publication.topic.partition(".")
            if kind == "room":
                room = self.rooms.get(UUID(id))
                if room is not None:
                    room.accept(publication)
            else:
                self._to_person(UUID(id), publication)

    def _to_person(self, user: UUID, publication: Publication) -> None:
        sockets = self.people.get(user)
        if not sockets:
            return
        if publication.frame.startswith(_READ_PREFIX):
            self._note_read(sockets, _read_decoder.decode(publication.frame).data)
        prepared = Prepared(publication.frame)
        for connection in sockets:
            if connection.greeted:
                connection.send(prepared)

    def _note_read(self, sockets: Iterable[Connection], read: _ReadData) -> None:
        room = self.rooms.get(read.room)
        if room is not None and read.thread is None:
            for connection in sockets:
                if connection in room.seats:
                    room.seats[connection] = read.seq

    def obey(self, orders: Sequence[Control]) -> None:
        """Carry out orders about sessions and access."""
        for order in orders:
            match order:
                case SessionsEnded():
                    self._end_sessions(order)
                case AccessChanged(user=user):
                    if user in self.people:
                        self.spawn(self.recheck([user]))
                case RoomAccessChanged(room=id):
                    room = self.rooms.get(id)
                    if room is not None:
                        self.spawn(self._recheck_room(room))
                case RoomListed():
                    self.spawn(self.listings.carry_out(order))

    def _end_sessions(self, order: SessionsEnded) -> None:
        for connection in list(self.people.get(order.user, ())):
            key = connection.principal.session_key
            if key in order.session_keys or (not order.session_keys and key != order.keep):
                say_revoked(connection, order.code)

    def on_bus_back(self) -> None:
        """Frames and orders may have been lost: compare heads, and look everyone up again."""
        self.spawn(self.compare_heads())
        self.spawn(self.recheck(list(self.people)))

    # --- access --------------------------------------------------------------------------------

    async def recheck(self, users: Sequence[UUID]) -> None:
        """Look up what these people may see now, and act on what changed.

        A look-up that was overtaken by a newer one of the same person is dropped: it may have been
        read before the change that the newer one was made for.
        """
        turns = {user: self._next_turn(user) for user in users}
        viewers = await in_thread(room_port.source().viewers, users)
        for user, turn in turns.items():
            viewer = viewers.get(user)
            for connection in list(self.people.get(user, ())):
                if viewer is None and self._turns.get(user) == turn:
                    connection.close(4203, "account closed")
                elif viewer is None or not await self._apply(connection, viewer, turn):
                    break
            self._finish_turn(user, turn)

    def _next_turn(self, user: UUID) -> int:
        self._turn += 1
        self._turns[user] = self._turn
        self.listings.note_look_up(user)
        return self._turn

    def looking_up(self, user: UUID) -> bool:
        """Whether a look-up of the person is under way."""
        return user in self._turns

    def _finish_turn(self, user: UUID, turn: int) -> None:
        if self._turns.get(user) == turn:
            del self._turns[user]

    async def _apply(self, connection: Connection, viewer: Viewer, turn: int) -> bool:
        """Act on what one socket may see; False when a newer look-up has overtaken this one."""
        user = connection.user_id
        if self._turns.get(user) != turn:
            return False
        connection.name = viewer.name
        if viewer.separated != connection.separated:
            connection.separated = viewer.separated
            for room in connection.full:
                room.outlet.refile(connection)
        unlisted = [room for room in connection.rooms if room.id not in viewer.seats]
        readable = (
            await in_thread(
                room_port.source().seats, [(connection.user_id, room.id) for room in unlisted]
            )
            if unlisted
            else {}
        )
        if self._turns.get(user) != turn:
            return False
        for room in unlisted:
            if (connection.user_id, room.id) not in readable:
                self.shut_out(connection, room)
            elif room not in connection.full and connection not in room.joining:
                room.drop(connection)
                self._release_room(room)
        for seat in viewer.seats.values():
            await self.room(seat.room)
            if self._turns.get(user) != turn:
                return False
            await self.seat(connection, seat)
        return True

    async def _recheck_room(self, room: RoomChannel) -> None:
        listeners = {*room.seats, *room.joining, *room.outlet, *room.watchers}
        pairs = {(connection.user_id, room.id) for connection in listeners}
        readable = await in_thread(room_port.source().seats, list(pairs))
        for connection in listeners:
            if (connection.user_id, room.id) not in readable:
                self.shut_out(connection, room)

    def shut_out(self, connection: Connection, room: RoomChannel) -> None:
        """Access to a room was lost."""
        room.drop(connection)
        connection.send(prepare(RoomClosed(room=room.id, data=ClosedData("room.not_found"))))
        self.on_shut_out(connection, room)
        self._release_room(room)

    # --- holes ---------------------------------------------------------------------------------

    async def _heal(self, room: RoomChannel) -> None:
        after, upto = room.released or 0, room.behind
        if not upto:
            return
        if upto - after > FILL_MAX:
            room.skip_to(upto)
            return
        frames = await in_thread(room_port.source().changes, room.id, after=after, upto=upto)
        metrics.FILLED.inc(len(frames))
        for frame in frames:
            room.accept(frame)

    async def compare_heads(self) -> None:
        """Find frames the bus lost: rooms with a head ahead of ours in the database. One query."""
        if not self.rooms:
            return
        heads = await in_thread(room_port.source().heads, list(self.rooms))
        for id, head in heads.items():
            room = self.rooms.get(id)
            if room is not None:
                room.expect(head.seq)
                room.floor = max(room.floor, head.floor)

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run in the background; failures are logged."""
        task = self.loop.create_task(self._guarded(work))
        self._work.add(task)
        task.add_done_callback(self._work.discard)

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception:
            log.exception("hub.work_failed")
