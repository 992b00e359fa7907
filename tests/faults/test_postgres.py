"""PostgreSQL restarts or drops its sessions: no acknowledgement without a row, all comes back."""

import asyncio

import pytest

from tests.faults.scene import Chatter, all_holds, opened, until
from tests.faults.site import Site, read
from tests.support.processes import ServerProcess

pytestmark = pytest.mark.faults
Servers = tuple[ServerProcess, ServerProcess]


async def test_postgres_restarted(site: Site, servers: Servers, seed: int) -> None:
    """It dies in the middle of commits; clients keep asking with their nonces and lose nothing."""
    stage = site.stage()
    clients = stage.clients(6, *servers, seed=seed)
    async with opened(*clients):
        async with Chatter(clients, stage.room) as chatter:
            await chatter.more(30)
            site.stop_postgres()
            try:
                silent = chatter.acknowledged
                status, ready = await asyncio.wait_for(read(servers[0], "/readyz"), 20)
                assert status == 503
                assert ready["checks"]["database"] != "ok"
                assert ready["checks"]["redis"] == "ok"
                assert (await read(servers[0], "/healthz"))[0] == 200
                assert chatter.acknowledged - silent <= len(clients) * 3
                clients[0].cut()
            finally:
                site.start_postgres()
            await chatter.more(30)
        await all_holds(site, stage.room, clients)
    await _ready_again(servers[0])


async def test_database_sessions_terminated(site: Site, servers: Servers, seed: int) -> None:
    """Three times all sessions are cut; the pools replace them, nobody notices but for a retry."""
    stage = site.stage()
    clients = stage.clients(6, *servers, seed=seed)
    async with opened(*clients):
        async with Chatter(clients, stage.room) as chatter:
            for _ in range(3):
                await chatter.more(15)
                site.records.close()
                assert site.cut_database_sessions() > 0
            await chatter.more(15)
        await all_holds(site, stage.room, clients)
    assert not [refused for client in clients for refused in client.log.refused]


async def test_every_acknowledgement_finds_its_row(site: Site, servers: Servers, seed: int) -> None:
    """Asked at the moment of the answer, another session of the database sees the message."""
    stage = site.stage()
    [author] = stage.clients(1, servers[0], seed=seed)
    async with opened(author):
        for number in range(40):
            answer = await author.post(stage.room, f"row {number}")
            assert site.records.has_message(answer["data"]["message"]["id"])


async def _ready_again(server: ServerProcess) -> None:
    answers: list[int] = []

    async def ask() -> None:
        while not answers or answers[-1] != 200:
            answers.append((await read(server, "/readyz"))[0])

    task = asyncio.create_task(ask())
    await until(task.done, within=20, what="ready again")
