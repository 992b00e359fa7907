"""Two hundred sockets cut at once; and a process that is replaced while everybody talks."""

import asyncio
import time
from collections.abc import Callable

import psutil
import pytest

from tests.faults.invariants import Evidence, broken
from tests.faults.scene import Chatter, all_holds, opened, settled, until
from tests.faults.site import Site, read, running
from tests.support.processes import ServerProcess

pytestmark = pytest.mark.faults
Servers = tuple[ServerProcess, ServerProcess]
SOCKETS = 200
TALKERS = 4
RESUME_SECONDS = 30.0
MEMORY_MB = 40
DESCRIPTORS = 24
"""What the pools of database and Redis connections may have grown by; sockets are many more."""
TASKS = 10


def _descriptors(server: ServerProcess) -> int:
    return psutil.Process(server.pid).num_fds()


def _memory(server: ServerProcess) -> int:
    return int(psutil.Process(server.pid).memory_info().rss)


async def test_a_reconnect_storm_leaves_no_gap_and_no_residue(
    site: Site, servers: Servers, seed: int
) -> None:
    """All resume by themselves, with positions contiguous; afterwards the process is as it was."""
    stage = site.crowd()
    server = servers[0]
    before = (await read(server, "/faults/census"))[1]
    descriptors, memory = _descriptors(server), _memory(server)
    clients = stage.clients(SOCKETS, server, seed=seed)
    talkers = clients[:TALKERS]
    async with opened(*clients):
        await _census(
            server,
            lambda now: now["sockets"] == before["sockets"] + SOCKETS,
            what=f"{SOCKETS} sockets more than {before}",
        )
        async with Chatter(talkers, stage.room, pause=0.15) as chatter:
            await chatter.more(20)
            sockets = [len(client.log.resumed) for client in clients]
            for client in clients:
                client.cut()
            await until(
                lambda: all(
                    len(client.log.resumed) > times and client.caught_up
                    for client, times in zip(clients, sockets, strict=True)
                ),
                within=RESUME_SECONDS,
                what=f"{SOCKETS} sockets are back",
            )
            await chatter.more(20)
        record = await settled(site, stage.room, clients)
        assert broken(Evidence.of(record, clients)) == []
        resets = [
            seen
            for client in clients
            for seen in client.log.seen
            if seen.kind == "state" and seen.session > 1 and seen.digest == "reset"
        ]
        assert resets == []
    await _back_to_base(server, before)
    assert _descriptors(server) <= descriptors + DESCRIPTORS
    assert _memory(server) < memory + MEMORY_MB * 2**20


async def test_a_graceful_deploy_under_load_loses_nothing(
    site: Site, servers: Servers, seed: int
) -> None:
    """SIGTERM: every socket is told `session.bye`, resumes at the other process."""
    stage = site.stage()
    with running(site.server()) as (leaving,):
        clients = stage.clients(6, leaving, servers[0], seed=seed)
        theirs = clients[::2]
        async with opened(*clients):
            async with Chatter(clients, stage.room) as chatter:
                await chatter.more(20)
                begun = time.monotonic()
                assert await asyncio.to_thread(leaving.stop)
                print(f"{time.monotonic() - begun:6.2f} s until it had ended")  # noqa: T201
                await until(
                    lambda: all(client.caught_up for client in clients),
                    within=20,
                    what="everyone is at the other process",
                )
                await chatter.more(20)
            await all_holds(site, stage.room, clients)
        for client in theirs:
            byes = [seen for seen in client.log.seen if seen.kind == "session.bye"]
            assert len(byes) == 1
            assert client.log.closes[0] == 1012


async def _back_to_base(server: ServerProcess, before: dict[str, int]) -> None:
    """Sockets, subscriptions, threads and tasks of the process are what they were."""
    await _census(
        server,
        lambda now: (
            now["sockets"] <= before["sockets"]
            and now["full"] <= before["full"]
            and now["tasks"] <= before["tasks"] + TASKS
        ),
        what=f"as it was: {before}",
    )


async def _census(
    server: ServerProcess, right: Callable[[dict[str, int]], bool], *, what: str
) -> None:
    """Wait until what lives in the process is `right`."""
    now: dict[str, int] = {}

    async def look() -> None:
        while not now or not right(now):
            now.update((await read(server, "/faults/census"))[1])
            await asyncio.sleep(0.1)

    looking = asyncio.create_task(look())
    try:
        await until(looking.done, within=15, what=what)
    except AssertionError:
        raise AssertionError(f"{now}, not {what}") from None
    finally:
        looking.cancel()
