"""Announcing facts: the publish port, only ever used after commit.

Actions call `publish_on_commit` inside their transaction; what they hand over leaves the process
when, and only if, that transaction commits. Realtime binds the port (`bind`).
"""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

import msgspec
from django.db import transaction


class Counted(msgspec.Struct, frozen=True, array_like=True):
    """How a publication changes unread counts of a room.

    `seq` is the position where the message was published, `author` never counts it as unread,
    `counts` is true when it now counts (published, visible, top-level), false when it no longer
    does.
    """

    seq: int
    author: UUID
    counts: bool


class Publication(msgspec.Struct, frozen=True, array_like=True, kw_only=True, omit_defaults=True):
    """One ready frame for one topic (`room.<id>` or `user.<id>`).

    `frame`: the JSON bytes every receiver gets. `seq`: its position in the room, 0 when ephemeral.
    `author`: whose act this is – viewers with a block between them get `room.skip` (durable) or
    nothing (ephemeral) instead. `subject` and `item` serve resumption: the id of the thing that
    changed, its compact item and the quotes that belong to it (JSON bytes; a durable room
    publication without a subject is a skip).
    `counted`: effect on unread counts.
    """

    topic: str
    frame: bytes
    seq: int = 0
    author: UUID | None = None
    subject: UUID | None = None
    item: bytes = b""
    quotes: bytes = b""
    counted: Counted | None = None


class SessionsEnded(msgspec.Struct, frozen=True, tag="sessions_ended", array_like=True):
    """Close sockets of `user`: those of `session_keys`, or all but `keep` if it is empty."""

    user: UUID
    code: int
    session_keys: tuple[str, ...] = ()
    keep: str = ""


class AccessChanged(msgspec.Struct, frozen=True, tag="access_changed", array_like=True):
    """What `user` may see, or whom they have blocked, changed: look it up again and act on it."""

    user: UUID


class RoomAccessChanged(msgspec.Struct, frozen=True, tag="room_access_changed", array_like=True):
    """Who may read `room` changed for many: re-check every local subscriber."""

    room: UUID


class RoomListed(msgspec.Struct, frozen=True, tag="room_listed", array_like=True):
    """`room` was made, or changed in a way that lists show: give its members their seats and tell
    them. The ready frames: for those who may only read there, and for those who may write.
    """

    room: UUID
    to_readers: bytes
    to_writers: bytes


Control = SessionsEnded | AccessChanged | RoomAccessChanged | RoomListed
"""Orders to every process that holds sockets; never sent to a client."""


class Publisher(Protocol):
    """The port. Implementations never raise and never block for longer than a queue put."""

    def publish(self, publications: Sequence[Publication]) -> None:
        """Deliver frames, keeping their order within a topic."""

    def control(self, orders: Sequence[Control]) -> None:
        """Deliver orders to every process."""


class _Unbound:
    def publish(self, publications: Sequence[Publication]) -> None:
        raise RuntimeError("no publisher is bound; core.config.bindings binds one")

    def control(self, orders: Sequence[Control]) -> None:
        raise RuntimeError("no publisher is bound; core.config.bindings binds one")


_publisher: Publisher = _Unbound()


def bind(publisher: Publisher) -> Publisher:
    """Bind the port; returns the publisher bound before, so that tests can restore it."""
    global _publisher
    previous, _publisher = _publisher, publisher
    return previous


def publish_on_commit(publications: Sequence[Publication]) -> None:
    """Announce `publications` when the current transaction commits; nothing if it rolls back."""
    if publications:
        transaction.on_commit(lambda: _publisher.publish(publications), robust=True)


def control_on_commit(*orders: Control) -> None:
    """Send orders when the current transaction commits."""
    transaction.on_commit(lambda: _publisher.control(orders), robust=True)


def publish_ephemeral(publications: Sequence[Publication]) -> None:
    """Announce what no row stands behind (typing, presence); durable facts never come this way."""
    _publisher.publish(publications)
