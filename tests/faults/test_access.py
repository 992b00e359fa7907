"""Losing access under load: within a second nothing more arrives, on sockets of either process."""

import asyncio
import time

import pytest

from tests.faults.invariants import heard_after
from tests.faults.scene import Chatter, all_holds, opened, until
from tests.faults.site import Rest, Site, Stage
from tests.support.client import Client, Person
from tests.support.processes import ServerProcess

pytestmark = pytest.mark.faults
Servers = tuple[ServerProcess, ServerProcess]
WITHIN_SECONDS = 1.0
AFTERWARDS_SECONDS = 1.5
SIGNED_OUT = 401
"""allauth answers a logout with who one is now: nobody."""


@pytest.mark.parametrize("how", ["ban", "leave", "logout"])
async def test_nothing_arrives_a_second_after_access_is_lost(
    how: str, site: Site, servers: Servers, seed: int
) -> None:
    stage = site.stage()
    site.records.make_private(stage.space)
    lost, *others = stage.clients(5, *servers, seed=seed)
    tab = Client(lost.person, [servers[1].base_url], rooms=[stage.room], seed=seed)
    async with opened(lost, tab, *others):
        async with Chatter(others, stage.room) as chatter:
            await chatter.more(10)
            await _lose(how, stage, lost.person, servers[0])
            moment = time.monotonic()
            await until(
                lambda: all(one.final or one.views[stage.room].closed for one in (lost, tab)),
                within=WITHIN_SECONDS,
                what=f"both tabs are outside after a {how}",
            )
            await asyncio.sleep(AFTERWARDS_SECONDS)  # what must not come is waited for
            await chatter.more(5)
        for one in (lost, tab):
            assert heard_after(one.log, stage.room, moment + WITHIN_SECONDS) == []
        await all_holds(site, stage.room, others)


async def _lose(how: str, stage: Stage, person: Person, server: ServerProcess) -> None:
    acting = stage.moderator if how == "ban" else person
    async with Rest(acting, server) as rest:
        if how == "ban":
            answer = await rest.patch(
                f"/spaces/{stage.space}/members/{person.user}",
                json={"banned_until": "2099-01-01T00:00:00Z"},
            )
        elif how == "leave":
            answer = await rest.post(f"/spaces/{stage.space}/leave")
        else:
            answer = await rest.delete(f"{server.base_url}/_allauth/app/v1/auth/session")
            assert answer.status_code == SIGNED_OUT, answer.text
            return
        assert answer.is_success, answer.text
