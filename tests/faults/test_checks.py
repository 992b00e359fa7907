"""The checks themselves: each finds the fault it is for, on a server broken on purpose."""

import asyncio
from collections.abc import Iterator

import pytest

from core.kernel.ids import new_id
from tests.faults.invariants import Evidence, broken
from tests.faults.scene import opened, settled, until
from tests.faults.site import Site, running, sabotage
from tests.support.client import Client
from tests.support.processes import ServerProcess

pytestmark = pytest.mark.faults
POSTS = 20


@pytest.fixture(scope="module")
def server(site: Site) -> Iterator[ServerProcess]:
    """A server to break."""
    with running(site.server()) as (one,):
        yield one


@pytest.mark.parametrize(
    ("part", "check"),
    [
        ("publish_before_commit", "out_of_order"),
        ("acknowledge_before_commit", "acknowledged_and_lost"),
        ("forget_nonces", "doubled"),
        ("lose_frames", "holes"),
        ("forget_decisions", "not_decided"),
        ("swallow_edits", "diverged"),
    ],
)
async def test_a_broken_path_is_noticed(
    part: str, check: str, site: Site, server: ServerProcess, seed: int
) -> None:
    stage = site.stage()
    author, other, watcher = clients = stage.clients(3, server, seed=seed)
    async with opened(*clients):
        await sabotage(server, part)
        try:
            await _live(author, other, stage.room)
        finally:
            await sabotage(server, "nothing")
        # Whole again, the server ends the scene with one good message.
        await other.post(stage.room, "the last word")
        await until(
            lambda: any(m["content"] == "the last word" for m in _known(watcher, stage.room)),
            within=15,
            what="the last word has arrived",
        )
        found = broken(Evidence.of(site.records.room(stage.room), clients))
    assert [said for said in found if said.startswith(f"{check}:")], found


async def test_a_whole_path_is_not_complained_about(
    site: Site, server: ServerProcess, seed: int
) -> None:
    stage = site.stage()
    author, other, _ = clients = stage.clients(3, server, seed=seed)
    async with opened(*clients):
        await _live(author, other, stage.room)
        record = await settled(site, stage.room, clients)
        assert broken(Evidence.of(record, clients)) == []


async def _live(author: Client, other: Client, room: str) -> None:
    """Posts, an exact retry, and an edit of the first message."""
    for number in range(POSTS):
        await asyncio.gather(author.post(room, f"a {number}"), other.post(room, f"o {number}"))
    nonce = str(new_id())
    await author.post(room, "said once", nonce=nonce)
    await author.post(room, "said once", nonce=nonce)
    first = author.log.acknowledged[0].message
    await author.insist("message.edit", {"message": first, "content": "edited"})


def _known(client: Client, room: str) -> list[dict[str, str]]:
    return [m for m in client.views[room].messages.values() if "content" in m]
