"""The commands of the socket itself: session, rooms, typing, presence. Structs only."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from core.kernel.wire import Data, Reply

Seq = Annotated[int, Meta(ge=0, le=2**53)]
Level = Literal["full", "head"]
Status = Literal["online", "away", "dnd", "invisible"]


class Ping(Data):
    """`heads`: the client's cursors."""

    heads: dict[UUID, Seq] = {}


class Pong(Reply):
    """Rooms where the client is behind, with their heads."""

    stale: dict[UUID, int]


class SubscribeRoom(Data):
    """`since`: the client's cursor; without it the latest 50 come as a reset."""

    room: UUID
    since: Seq | None = None
    level: Level = "full"


class RoomRef(Data):
    room: UUID


class SyncRoom(Data):
    room: UUID
    since: Seq


class RoomState(Reply):
    """Everything after the cursor: see `room.subscribe` in the protocol reference."""

    head: int
    floor: int
    read_seq: int
    unread: int
    mode: Literal["delta", "reset"]
    items: list[msgspec.Raw]
    more: bool
    quotes: msgspec.Raw
    held: list[msgspec.Raw]


class HeadState(Reply):
    """The answer to a subscription at head level."""

    head: int
    floor: int
    read_seq: int
    unread: int


class StartTyping(Data):
    room: UUID
    thread: UUID | None = None


class SetPresence(Data):
    """`text` is the status text others see; it passes the gate. Leaving it out keeps it."""

    status: Status
    text: Annotated[str, Meta(max_length=100)] | UnsetType = UNSET
