"""Duplicate, replayed and concurrent sends: one nonce is one message, whatever the way it came."""

import asyncio
from typing import Any

import pytest

from core.kernel.ids import new_id
from tests.faults.scene import Chatter, all_holds, opened
from tests.faults.site import Rest, Site
from tests.support.client import Client
from tests.support.processes import ServerProcess

pytestmark = pytest.mark.faults
Servers = tuple[ServerProcess, ServerProcess]
ROUNDS = 8


async def test_one_nonce_from_two_sockets_and_rest_at_once_is_one_message(
    site: Site, servers: Servers, seed: int
) -> None:
    stage = site.stage()
    person, [watcher] = stage.members[7], stage.clients(1, *servers, seed=seed)
    tabs = [Client(person, [server.base_url], rooms=[stage.room], seed=seed) for server in servers]
    nonces = [str(new_id()) for _ in range(ROUNDS)]
    async with opened(watcher, *tabs), Rest(person, servers[0]) as a, Rest(person, servers[1]) as b:
        for number, nonce in enumerate(nonces):
            text = f"once {number}"
            body = {"content": text, "nonce": nonce}

            async def send(rest: Any, body: dict[str, str] = body) -> dict[str, Any]:
                answer = await rest.post(f"/rooms/{stage.room}/messages", json=body)
                assert answer.status_code in (200, 201), answer.text
                return dict(answer.json())

            answers = await asyncio.gather(
                *(tab.post(stage.room, text, nonce=nonce) for tab in (*tabs, *tabs)),
                send(a),
                send(b),
            )
            results = [answer.get("data", answer) for answer in answers]
            assert len({result["message"]["id"] for result in results}) == 1
            assert sorted(result["duplicate"] for result in results) == [False] + [True] * 5
        record = (await all_holds(site, stage.room, [watcher, *tabs])).record
    assert sorted(row.nonce for row in record.rows.values()) == sorted(nonces)
    assert record.head == ROUNDS


async def test_a_nonce_with_another_text_is_refused_and_changes_nothing(
    site: Site, servers: Servers, seed: int
) -> None:
    stage = site.stage()
    [author, watcher] = stage.clients(2, *servers, seed=seed)
    async with opened(author, watcher):
        nonce = str(new_id())
        first = await author.post(stage.room, "the first", nonce=nonce)
        second = await author.post(stage.room, "the second", nonce=nonce)
        assert second["error"]["code"] == "nonce.conflict"
        record = (await all_holds(site, stage.room, [author, watcher])).record
    assert [row.content for row in record.rows.values()] == ["the first"]
    assert record.head == first["data"]["message"]["seq"] == 1


async def test_everything_replayed_after_a_cut_is_answered_as_before(
    site: Site, servers: Servers, seed: int
) -> None:
    """A client that lost every answer sends all of it again, in another order, elsewhere."""
    stage = site.stage()
    [author, watcher] = stage.clients(2, *servers, seed=seed)
    async with opened(author, watcher):
        async with Chatter([author], stage.room) as chatter:
            await chatter.more(20)
        said = list(author.log.acknowledged)
        author.cut()
        texts = {row.nonce: row.content for row in site.records.room(stage.room).rows.values()}
        for ack in reversed(said):
            again = await author.post(stage.room, texts[ack.nonce], nonce=ack.nonce)
            assert again["data"]["duplicate"]
            assert again["data"]["message"]["id"] == ack.message
            assert again["data"]["message"]["seq"] == ack.seq
        record = (await all_holds(site, stage.room, [author, watcher])).record
    assert record.head == len(record.rows) == len(said)
