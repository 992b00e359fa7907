"""The events of the socket itself. Structs only."""

from datetime import datetime
from typing import Annotated, get_args
from uuid import UUID

import msgspec
from msgspec import UNSET, UnsetType

from core.kernel.wire import Audience, Event, event, one_of
from realtime.protocol.commands import Status

Shown = Annotated[str, one_of([*get_args(Status), "offline"])]


class Limits(msgspec.Struct, frozen=True):
    """What a client must keep within."""

    frame_bytes: int
    content_chars: int
    open_rooms: int


class ReadyData(msgspec.Struct, frozen=True, kw_only=True):
    """`epoch`: when it is not the last session's, forget every cursor. `heartbeat`: seconds."""

    protocol: int
    session: str
    user: msgspec.Raw
    epoch: str
    heartbeat: int
    limits: Limits
    server_time: datetime


class BeatData(msgspec.Struct, frozen=True):
    """Heads of the fully subscribed rooms that moved lately."""

    heads: dict[UUID, int]


class ByeData(msgspec.Struct, frozen=True):
    """Reconnect after this many seconds."""

    after: float


class HeadData(msgspec.Struct, frozen=True):
    """Where the room is, and how much of it the reader has not read (a hint)."""

    head: int
    unread: int


class LagData(msgspec.Struct, frozen=True):
    """Where the room is; sync when ready."""

    head: int


class ClosedData(msgspec.Struct, frozen=True):
    """Why."""

    code: str


class TypingData(msgspec.Struct, frozen=True):
    """Who writes where."""

    user: UUID
    thread: UUID | None


class PresenceData(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Either one person's status, or how many people have the room open.

    `person` and `at`, their place in the list, are sent to those who look at the list there.
    """

    user: UUID | None = None
    status: Shown | None = None
    text: str | None = None
    online: int | None = None
    at: str | None = None
    person: msgspec.Raw | UnsetType = UNSET


class SessionData(msgspec.Struct, frozen=True):
    """The code of the close that follows."""

    code: int


@event(audience=Audience.SOCKET)
class SessionReady(Event, frozen=True, tag="session.ready"):
    """The first frame from the server."""

    data: ReadyData


@event(audience=Audience.SOCKET)
class SessionBeat(Event, frozen=True, tag="session.beat"):
    """The server is there; these rooms moved."""

    data: BeatData


@event(audience=Audience.SOCKET)
class SessionBye(Event, frozen=True, tag="session.bye"):
    """The server restarts: close follows, reconnect after `after` seconds."""

    data: ByeData


@event(audience=Audience.ROOM)
class RoomHead(Event, frozen=True, tag="room.head"):
    """A room at head level moved; at most one a second."""

    room: UUID
    data: HeadData


@event(audience=Audience.SOCKET)
class RoomLag(Event, frozen=True, tag="room.lag"):
    """What was queued for this room was dropped, because the client reads too slowly."""

    room: UUID
    data: LagData


@event(audience=Audience.SOCKET)
class RoomClosed(Event, frozen=True, tag="room.closed"):
    """Access to the room was lost."""

    room: UUID
    data: ClosedData


@event(audience=Audience.ROOM)
class TypingStarted(Event, frozen=True, tag="typing.started"):
    """Someone writes; forget it after a few seconds."""

    room: UUID
    data: TypingData


@event(audience=Audience.ROOM)
class PresenceChanged(Event, frozen=True, tag="presence.changed"):
    """Someone came, went or changed status; or the number of people did."""

    room: UUID
    data: PresenceData


@event(audience=Audience.SOCKET)
class SessionRevoked(Event, frozen=True, tag="session.revoked"):
    """The session behind this socket has ended; the last frame before the close."""

    data: SessionData
