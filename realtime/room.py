"""One room in one process: released strictly by number, written once, to everyone at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol
from uuid import UUID

from core.kernel.publish import Counted, Publication
from realtime import metrics
from realtime.connection import Connection
from realtime.counted import CountedMessages
from realtime.outlet import Outlet
from realtime.prepared import Prepared, prepare
from realtime.protocol.events import LagData, RoomLag
from realtime.ring import Ring

EARLY_SECONDS = 0.2
"""How long an early frame waits for its predecessor before the hole is filled from the database."""
RETRY_SECONDS = 1.0
FILL_MAX = 1_000
"""A larger hole is not filled: readers are told that they lag."""


class Joining:
    """A subscriber between registration and answer; frames wait here until its head is known.

    `skipped`: the room gave up on a hole meanwhile; an older snapshot does not reach across it.
    """

    __slots__ = ("frames", "skipped")

    def __init__(self) -> None:
        self.frames: list[tuple[Publication, Prepared]] = []
        self.skipped = 0


class Healer(Protocol):
    """Fills a hole: reads positions after `released` up to `behind` and feeds them to the room."""

    def __call__(self, room: RoomChannel, /) -> Awaitable[None]: ...


class RoomChannel:
    """Subscribers and positions of one room.

    Those `silent` may not write in it; those `mute`, not even in its threads.

    `released` is the last position handed out, None until the first one is known; `floor` the last
    one that was purged, as far as this process has heard. `seats` holds how far each local member
    has read; `joining` and the outlet the full subscribers. `uncounted` keeps what is released
    while `counted` is being read.
    """

    __slots__ = (
        "_early",
        "_heal",
        "_healing",
        "_known_head",
        "_on_release",
        "_timer",
        "counted",
        "floor",
        "id",
        "joined",
        "joining",
        "moved_at",
        "mute",
        "outlet",
        "released",
        "ring",
        "seats",
        "silent",
        "ticked_at",
        "ticking",
        "uncounted",
        "watchers",
    )

    def __init__(
        self, id: UUID, *, heal: Healer, on_release: Callable[[RoomChannel], None]
    ) -> None:
        self.id = id
        self.released: int | None = None
        self.floor = 0
        self.ring = Ring()
        self.counted: CountedMessages | None = None
        self.uncounted: list[Counted] | None = None
        self.seats: dict[Connection, int] = {}
        self.joining: dict[Connection, Joining] = {}
        self.watchers: set[Connection] = set()
        self.silent: set[Connection] = set()
        self.mute: set[Connection] = set()
        self.joined: asyncio.Task[None] | None = None
        self.outlet = Outlet(id, self.mark_lagging)
        self.moved_at = 0.0
        self.ticked_at = 0.0
        self.ticking = False
        self._early: dict[int, Publication] = {}
        self._known_head = 0
        self._timer: asyncio.TimerHandle | None = None
        self._healing: asyncio.Task[None] | None = None
        self._heal = heal
        self._on_release = on_release

    @property
    def behind(self) -> int:
        """The furthest position known to exist and not yet released; 0 when there is none."""
        furthest = max(self._known_head, *self._early, 0) if self._early else self._known_head
        return furthest if furthest > (self.released or 0) else 0

    @property
    def listeners(self) -> set[Connection]:
        """Sockets that get, or will get, every event."""
        return {*self.joining, *self.outlet}

    @property
    def in_use(self) -> bool:
        """Whether anyone here listens."""
        return bool(self.seats or self.joining or self.watchers or self.outlet)

    # --- what comes from the bus -------------------------------------------------------------

    def accept(self, publication: Publication) -> None:
        """Take one publication: release it, keep it for its turn, or drop what was seen before."""
        seq = publication.seq
        if seq == 0:
            self._emit(publication, Prepared(publication.frame))
            return
        if self.released is None:
            self.released = seq - 1
        if seq <= self.released or seq in self._early:
            return
        if seq != self.released + 1:
            self._early[seq] = publication
            self._wait()
            return
        self._release(publication)
        while self._early and (following := self._early.pop(self.released + 1, None)):
            self._release(following)

    def expect(self, head: int) -> None:
        """The database says the room is at `head`: what is missing comes soon, or is fetched."""
        if self.released is None:
            self.released = head
        elif head > self.released:
            self._known_head = max(head, self._known_head)
            self._wait()

    def skip_to(self, head: int) -> None:
        """Give up on a hole: everyone lags to `head`."""
        if self.released is not None and head <= self.released:
            return
        self.released = head
        self.ring.clear()
        self.counted = self.uncounted = None
        for joining in self.joining.values():
            joining.skipped = head
            joining.frames.clear()
        self._early = {seq: held for seq, held in self._early.items() if seq > head}
        for connection in self.outlet.drain():
            self.mark_lagging(connection)
            self._tell_lag(connection)
        while following := self._early.pop(self.released + 1, None):
            self._release(following)

    def _release(self, publication: Publication) -> None:
        self.released = publication.seq
        self.ring.append(publication)
        if publication.counted is not None:
            if self.counted is not None:
                self.counted.apply(publication.counted)
            elif self.uncounted is not None:
                self.uncounted.append(publication.counted)
        metrics.RELEASED.inc()
        self._emit(publication, Prepared(publication.frame, publication.seq))
        self._on_release(self)

    def _emit(self, publication: Publication, prepared: Prepared) -> None:
        for waiting in self.joining.values():
            waiting.frames.append((publication, prepared))
        if self.outlet:
            self.outlet.push(publication, prepared)
        if publication.seq == 0 and self.watchers:
            for connection in self.watchers:
                if self not in connection.full and not connection.writer.congested:
                    self.outlet.write_one(connection, publication, prepared)

    def _wait(self) -> None:
        if self._timer is None and self._healing is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(EARLY_SECONDS, self._start_healing)

    def _start_healing(self) -> None:
        self._timer = None
        if not self.behind:
            return
        self._healing = asyncio.get_running_loop().create_task(self._fill())

    async def _fill(self) -> None:
        try:
            await self._heal(self)
        except Exception:  # noqa: BLE001 - whatever the reason, the hole is tried again
            metrics.FILLS_FAILED.inc()
            await asyncio.sleep(RETRY_SECONDS)
        finally:
            self._healing = None
            if self.behind:
                self._wait()

    # --- subscribers -------------------------------------------------------------------------

    def begin(self, connection: Connection) -> Joining:
        """Register before reading: from now on nothing is missed."""
        self.outlet.remove(connection)
        joining = self.joining[connection] = Joining()
        return joining

    def finish(self, connection: Connection, joining: Joining, head: int, answer: Prepared) -> None:
        """Answer, hand over what arrived meanwhile, and go live.

        A newer `begin` of the same socket makes this one void, and so does losing the room: it only
        answers.
        """
        connection.send(answer)
        if self.joining.get(connection) is not joining:
            return
        del self.joining[connection]
        if connection.closed:
            return
        self.expect(head)
        connection.full.add(self)
        if head < joining.skipped:
            self.mark_lagging(connection)
            self._tell_lag(connection)
            return
        self.outlet.flush()
        for publication, prepared in joining.frames:
            if publication.seq == 0 or publication.seq > head:
                self.outlet.write_one(connection, publication, prepared)
        if connection.lagging is not None:
            connection.lagging.discard(self)
        self.outlet.add(connection, ahead=head if head > (self.released or 0) else 0)

    def abandon(self, connection: Connection, joining: Joining) -> None:
        """The subscription failed; one that renewed an older one leaves the room lagging."""
        if self.joining.get(connection) is not joining:
            return
        del self.joining[connection]
        if self in connection.full:
            self.mark_lagging(connection)
            self._tell_lag(connection)

    def allow(self, connection: Connection, *, writing: bool, answering: bool) -> None:
        """Note whether the socket's user may write here, and whether in threads."""
        for barred, may in ((self.silent, writing), (self.mute, answering)):
            if may:
                barred.discard(connection)
            else:
                barred.add(connection)

    def leave(self, connection: Connection) -> None:
        """No more events for this socket; its seat stays."""
        self.joining.pop(connection, None)
        self.outlet.remove(connection)
        connection.full.discard(self)
        if connection.lagging is not None:
            connection.lagging.discard(self)

    def drop(self, connection: Connection) -> None:
        """Forget the socket altogether."""
        self.leave(connection)
        self.seats.pop(connection, None)
        self.watchers.discard(connection)
        self.allow(connection, writing=True, answering=True)
        connection.rooms.discard(self)

    # --- slow readers ------------------------------------------------------------------------

    def mark_lagging(self, connection: Connection) -> None:
        """Stop sending until the client syncs."""
        self.outlet.remove(connection)
        if connection.lagging is None:
            connection.lagging = set()
        connection.lagging.add(self)

    def announce_lag(self, connection: Connection) -> None:
        """The outbox drained: say where the room is."""
        if self in connection.full:
            self._tell_lag(connection)

    def _tell_lag(self, connection: Connection) -> None:
        metrics.LAGS.inc()
        connection.send(prepare(RoomLag(room=self.id, data=LagData(self.released or 0))))
