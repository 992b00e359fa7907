"""The process' pulse: beats to sockets, lost frames found, access and presence renewed."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from uuid import UUID

import structlog

from core.accounts.selectors.sockets import socket_sessions
from core.kernel.threads import in_thread
from realtime.farewell import say_revoked
from realtime.hub import Hub
from realtime.prepared import Prepared, prepare
from realtime.presence import REFRESH_SECONDS, PresenceKeeper
from realtime.protocol.events import BeatData, SessionBeat

BEAT_SECONDS = 25
RECHECK_SECONDS = 45
RECHECK_BATCH = 100
MOVED_SECONDS = 2 * BEAT_SECONDS

log = structlog.get_logger()


class Heart:
    """Three loops of one process; each survives the failure of its turn."""

    def __init__(self, hub: Hub, presence: PresenceKeeper) -> None:
        self._hub = hub
        self._presence = presence
        self._quiet = prepare(SessionBeat(data=BeatData({})))
        self._tasks: list[asyncio.Task[None]] = []
        self._turn = 0

    def start(self) -> None:
        """Begin."""
        loop = asyncio.get_running_loop()
        self._tasks = [
            loop.create_task(self._every(1.0, self._beat)),
            loop.create_task(self._every(BEAT_SECONDS, self._hub.compare_heads)),
            loop.create_task(self._every(REFRESH_SECONDS, self._presence.refresh)),
            loop.create_task(self._recheck_forever()),
        ]

    async def stop(self) -> None:
        """End."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _every(self, seconds: float, work: Callable[[], Awaitable[None]]) -> None:
        while True:
            await asyncio.sleep(seconds)
            try:
                await work()
            except Exception:
                log.exception("heart.missed")

    async def _beat(self) -> None:
        """Each second a 25th of the sockets, so that beats never come as a wave."""
        self._turn += 1
        slot = self._turn % BEAT_SECONDS
        now = self._hub.loop.time()
        shared: dict[frozenset[UUID], Prepared] = {}
        for sockets in list(self._hub.people.values()):
            for connection in list(sockets):
                # The first frame of a socket is its greeting.
                if hash(connection.id) % BEAT_SECONDS != slot or not connection.greeted:
                    continue
                moved = {
                    room.id: room.released
                    for room in connection.full
                    if room.released is not None and now - room.moved_at < MOVED_SECONDS
                }
                if not moved:
                    connection.send(self._quiet)
                    continue
                key = frozenset(moved)
                if key not in shared:
                    shared[key] = prepare(SessionBeat(data=BeatData(moved)))
                connection.send(shared[key])

    async def _recheck_forever(self) -> None:
        """Everyone's session and access, once in 45 seconds: a lost order costs no more."""
        while True:
            users = list(self._hub.people)
            batches = [users[i : i + RECHECK_BATCH] for i in range(0, len(users), RECHECK_BATCH)]
            pause = RECHECK_SECONDS / max(1, len(batches))
            for batch in batches or [[]]:
                await asyncio.sleep(pause)
                for half in (self._recheck_sessions, self._hub.recheck):
                    try:
                        await half(batch)
                    except Exception:
                        log.exception("heart.recheck_failed")

    async def _recheck_sessions(self, users: Sequence[UUID]) -> None:
        sockets = [socket for user in users for socket in self._hub.people.get(user, ())]
        if not sockets:
            return
        alive = await in_thread(
            socket_sessions, list({socket.principal.session_key for socket in sockets})
        )
        for socket in sockets:
            session = alive.get(socket.principal.session_key)
            if session is None:
                say_revoked(socket, 4201)
            else:
                socket.locale = session.locale
