"""The socket's own commands, carried out on its connection."""

from typing import Any

from django.db import transaction
from msgspec import UNSET

from core.accounts.access import require_writing_account
from core.kernel import ratelimit
from core.kernel.errors import NOT_PERMITTED, define
from core.kernel.gate import Settled, Submission, TextKind, gate, rejected
from core.kernel.principal import Principal
from core.kernel.publish import Publication, publish_ephemeral
from core.kernel.ratelimit import Limit
from core.kernel.rooms import ROOM_NOT_FOUND
from core.kernel.text import clean_line
from core.kernel.threads import in_thread
from core.kernel.wire import EMPTY, Empty, command, encode, room_topic
from realtime.connection import Connection
from realtime.dispatch import SocketHandler
from realtime.process import Process
from realtime.protocol.commands import (
    STATUS_CHARS,
    LookAtPeople,
    Ping,
    Pong,
    PresentPeople,
    RoomRef,
    RoomState,
    SetPresence,
    StartTyping,
    SubscribeRoom,
    SyncRoom,
)
from realtime.protocol.events import TypingData, TypingStarted
from realtime.roll import StatusRow, position

STATUS_TEXTS = (Limit("status.text", 10, 60),)
NOT_SUBSCRIBED = define("room.not_subscribed", 409, "Subscribe to this room first.")
SOCKET_ONLY = define("command.socket_only", 400, "This command works on a socket only.")


class OwnCommands:
    """Handlers bound to one process."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.handlers: dict[str, SocketHandler] = {
            "session.ping": self.ping,
            "room.subscribe": self.subscribe,
            "room.unsubscribe": self.unsubscribe,
            "room.sync": self.sync,
            "typing.start": self.type,
            "presence.set": self.set_presence,
            "presence.look": self.look,
        }

    async def ping(self, connection: Connection, re: str, data: Ping) -> Pong:
        """Where the client's cursors are behind."""
        rooms = self._process.hub.rooms
        return Pong(
            stale={
                id: room.released
                for id, seq in data.heads.items()
                if (room := rooms.get(id)) is not None
                and connection in room.seats
                and room.released is not None
                and room.released > seq
            }
        )

    async def subscribe(self, connection: Connection, re: str, data: SubscribeRoom) -> Any:
        """Every event of a room, or only its head."""
        if data.level == "head":
            state = await self._process.sync.subscribe_head(connection, data.room)
            self._left(connection, data.room)
            return state
        await self._process.sync.subscribe(connection, data.room, data.since, re=re)
        room = self._process.hub.rooms.get(data.room)
        if room is not None and room in connection.full:
            self._process.presence.enter(connection.user_id, room)
        return None

    async def unsubscribe(self, connection: Connection, re: str, data: RoomRef) -> Empty:
        """Back to head level."""
        self._process.sync.unsubscribe(connection, data.room)
        self._left(connection, data.room)
        return EMPTY

    async def sync(self, connection: Connection, re: str, data: SyncRoom) -> None:
        """Catch up after a gap or a lag."""
        room = self._process.hub.rooms.get(data.room)
        if room is None or connection not in room.seats:
            raise ROOM_NOT_FOUND(field="room")
        if room not in connection.full:
            raise NOT_SUBSCRIBED(field="room")
        await self._process.sync.subscribe(connection, data.room, data.since, re=re)

    async def type(self, connection: Connection, re: str, data: StartTyping) -> Empty:
        """Tell the room that someone writes; kept nowhere."""
        room = self._process.hub.rooms.get(data.room)
        if room is None or room not in connection.full:
            raise NOT_SUBSCRIBED(field="room")
        if connection in (room.silent if data.thread is None else room.mute):
            raise NOT_PERMITTED(field="room")
        frame = encode(
            TypingStarted(room=data.room, data=TypingData(connection.user_id, data.thread))
        )
        publish_ephemeral(
            [Publication(topic=room_topic(data.room), frame=frame, author=connection.user_id)]
        )
        return EMPTY

    async def set_presence(self, connection: Connection, re: str, data: SetPresence) -> Empty:
        """Set one's status; its text passes the gate first."""
        text = "" if data.text is UNSET else clean_line(data.text, field="text", limit=STATUS_CHARS)
        if text:
            await in_thread(require_writing_account, connection.user_id)
            if not connection.principal.exempt:
                await ratelimit.hit_async(STATUS_TEXTS, str(connection.user_id))
            await _review(connection.principal, text)
        await self._process.presence.set_status(
            connection.user_id, StatusRow(data.status, text), keep_text=data.text is UNSET
        )
        return EMPTY

    async def look(self, connection: Connection, re: str, data: LookAtPeople) -> PresentPeople:
        """Who has a room open that one has open oneself, from a name on."""
        room = self._process.hub.rooms.get(data.room)
        if room is None or room not in connection.full:
            raise NOT_SUBSCRIBED(field="room")
        return await self._process.looks.look(connection, room, position(data.start))

    def _left(self, connection: Connection, room_id: Any) -> None:
        room = self._process.hub.rooms.get(room_id)
        if room is not None:
            self._process.presence.exit(connection.user_id, room)


async def _review(principal: Principal, text: str) -> None:
    submission = Submission(text=text, kind=TextKind.STATUS_TEXT, author=principal.user_id)
    [verdict] = await gate().review([submission])
    settled = Settled(
        submission=submission,
        verdict=verdict,
        subject=principal.user_id if verdict.publishes else None,
    )
    await in_thread(_settle, settled)
    if not verdict.publishes:
        raise rejected(verdict, field="text")


@transaction.atomic
def _settle(settled: Settled) -> None:
    gate().settle([settled])


async def _socket_only(caller: Principal, data: Any) -> Any:
    raise SOCKET_ONLY()


def register() -> None:
    """Register the commands with the wire; the connection's handlers carry them out."""
    command(
        "session.ping",
        data=Ping,
        reply=Pong,
        handler=_socket_only,
        doc="Ask whether the server is there, and which rooms moved past the client's cursors.",
    )
    command(
        "room.subscribe",
        data=SubscribeRoom,
        reply=RoomState,
        handler=_socket_only,
        doc="Receive every event of a room, starting after `since`; at most 64 rooms in full.",
    )
    command(
        "room.unsubscribe",
        data=RoomRef,
        reply=Empty,
        handler=_socket_only,
        doc="Go back to head level.",
    )
    command(
        "room.sync",
        data=SyncRoom,
        reply=RoomState,
        handler=_socket_only,
        doc="Catch up after a gap or `room.lag`; answers as `room.subscribe`.",
    )
    command(
        "typing.start",
        data=StartTyping,
        reply=Empty,
        handler=_socket_only,
        doc="Tell the room that one writes; at most once in 3 seconds.",
    )
    command(
        "presence.set",
        data=SetPresence,
        reply=Empty,
        handler=_socket_only,
        doc="Set one's status and status text.",
    )
    command(
        "presence.look",
        data=LookAtPeople,
        reply=PresentPeople,
        handler=_socket_only,
        doc="Who has a room open, by name, 50 at a time; while the socket looks at them (the last "
        "four windows it asked for), it hears who comes, goes or changes their status there.",
    )
