"""The port through which realtime learns about rooms without knowing the chat app.

All functions are synchronous, take lists (a reconnect storm shares its queries), run in a thread,
and never fail for a single bad member of the list.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol
from uuid import UUID

import msgspec

from core.kernel.errors import define
from core.kernel.publish import Publication

ROOM_NOT_FOUND = define("room.not_found", 404, "There is no such room, or you may not see it.")


class Seat(msgspec.Struct, array_like=True):
    """One person's place in one room they may read.

    `head`: the room's position when looked up. `floor`: nothing at or below it can be resumed.
    `read_seq`: how far they have read, a mark-unread override already applied. `listed`: the room
    is one of a space they joined (head-level by default); false for a readable public room.
    `can_answer`: may write in its threads, as members do where only moderators announce.
    """

    room: UUID
    head: int
    floor: int
    read_seq: int
    can_write: bool
    listed: bool = True
    can_answer: bool = True


class Viewer(msgspec.Struct):
    """What a person sees: their listed seats by room, and the people a block separates them from.

    `name` is the one they show; `profile` the author object of the wire protocol, ready JSON.
    """

    user: UUID
    name: str
    profile: msgspec.Raw
    seats: dict[UUID, Seat]
    separated: frozenset[UUID]


class RoomPerson(msgspec.Struct):
    """Somebody who may read a room, as they look there: `name` as in `author`, which is the author
    object of the wire protocol, ready JSON.
    """

    name: str
    author: msgspec.Raw


class Snapshot(msgspec.Struct):
    """What `room.subscribe` and `room.sync` answer with, parts as ready JSON (`msgspec.Raw`).

    `items` are oldest change first, at most 200. `mode` is "delta" or "reset".
    """

    head: int
    floor: int
    read_seq: int
    unread: int
    mode: str
    items: list[msgspec.Raw]
    more: bool
    quotes: msgspec.Raw
    held: list[msgspec.Raw]


class SnapshotRequest(msgspec.Struct, frozen=True):
    """One person's wish to see a room from `since` (None: the latest 50)."""

    user: UUID
    room: UUID
    since: int | None


class RoomHeadRow(msgspec.Struct, frozen=True, array_like=True):
    """A room's counter: `seq` is the last number given, `floor` the purge floor."""

    seq: int
    floor: int


class CountedMessage(msgspec.Struct, frozen=True, array_like=True):
    """A message that counts as unread for everyone but its author."""

    seq: int
    author: UUID


class RoomSource(Protocol):
    """Bound by `core.config.bindings` to the chat app's implementation."""

    def viewers(self, users: Sequence[UUID]) -> Mapping[UUID, Viewer]:
        """Listed seats and separations of each user; a user who may not sign in is absent."""

    def seats(self, wanted: Sequence[tuple[UUID, UUID]]) -> Mapping[tuple[UUID, UUID], Seat]:
        """Seats for (user, room) pairs, listed or not; unreadable and absent rooms are both
        missing.
        """

    def people(self, wanted: Sequence[tuple[UUID, UUID]]) -> Mapping[tuple[UUID, UUID], RoomPerson]:
        """How people look in rooms, by (user, room); who may not read the room is missing."""

    def snapshots(self, requests: Sequence[SnapshotRequest]) -> list[Snapshot | None]:
        """Answers in the order of `requests`; None where the room is absent or hidden."""

    def held(self, wanted: Sequence[tuple[UUID, UUID]]) -> Mapping[tuple[UUID, UUID], list[bytes]]:
        """Held messages as JSON by (author, room); pairs without any are missing."""

    def heads(self, rooms: Sequence[UUID]) -> Mapping[UUID, RoomHeadRow]:
        """Present counters."""

    def changes(self, room: UUID, *, after: int, upto: int) -> list[Publication]:
        """Frames standing for every position in (after, upto], exactly one each, in order.

        A position superseded by a later change of the same thing is a `room.skip`.
        """

    def counted(self, rooms: Sequence[UUID], *, limit: int) -> Mapping[UUID, list[CountedMessage]]:
        """The latest `limit` counting messages of each room, oldest first."""


_source: RoomSource | None = None


def bind(source: RoomSource) -> RoomSource | None:
    """Bind the port; returns what was bound before."""
    global _source
    previous, _source = _source, source
    return previous


def source() -> RoomSource:
    """The bound source."""
    if _source is None:
        raise RuntimeError("no room source is bound; core.config.bindings binds one")
    return _source
