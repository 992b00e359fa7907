"""Running clients of a test, and waiting for the dust to settle."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Self

from tests.faults.invariants import Evidence, broken, same_as_fresh
from tests.faults.records import RoomRecord
from tests.faults.site import Site
from tests.support.client import Client

SETTLE_SECONDS = 30.0
OPENING_SECONDS = 0.3
"""More for each client: two hundred take a busy machine a while, which is not what is tested."""
TICK_SECONDS = 0.02
FRESH = 2
"""How many clients are compared with a fresh snapshot; all are compared with the database."""


async def until(condition: Callable[[], bool], *, within: float, what: str) -> float:
    """Wait for a condition; seconds it took. Fails with `what` after `within` seconds."""
    begun = time.monotonic()
    while not condition():
        assert time.monotonic() - begun < within, f"after {within:g} s still not: {what}"
        await asyncio.sleep(TICK_SECONDS)
    took = time.monotonic() - begun
    print(f"{took:6.2f} s until {what}")  # noqa: T201 - where a slow run spent its time
    return took


@contextlib.asynccontextmanager
async def opened(*clients: Client) -> AsyncIterator[None]:
    """Run clients; all are subscribed when the block begins."""
    async with contextlib.AsyncExitStack() as stack:
        for client in clients:
            await stack.enter_async_context(client)
        await until(
            lambda: all(client.caught_up for client in clients),
            within=SETTLE_SECONDS + OPENING_SECONDS * len(clients),
            what="every client is subscribed",
        )
        yield


class Chatter:
    """Clients that post into one room until stopped; counts tell a test when to strike."""

    def __init__(self, clients: Sequence[Client], room: str, *, pause: float = 0.06) -> None:
        self.clients = clients
        self._room = room
        self._pause = pause
        self._stopped = False
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        for client in self.clients:
            talk = client.talk(self._room, until=lambda: self._stopped, pause=self._pause)
            self._tasks.append(asyncio.create_task(talk))
        return self

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._stopped = True
        if kind is not None:
            for task in self._tasks:
                task.cancel()
        async with asyncio.timeout(SETTLE_SECONDS):
            await asyncio.gather(*self._tasks, return_exceptions=kind is not None)

    @property
    def acknowledged(self) -> int:
        """Posts that were answered with yes so far."""
        return sum(len(client.log.acknowledged) for client in self.clients)

    async def more(self, count: int, *, within: float = SETTLE_SECONDS) -> float:
        """Wait until `count` more posts are acknowledged; seconds it took."""
        goal = self.acknowledged + count
        return await until(
            lambda: self.acknowledged >= goal, within=within, what=f"{count} more posts"
        )


async def settled(site: Site, room: str, clients: Sequence[Client]) -> RoomRecord:
    """The room's record once every client stands at its head."""
    record = site.records.room(room)

    def level() -> bool:
        return all(
            client.caught_up and client.views[room].cursor == record.head
            for client in clients
            if room in client.views and not client.views[room].closed and not client.final
        )

    def where() -> str:
        return ", ".join(
            f"{client.log.name} {client.views[room].cursor}"
            + ("" if client.online.is_set() else " offline")
            + (" syncing" if client.views[room].syncing else "")
            for client in clients
            if room in client.views
        )

    begun, behind = time.monotonic(), "nobody"
    while not level():
        assert time.monotonic() - begun < SETTLE_SECONDS, f"room at {record.head}, but {where()}"
        behind = where()
        await asyncio.sleep(TICK_SECONDS)
        record = site.records.room(room)
    print(f"{time.monotonic() - begun:6.2f} s until level at {record.head}; last {behind}")  # noqa: T201
    return record


async def all_holds(site: Site, room: str, clients: Sequence[Client]) -> Evidence:
    """Wait until settled, compare with a fresh client, and assert every invariant."""
    record = await settled(site, room, clients)
    evidence = Evidence.of(record, clients)
    assert broken(evidence) == []
    for client in [one for one in clients if not one.final and room in one.views][:FRESH]:
        async with Client(client.person, client.servers, rooms=[room]) as fresh:
            await until(lambda: fresh.caught_up, within=SETTLE_SECONDS, what="a fresh snapshot")
            assert same_as_fresh(client, fresh, room) == []
            unread = site.records.unread(client.person.user, room)
            assert fresh.views[room].unread == unread
    return evidence
