"""A process dies with `kill -9` at each point of a message's path; nothing is lost or doubled."""

import asyncio
from collections.abc import Iterator

import pytest

from tests.faults.scene import Chatter, all_holds, opened, until
from tests.faults.server.points import POINTS
from tests.faults.site import Site, arm, running
from tests.support.processes import ServerProcess

pytestmark = pytest.mark.faults
DEAD = -9


@pytest.fixture(scope="module")
def victim(site: Site) -> Iterator[ServerProcess]:
    """A server that each test kills and starts again."""
    with running(site.server()) as (server,):
        yield server


@pytest.mark.parametrize("point", POINTS)
async def test_a_killed_process_loses_nothing_acknowledged(
    point: str,
    site: Site,
    servers: tuple[ServerProcess, ServerProcess],
    victim: ServerProcess,
    seed: int,
) -> None:
    survivor, _ = servers
    stage = site.stage()
    clients = stage.clients(6, victim, survivor, seed=seed)
    async with opened(*clients):
        async with Chatter(clients, stage.room) as chatter:
            await chatter.more(20)
            await arm(victim, point)
            await until(lambda: victim.returncode is not None, within=20, what=f"death at {point}")
            assert victim.returncode == DEAD
            await chatter.more(20)
            victim.start()
            await asyncio.to_thread(victim.wait_ready)
            for client in clients[::2]:
                client.cut()
            await chatter.more(15)
        await all_holds(site, stage.room, clients)
