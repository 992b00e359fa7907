"""Between processes: the only file that knows the channel layer.

One layer channel per process. A room's topic is a group of its own; people's topics share 64
groups, so that ten thousand sockets do not mean ten thousand subscriptions. A batch travels as one
message.
"""

import asyncio
import zlib
from collections import defaultdict
from collections.abc import Awaitable, Sequence
from typing import Any, Protocol

import msgspec
import structlog
from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

from core.kernel.publish import (
    AccessChanged,
    Control,
    Publication,
    RoomAccessChanged,
    RoomListed,
    SessionsEnded,
)
from core.kernel.wire import room_topic, user_topic
from realtime import metrics

USER_SHARDS = 64
EVERYWHERE = "processes"
"""The group of every process that holds sockets."""
LINGER_SECONDS = 20.0
PROBE_SECONDS = 2.0
PROBE_PATIENCE = 5.0
PATIENCE_SECONDS = 2.0
"""A bus that takes longer is treated as down; heads heal what it loses."""

log = structlog.get_logger()


class Batch(msgspec.Struct, frozen=True, array_like=True):
    """What travels in one message."""

    publications: list[Publication] = []
    orders: list[Control] = []
    probe: int = 0


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Batch)


class Receiver(Protocol):
    """The hub, as the bus sees it."""

    def receive(self, publications: Sequence[Publication]) -> None: ...
    def obey(self, orders: Sequence[Control]) -> None: ...
    def on_bus_back(self) -> None:
        """The bus was down and is up again: frames may have been lost."""


def group_of(topic: str) -> str:
    """The group that carries a topic."""
    kind, _, id = topic.partition(".")
    return f"users.{zlib.crc32(id.encode()) % USER_SHARDS}" if kind == "user" else topic


def _topic_of(order: Control) -> str:
    match order:
        case SessionsEnded(user=user) | AccessChanged(user=user):
            return user_topic(user)
        case RoomAccessChanged(room=room):
            return room_topic(room)
        case RoomListed():
            return EVERYWHERE


def _grouped(publications: Sequence[Publication], orders: Sequence[Control]) -> dict[str, Batch]:
    batches: defaultdict[str, Batch] = defaultdict(lambda: Batch([], []))
    for publication in publications:
        batches[group_of(publication.topic)].publications.append(publication)
    for order in orders:
        batches[group_of(_topic_of(order))].orders.append(order)
    return batches


def _message(batch: Batch) -> dict[str, Any]:
    return {"type": "hub.deliver", "batch": _encoder.encode(batch)}


class Bus:
    """The running process' end of the bus; lives on one event loop."""

    def __init__(self, receiver: Receiver) -> None:
        self._receiver = receiver
        self._layer: Any = get_channel_layer()
        self._channel = ""
        self._loop = asyncio.get_running_loop()
        self._members: defaultdict[str, int] = defaultdict(int)
        self._unjoined: set[str] = set()
        self._outgoing: list[Publication | Control] = []
        self._sending: asyncio.Task[None] | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._unused: list[str] = []
        self._leaving: asyncio.Task[None] | None = None
        self._probe_seen = self._loop.time()
        self._probe_last = 0
        self._up = True

    async def start(self) -> None:
        """Open this process' channel and begin receiving."""
        self._channel = await self._layer.new_channel("process.")
        metrics.BUS_UP.set(1)
        await self.join(EVERYWHERE)
        self._tasks = [
            self._loop.create_task(self._receive()),
            self._loop.create_task(self._probe()),
        ]

    async def stop(self) -> None:
        """Stop receiving; what is queued to send leaves first."""
        if self._sending is not None:
            await asyncio.wait([self._sending], timeout=2)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def up(self) -> bool:
        """Whether the process' own probes came back lately."""
        return self._up

    async def join(self, topic: str) -> None:
        """Receive a topic; joins are counted."""
        group = group_of(topic)
        known = group in self._members
        self._members[group] += 1
        if not known:
            await self._subscribe(group)

    def leave(self, topic: str) -> None:
        """Stop receiving a topic some time after everyone who joined it has left.

        Some time: who reconnects does not make the process leave and join again.
        """
        group = group_of(topic)
        self._members[group] -= 1
        if self._members[group] <= 0:
            self._loop.call_later(LINGER_SECONDS, self._leave_unused, group)

    def _leave_unused(self, group: str) -> None:
        if self._members.get(group, 1) <= 0:
            del self._members[group]
            self._unjoined.discard(group)
            self._unused.append(group)
            if self._leaving is None:
                self._leaving = self._loop.create_task(self._leave_all())

    async def _leave_all(self) -> None:
        """One after the other; a group that was joined again meanwhile stays."""
        try:
            while self._unused:
                group = self._unused.pop()
                if group not in self._members:
                    await self._try("leave", self._layer.group_discard(group, self._channel))
        finally:
            self._leaving = None

    async def _subscribe(self, group: str) -> None:
        """A group that cannot be joined now is joined when the bus is back."""
        if not await self._try("join", self._layer.group_add(group, self._channel)):
            self._unjoined.add(group)

    def publish_threadsafe(
        self, publications: Sequence[Publication], orders: Sequence[Control]
    ) -> None:
        """Queue for sending, from any thread; order within a topic is kept."""
        things: list[Publication | Control] = [*publications, *orders]
        if asyncio._get_running_loop() is self._loop:
            self._enqueue(things)
        else:
            self._loop.call_soon_threadsafe(self._enqueue, things)

    def _enqueue(self, things: list[Publication | Control]) -> None:
        self._outgoing.extend(things)
        if self._sending is None:
            self._sending = self._loop.create_task(self._send())

    async def _send(self) -> None:
        try:
            while self._outgoing:
                things, self._outgoing = self._outgoing, []
                publications = [thing for thing in things if isinstance(thing, Publication)]
                orders = [thing for thing in things if not isinstance(thing, Publication)]
                for group, batch in _grouped(publications, orders).items():
                    await self._try("publish", self._layer.group_send(group, _message(batch)))
        finally:
            self._sending = None

    async def _receive(self) -> None:
        while True:
            message = await self._layer.receive(self._channel)
            try:
                batch = _decoder.decode(message["batch"])
                if batch.probe:
                    await self._on_probe(batch.probe)
                if batch.publications:
                    self._receiver.receive(batch.publications)
                if batch.orders:
                    self._receiver.obey(batch.orders)
            except Exception:
                log.exception("bus.receiver_failed")

    async def _probe(self) -> None:
        """Send oneself a message now and then; when it stops coming back, the bus is down."""
        count = 0
        while True:
            count += 1
            await self._try("probe", self._layer.send(self._channel, _message(Batch(probe=count))))
            await asyncio.sleep(PROBE_SECONDS)
            if self._up and self._loop.time() - self._probe_seen > PROBE_PATIENCE:
                self._set_up(up=False)

    async def _on_probe(self, count: int) -> None:
        """A missing probe means that other messages may be missing too."""
        self._probe_seen = self._loop.time()
        missed, self._probe_last = count != self._probe_last + 1, count
        if self._up and not missed and not self._unjoined:
            return
        unjoined, self._unjoined = self._unjoined, set()
        for group in unjoined:
            await self._subscribe(group)
        if not self._up:
            self._set_up(up=True)
        self._receiver.on_bus_back()

    def _set_up(self, *, up: bool) -> None:
        self._up = up
        metrics.BUS_UP.set(up)
        log.warning("bus.up" if up else "bus.down")

    async def _try(self, what: str, call: Awaitable[None]) -> bool:
        try:
            await asyncio.wait_for(call, PATIENCE_SECONDS)
        except Exception as error:  # noqa: BLE001 - whatever a layer raises, the bus is away
            metrics.BUS_LOST.inc()
            log.warning("bus.failed", what=what, error=type(error).__name__)
            if self._up:
                self._set_up(up=False)
            return False
        return True


def publish_from_outside(publications: Sequence[Publication], orders: Sequence[Control]) -> None:
    """Publish from a process that holds no sockets (worker, shell); never raises."""

    async def send() -> None:
        layer: Any = get_channel_layer()
        for group, batch in _grouped(publications, orders).items():
            await layer.group_send(group, _message(batch))

    try:
        async_to_sync(send)()
    except Exception as error:  # noqa: BLE001 - the port never raises
        metrics.BUS_LOST.inc()
        log.warning("bus.failed", what="publish_from_outside", error=type(error).__name__)
