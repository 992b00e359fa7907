"""What a process has of realtime, on one event loop: made at its first socket, gone at shutdown."""

import asyncio
from collections.abc import Sequence
from uuid import UUID
from weakref import WeakKeyDictionary

from core.kernel import rooms as room_port
from core.kernel.batching import Batcher
from core.kernel.publish import Control, Publication
from core.kernel.rooms import Viewer
from core.kernel.threads import in_thread
from realtime import bus
from realtime.dispatch import SocketHandler
from realtime.epoch import current_epoch
from realtime.farewell import say_bye
from realtime.heart import Heart
from realtime.hub import Hub
from realtime.looks import Looks
from realtime.middleware import STORM_BATCH, STORM_PACE, Doorkeeper
from realtime.presence import PresenceKeeper
from realtime.sync import Sync


class Process:
    """Hub, bus, sync, presence and pulse."""

    def __init__(self) -> None:
        self.hub = Hub()
        self.sync = Sync(self.hub)
        self.presence = PresenceKeeper(self.hub)
        self.looks = Looks(self.hub)
        self.doorkeeper = Doorkeeper()
        self.viewers: Batcher[UUID, Viewer | None] = Batcher(
            _read_viewers, limit=STORM_BATCH, lanes=2, pace=STORM_PACE
        )
        self.heart = Heart(self.hub, self.presence)
        self.epoch = ""
        self.handlers: dict[str, SocketHandler] = {}

    async def start(self) -> None:
        """Begin to receive."""
        self.epoch = await in_thread(current_epoch)
        await self.hub.bus.start()
        self.heart.start()

    async def stop(self) -> None:
        """Say goodbye to every socket, staggered, and stop."""
        for connection in self.hub.connections:
            say_bye(connection)
        await self.heart.stop()
        await self.hub.bus.stop()


async def _read_viewers(users: Sequence[UUID]) -> Sequence[Viewer | None]:
    found = await in_thread(room_port.source().viewers, list(set(users)))
    return [found.get(user) for user in users]


_processes: WeakKeyDictionary[asyncio.AbstractEventLoop, "asyncio.Task[Process]"] = (
    WeakKeyDictionary()
)
_serving: Process | None = None


async def process() -> Process:
    """The running loop's process, started at the first call."""
    loop = asyncio.get_running_loop()
    starting = _processes.get(loop)
    if starting is None or (starting.done() and starting.exception() is not None):
        starting = _processes[loop] = loop.create_task(_start())
    return await asyncio.shield(starting)


async def stop_process() -> None:
    """Stop the running loop's process, if it was started."""
    global _serving
    starting = _processes.pop(asyncio.get_running_loop(), None)
    _serving = None
    if starting is not None:
        await (await starting).stop()


async def _start() -> Process:
    global _serving
    started = Process()
    await started.start()
    _serving = started
    return started


class BusPublisher:
    """The kernel's publish port: through this process' bus where there is one."""

    def publish(self, publications: Sequence[Publication]) -> None:
        self._send(publications, ())

    def control(self, orders: Sequence[Control]) -> None:
        self._send((), orders)

    def _send(self, publications: Sequence[Publication], orders: Sequence[Control]) -> None:
        serving = _serving
        if serving is not None and not serving.hub.loop.is_closed():
            serving.hub.bus.publish_threadsafe(publications, orders)
        else:
            bus.publish_from_outside(publications, orders)
