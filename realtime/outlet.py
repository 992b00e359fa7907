"""Writing one room's frames to its full subscribers, as few times as possible.

The first frame leaves at once; frames that follow within `WINDOW` share one write, so that the cost
under load is one write per socket and window, whatever the rate.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from uuid import UUID

import msgspec

from core.kernel.publish import Publication
from core.kernel.wire import encode
from realtime import metrics
from realtime.connection import Connection
from realtime.prepared import Prepared

WINDOW = 0.020
WINDOW_MAX = 0.100
REST = 12
"""A room rests that many times as long as its last write took, within the two limits above, so that
one hot room never takes the whole process.
"""


class _Skip(msgspec.Struct, frozen=True, tag_field="type", tag="room.skip"):
    """What a viewer gets in place of someone a block separates them from."""

    room: UUID
    seq: int
    data: dict[str, str]


class Outlet:
    """The live subscribers of one room. Those with blocks are looked at one by one.

    `mark` is called with every socket that could not take a frame.
    """

    __slots__ = (
        "_ahead",
        "_filtered",
        "_flushed_at",
        "_mark",
        "_pending",
        "_plain",
        "_room",
        "_timer",
        "_window",
    )

    def __init__(self, room: UUID, mark: Callable[[Connection], None]) -> None:
        self._room = room
        self._mark = mark
        self._plain: set[Connection] = set()
        self._filtered: set[Connection] = set()
        self._ahead: dict[Connection, int] = {}
        self._pending: list[tuple[Publication, Prepared]] = []
        self._timer: asyncio.TimerHandle | None = None
        self._flushed_at = 0.0
        self._window = WINDOW

    def __bool__(self) -> bool:
        return bool(self._plain or self._filtered or self._ahead)

    def __len__(self) -> int:
        return len(self._plain) + len(self._filtered) + len(self._ahead)

    def __iter__(self) -> Iterator[Connection]:
        yield from self._plain
        yield from self._filtered
        yield from self._ahead

    def add(self, connection: Connection, *, ahead: int = 0) -> None:
        """Take in a socket. `ahead`: it already has everything up to that position."""
        if ahead:
            self._ahead[connection] = ahead
        elif connection.separated:
            self._filtered.add(connection)
        else:
            self._plain.add(connection)

    def remove(self, connection: Connection) -> None:
        """Let a socket go."""
        self._plain.discard(connection)
        self._filtered.discard(connection)
        self._ahead.pop(connection, None)

    def drain(self) -> list[Connection]:
        """Let all go; what is pending is dropped."""
        gone = list(self)
        self._plain.clear()
        self._filtered.clear()
        self._ahead.clear()
        self._pending.clear()
        return gone

    def refile(self, connection: Connection) -> None:
        """A socket's blocks changed."""
        if connection in self._plain or connection in self._filtered:
            self.flush()
            self.remove(connection)
            self.add(connection)

    def push(self, publication: Publication, prepared: Prepared) -> None:
        """Send now or within the window."""
        self._pending.append((publication, prepared))
        if self._ahead and publication.seq:
            self._admit_caught_up(publication.seq)
        if self._timer is not None or not self._pending:
            return
        loop = asyncio.get_running_loop()
        if loop.time() - self._flushed_at >= self._window:
            self.flush()
        else:
            self._timer = loop.call_at(self._flushed_at + self._window, self._on_timer)

    def flush(self) -> None:
        """Write what is pending at once."""
        pending, self._pending = self._pending, []
        if not pending:
            return
        self._flushed_at = asyncio.get_running_loop().time()
        frames = [prepared for _, prepared in pending]
        joined = frames[0].frame if len(frames) == 1 else b"".join(one.frame for one in frames)
        congested = []
        for connection in self._plain:
            if connection.writer.congested:
                congested.append(connection)
            else:
                connection.writer.write_many(frames, joined)
        metrics.DELIVERED.inc(len(frames) * (len(self._plain) - len(congested)))
        for connection in self._filtered:
            if connection.writer.congested:
                congested.append(connection)
            else:
                for publication, prepared in pending:
                    self.write_one(connection, publication, prepared)
        took = asyncio.get_running_loop().time() - self._flushed_at
        self._window = min(WINDOW_MAX, max(WINDOW, REST * took))
        if congested and any(publication.seq for publication, _ in pending):
            for connection in congested:
                self._mark(connection)

    def write_one(
        self, connection: Connection, publication: Publication, prepared: Prepared
    ) -> None:
        """Write one frame to one socket, as this viewer may see it."""
        if publication.author is None or publication.author not in connection.separated:
            connection.send(prepared)
        elif publication.seq:
            connection.send(
                Prepared(encode(_Skip(self._room, publication.seq, {})), publication.seq)
            )

    def _on_timer(self) -> None:
        self._timer = None
        self.flush()

    def _admit_caught_up(self, seq: int) -> None:
        """Sockets whose snapshot was ahead of the bus join once it has caught up with them."""
        ready = [connection for connection, head in self._ahead.items() if head <= seq]
        if ready:
            self.flush()
            for connection in ready:
                del self._ahead[connection]
                self.add(connection)
