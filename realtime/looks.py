"""Who looks at which people of a room, and hears when those come, go or change their status.

A look opens a window over the room's people by name. Everyone who looks at the same stretch shares
one view of it, read once every few seconds however many look and however many people come and go:
a crowd costs what is looked at, not what happens.
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

import msgspec
import redis
import structlog
from msgspec import UNSET

from core.kernel import rooms as room_port
from core.kernel.batching import Batcher
from core.kernel.errors import UNAVAILABLE, CaryaError
from core.kernel.threads import in_thread
from realtime.connection import Connection
from realtime.hub import Hub
from realtime.prepared import Prepared, prepare
from realtime.protocol.commands import PresentPeople, PresentPerson
from realtime.protocol.events import PresenceChanged, PresenceData
from realtime.roll import StatusRow, after, name_in, sort_name
from realtime.room import RoomChannel
from realtime.windows import PAGE, Window, read_windows, strike

LOOK_SECONDS = 2.0
LOOKERS_PER_SECOND = 1_000
"""A view is read again after two seconds, or later if more than twice as many people share it."""
VIEWS_A_TURN = 100
"""More views than that take turns."""
CHANGES_A_TURN = 50
"""What else changed in a view waits for its next turn."""
FACES_SECONDS = 60.0
"""So long names and pictures in a view are believed to be as they were."""
LOOKS = 4
"""Windows of one socket; a further one closes the oldest."""
GROWN = PAGE * 3 // 2
"""A view of so many people is told to no one new: who opens it again gets fewer, and a next one."""
BATCH = 64

log = structlog.get_logger()


class Seen(NamedTuple):
    """One person in a view; `author` as ready JSON."""

    user: UUID
    status: StatusRow
    author: msgspec.Raw


class Sight(NamedTuple):
    """What one reading of a window found: people by their entry, in order."""

    people: dict[str, Seen]
    until: str | None
    online: int


class View:
    """What everyone who looks at one stretch of a room has been told."""

    __slots__ = ("faces_at", "lookers", "online", "people", "read_at", "room", "start", "until")

    def __init__(self, room: RoomChannel, start: str, sight: Sight, read_at: float) -> None:
        self.room = room
        self.start = start
        self.people, self.until, self.online = sight
        self.read_at = self.faces_at = read_at
        self.lookers: set[Connection] = set()

    @property
    def due_at(self) -> float:
        """When it is to be read again, on the loop's clock."""
        return self.read_at + max(LOOK_SECONDS, len(self.lookers) / LOOKERS_PER_SECOND)

    @property
    def window(self) -> Window:
        """What to read."""
        return Window(self.room.id, self.start, self.until, opening=False)

    def answer(self, viewer: Connection) -> PresentPeople:
        """What one viewer sees of it; it ends behind somebody whom they see."""
        shown = {at: seen for at, seen in self.people.items() if seen.user not in viewer.separated}
        until = self.until
        if until is not None and viewer.separated and shown:
            until = after(max(shown))
        people = [
            PresentPerson(at, seen.author, seen.status.status, seen.status.text)
            for at, seen in sorted(shown.items())
        ]
        return PresentPeople(people=people, next=until, online=self.online)

    def take(self, sight: Sight) -> list[tuple[UUID, Prepared]]:
        """Take over what was found; returns what to tell of whom, at most `CHANGES_A_TURN`."""
        gone = [at for at in self.people if at not in sight.people]
        changed = [at for at, seen in sight.people.items() if self.people.get(at) != seen]
        frames: list[tuple[UUID, Prepared]] = []
        for at in [*gone, *changed][:CHANGES_A_TURN]:
            before, seen = self.people.pop(at, None), sight.people.get(at)
            if seen is not None:
                self.people[at] = seen
                new = before is None or before.author != seen.author
                frames.append((seen.user, self._frame(at, seen, new=new)))
            elif before is not None:
                data = PresenceData(user=before.user, status="offline")
                frames.append((before.user, prepare(PresenceChanged(room=self.room.id, data=data))))
        return frames

    def _frame(self, at: str, seen: Seen, *, new: bool) -> Prepared:
        data = PresenceData(
            user=seen.user,
            status=seen.status.status,
            text=seen.status.text,
            at=at if new else None,
            person=seen.author if new else UNSET,
        )
        return prepare(PresenceChanged(room=self.room.id, data=data))


class Looks:
    """The views of one process."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._all: set[View] = set()
        self._newest: dict[tuple[UUID, str], View] = {}
        self._opening: dict[tuple[UUID, str], asyncio.Task[View]] = {}
        self._of: defaultdict[Connection, deque[View]] = defaultdict(deque)
        self._reads: Batcher[tuple[Window, Mapping[str, Seen]], Sight] = Batcher(_read, limit=BATCH)
        self._turning = False

    async def look(self, connection: Connection, room: RoomChannel, start: str) -> PresentPeople:
        """Open a window for a socket that has the room open; UNAVAILABLE while Redis is away."""
        try:
            view = await self._view(room, start)
        except redis.RedisError:
            raise UNAVAILABLE() from None
        if room in connection.full and not connection.closed:
            looks = self._of[connection]
            for other in [other for other in looks if (other.room, other.start) == (room, start)]:
                self._close(other, connection)
            looks.append(view)
            view.lookers.add(connection)
            if len(looks) > LOOKS:
                self._close(looks[0], connection)
        return view.answer(connection)

    def leave(self, connection: Connection) -> None:
        """The socket closed."""
        for view in self._of.pop(connection, ()):
            view.lookers.discard(connection)

    def _close(self, view: View, connection: Connection) -> None:
        view.lookers.discard(connection)
        self._of[connection].remove(view)

    async def _view(self, room: RoomChannel, start: str) -> View:
        """The shared view; however many ask at once, it is read once."""
        key = room.id, start
        view = self._newest.get(key)
        if view is not None and len(view.people) < GROWN:
            return view
        opening = self._opening.get(key)
        if opening is None:
            opening = self._opening[key] = self._hub.loop.create_task(self._open(room, start))
            opening.add_done_callback(lambda _: self._opening.pop(key, None))
        return await asyncio.shield(opening)

    async def _open(self, room: RoomChannel, start: str) -> View:
        sight = await self._reads((Window(room.id, start), {}))
        view = View(room, start, sight, self._hub.loop.time())
        self._newest[room.id, start] = view
        self._all.add(view)
        if not self._turning:
            self._turning = True
            self._hub.spawn(self._turn_on())
        return view

    async def _turn_on(self) -> None:
        """Keep the views true as long as there are any."""
        try:
            while self._all:
                await asyncio.sleep(LOOK_SECONDS / 4)
                try:
                    await self.turn()
                except (redis.RedisError, CaryaError) as error:
                    log.warning("looks.missed", error=type(error).__name__)
        finally:
            self._turning = False

    async def turn(self) -> None:
        """Read the views that are due, those first that waited longest, and tell what changed."""
        now = self._hub.loop.time()
        due = sorted((view for view in self._all if view.due_at <= now), key=lambda v: v.read_at)
        for view in [view for view in due if not self._watched(view)]:
            self._forget(view)
            due.remove(view)
        due = due[:VIEWS_A_TURN]
        if not due:
            return
        asked: list[tuple[Window, Mapping[str, Seen]]] = []
        for view in due:
            old = now - view.faces_at > FACES_SECONDS
            asked.append((view.window, {} if old else view.people))
            view.faces_at = now if old else view.faces_at
        sights = await in_thread(_look_at, asked)
        for view, sight in zip(due, sights, strict=True):
            view.read_at, view.online = now, sight.online
            if frames := view.take(sight):
                self._tell(view, frames)

    def _watched(self, view: View) -> bool:
        """Whether anyone still looks at it who may."""
        for connection in [one for one in view.lookers if view.room not in one.full]:
            self._close(view, connection)
        return bool(view.lookers)

    def _forget(self, view: View) -> None:
        self._all.discard(view)
        key = view.room.id, view.start
        if self._newest.get(key) is view:
            del self._newest[key]

    def _tell(self, view: View, frames: Sequence[tuple[UUID, Prepared]]) -> None:
        """Who takes no bytes now misses something, and looks no longer."""
        every = [frame for _, frame in frames]
        joined = b"".join(frame.frame for frame in every)
        for connection in list(view.lookers):
            if connection.writer.congested:
                self._close(view, connection)
            elif not connection.separated:
                connection.writer.write_many(every, joined)
            else:
                for user, frame in frames:
                    if user not in connection.separated:
                        connection.send(frame)


async def _read(asked: Sequence[tuple[Window, Mapping[str, Seen]]]) -> Sequence[Sight]:
    return await in_thread(_look_at, asked)


def _look_at(asked: Sequence[tuple[Window, Mapping[str, Seen]]]) -> list[Sight]:
    """Read windows, given who was seen in them before; people new to one cost two queries in all.

    Entries under a name that their person no longer shows are struck.
    """
    stretches = read_windows([window for window, _ in asked])
    new = {
        (user, window.room)
        for (window, known), stretch in zip(asked, stretches, strict=True)
        for at, (user, _) in stretch.people.items()
        if at not in known
    }
    people = room_port.source().people(list(new)) if new else {}
    sights: list[Sight] = []
    outdated: defaultdict[UUID, list[str]] = defaultdict(list)
    for (window, known), stretch in zip(asked, stretches, strict=True):
        found: dict[str, Seen] = {}
        for at, (user, status) in stretch.people.items():
            if at in known:
                found[at] = known[at]._replace(status=status)
            elif person := people.get((user, window.room)):
                if sort_name(person.name) == name_in(at):
                    found[at] = Seen(user, status, person.author)
                else:
                    outdated[window.room].append(at)
        sights.append(Sight(found, stretch.until, stretch.online))
    strike(outdated)
    return sights
