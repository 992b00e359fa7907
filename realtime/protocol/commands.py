"""The commands of the socket itself: session, rooms, typing, presence. Structs only."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from core.kernel.wire import Data, Reply, one_of

Seq = Annotated[int, Meta(ge=0, le=2**53)]
Level = Literal["full", "head"]
STATUS_CHARS = 100
Status = Literal["online", "away", "dnd", "invisible"]


class Ping(Data, frozen=True):
    """`heads`: the client's cursors."""

    heads: dict[UUID, Seq] = {}


class Pong(Reply, frozen=True):
    """Rooms where the client is behind, with their heads."""

    stale: dict[UUID, int]


class SubscribeRoom(Data, frozen=True):
    """`since`: the client's cursor; without it the latest 50 come as a reset."""

    room: UUID
    since: Seq | None = None
    level: Level = "full"


class RoomRef(Data, frozen=True):
    room: UUID


class SyncRoom(Data, frozen=True):
    room: UUID
    since: Seq


class RoomState(Reply, frozen=True):
    """Everything after the cursor: see `room.subscribe` in the protocol reference.

    `floor`: what happened at or below this position is purged; an older cursor gets a reset.
    """

    head: int
    floor: int
    read_seq: int
    unread: int
    mode: Literal["delta", "reset"]
    items: list[msgspec.Raw]
    more: bool
    quotes: msgspec.Raw
    held: list[msgspec.Raw]


class HeadState(Reply, frozen=True):
    """The answer to a subscription at head level."""

    head: int
    floor: int
    read_seq: int
    unread: int


class PresenceState(Reply, frozen=True):
    """What `/ws/lounge/presence/` starts with: how many people have each room open."""

    online: dict[UUID, int]


class StartTyping(Data, frozen=True):
    room: UUID
    thread: UUID | None = None


class SetPresence(Data, frozen=True):
    """`text` is the status text others see; it passes the gate. Leaving it out keeps it."""

    status: Status
    text: Annotated[str, Meta(max_length=STATUS_CHARS)] | UnsetType = UNSET


class LookAtPeople(Data, frozen=True):
    """`start`: `next` of the window before, or the beginning of a name; without it the first."""

    room: UUID
    start: Annotated[str, Meta(max_length=200)] = ""


class PresentPerson(msgspec.Struct, frozen=True):
    """Somebody who has the room open. `at`: their place in the list, which `next` compares with."""

    at: str
    user: msgspec.Raw
    status: Annotated[str, one_of(["online", "away", "dnd"])]
    text: str


class PresentPeople(Reply, frozen=True):
    """At most 50 people by name, some more where many came lately; `next`: where the list goes on.

    `online`: how many have the room open.
    """

    people: list[PresentPerson]
    next: str | None
    online: int
