"""Edits, deletions, reactions and reads while sockets are cut: all end with the same picture."""

import asyncio
import random
from collections.abc import Callable

import pytest

from tests.faults.scene import Chatter, all_holds, opened, settled, until
from tests.faults.site import Site
from tests.support.client import Client
from tests.support.processes import ServerProcess

pytestmark = pytest.mark.faults
Servers = tuple[ServerProcess, ServerProcess]
EMOJI = ("👍", "🎉", "❤️")
CHANGES = 60


async def test_changes_converge_while_sockets_are_cut(
    site: Site, servers: Servers, seed: int
) -> None:
    stage = site.stage()
    clients = stage.clients(5, *servers, seed=seed)
    chance = random.Random(seed)
    made = 0
    async with opened(*clients):
        async with Chatter(clients[:3], stage.room, pause=0.15) as chatter:
            await chatter.more(10)

            async def change(client: Client) -> None:
                nonlocal made
                while made < CHANGES:
                    await _change_something(client, stage.room, chance)
                    made += 1

            changing = [asyncio.create_task(change(client)) for client in clients[:3]]
            while not all(task.done() for task in changing):
                chance.choice(clients).cut()
                await asyncio.sleep(0.3)  # the rhythm of the faults, nothing is awaited
            await asyncio.gather(*changing)
        evidence = await all_holds(site, stage.room, clients)
    assert any(row.deleted for row in evidence.record.rows.values())
    assert any(row.last_seq != row.seq for row in evidence.record.rows.values())


async def test_badges_equal_a_recount_after_cuts_and_reads(
    site: Site, servers: Servers, seed: int
) -> None:
    """Readers at head level, on both processes, through posts, deletions, reads and cuts."""
    stage = site.stage()
    authors = stage.clients(2, *servers, seed=seed)
    readers = [
        Client(person, [server.base_url], rooms=[], seed=seed)
        for person, server in zip(stage.members[4:8], (*servers, *servers), strict=True)
    ]
    async with opened(*authors, *readers):
        async with Chatter(authors, stage.room) as chatter:
            await chatter.more(15)
            await readers[0].insist("read.advance", {"room": stage.room, "seq": 10})
            readers[1].cut()
            said = authors[0].log.acknowledged[0].message
            await authors[0].insist("message.delete", {"message": said})
            await readers[2].insist("read.advance", {"room": stage.room, "seq": 5})
            await readers[2].insist("read.rewind", {"room": stage.room, "seq": 3})
            await chatter.more(15)
        record = await settled(site, stage.room, authors)
        last = authors[0].log.acknowledged[-1].message
        await until(readers[1].online.is_set, within=10, what="the cut reader is back")
        # A head-level tick says the count as of the newest change, so one more is made at the end.
        await authors[0].insist("message.delete", {"message": last})
        for reader in readers:
            await until(
                _shows(site, reader, stage.room, record.head + 1), within=10, what="a true badge"
            )


def _shows(site: Site, reader: Client, room: str, head: int) -> Callable[[], bool]:
    def shown() -> bool:
        badge = reader.heads.get(room, {})
        recount = site.records.unread(reader.person.user, room)
        return badge.get("head") == head and badge.get("unread") == recount

    return shown


async def _change_something(client: Client, room: str, chance: random.Random) -> None:
    """One random act on a message that the client knows."""
    known = [
        message for message in client.views[room].messages.values() if message["kind"] == "text"
    ]
    if not known:
        return
    mine = [message for message in known if message["author"]["id"] == client.person.user]
    act = chance.choice(("edit", "edit", "delete", "react", "react", "unreact"))
    target = chance.choice(known)["id"]
    if act == "edit" and mine:
        target = chance.choice(mine)["id"]
        text = f"edited {chance.randrange(1 << 30)}"
        await client.insist("message.edit", {"message": target, "content": text})
    elif act == "delete" and mine:
        target = chance.choice(mine)["id"]
        await client.insist("message.delete", {"message": target})
    elif act.endswith("react"):
        type = "reaction.add" if act == "react" else "reaction.remove"
        await client.insist(type, {"message": target, "emoji": chance.choice(EMOJI)})
