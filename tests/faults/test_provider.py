"""The moderation provider slow, refusing, broken or silent: texts wait or are flagged."""

from collections.abc import Iterator

import pytest

from deploy.local.children import free_port
from moderation.gate import PROVIDER_AWAY
from tests.faults.invariants import Evidence, broken
from tests.faults.scene import opened, settled, until
from tests.faults.site import Site, read, running
from tests.support.client import Client
from tests.support.openai_server import Server as Provider
from tests.support.processes import ServerProcess

pytestmark = pytest.mark.faults
FAULTS = ("slow", "429", "500", "malformed", "hang")
SLOW_SECONDS = 2.0


@pytest.fixture(scope="module")
def port() -> int:
    """Where the provider is, when it is there."""
    return free_port()


@pytest.fixture(scope="module")
def server(site: Site, port: int) -> Iterator[ServerProcess]:
    """A web process that asks the provider."""
    with running(site.server(**provider_env(port))) as (one,):
        yield one


def provider_env(port: int) -> dict[str, str]:
    """What makes a process ask the provider at this port."""
    return {"OPENAI_API_KEY": "sk-test", "OPENAI_BASE_URL": f"http://127.0.0.1:{port}/v1"}


@pytest.mark.parametrize("fault", FAULTS)
async def test_provider_trouble_holds_new_members_and_flags_the_others(
    fault: str, site: Site, server: ServerProcess, port: int, seed: int
) -> None:
    """Never a silent allow, and nobody but its author hears of what is held."""
    stage = site.stage()
    member, watcher = stage.clients(2, server, seed=seed)
    newcomer = Client(stage.newcomers[0], [server.base_url], rooms=[stage.room], seed=seed)
    clients = [member, watcher, newcomer]
    async with Provider(port=port) as provider, opened(*clients):
        if fault == "slow":
            provider.delay = SLOW_SECONDS
        else:
            provider.fault = fault
        held = await newcomer.post(stage.room, f"a newcomer while it is {fault}")
        shown = await member.post(stage.room, f"a member while it is {fault}")
        assert held["data"]["state"] == "held"
        assert shown["data"]["state"] == "published"
        assert [one[:2] for one in site.records.outcomes(newcomer.person.user)] == [
            ("hold", "unavailable")
        ]
        assert [one[:2] for one in site.records.outcomes(member.person.user)] == [
            ("flag", "unavailable")
        ]
        assert site.records.open_flags(newcomer.person.user) == [("unavailable", True)]
        assert site.records.open_flags(member.person.user) == [("unavailable", False)]
        record = await settled(site, stage.room, clients)
        assert broken(Evidence.of(record, clients)) == []
        id = held["data"]["message"]["id"]
        assert not [seen for seen in watcher.log.seen if seen.message == id]
        if fault == FAULTS[-1]:
            status, ready = await read(server, "/readyz")
            assert (status, ready["moderation"]) == (200, PROVIDER_AWAY)


async def test_what_was_held_is_released_when_the_provider_is_back(
    site: Site, server: ServerProcess, port: int, seed: int
) -> None:
    """The job of every minute asks again: the text appears at that moment's position."""
    stage = site.stage()
    member, watcher = stage.clients(2, server, seed=seed)
    newcomer = Client(stage.newcomers[0], [server.base_url], rooms=[stage.room], seed=seed)
    clients = [member, watcher, newcomer]
    async with Provider(port=port, fault="500") as provider, opened(*clients):
        held = (await newcomer.post(stage.room, "a newcomer in bad times"))["data"]["message"]
        await member.post(stage.room, "a member in bad times")
        provider.fault = None
        judged = await site.run(
            "from moderation.tasks import review_again; print(review_again())",
            env=provider_env(port),
        )
        assert int(judged.split()[-1]) >= 2
        await until(
            lambda: held["id"] in watcher.views[stage.room].messages,
            within=10,
            what="it is released",
        )
        for person in (member.person, newcomer.person):
            assert site.records.open_flags(person.user) == []
        record = await settled(site, stage.room, clients)
        assert broken(Evidence.of(record, clients)) == []
        assert record.rows[held["id"]].seq == 2
        assert [seen for seen in newcomer.log.seen if seen.kind == "message.released"]


async def test_what_the_provider_condemns_is_shown_to_nobody(
    site: Site, server: ServerProcess, port: int, seed: int
) -> None:
    """Above the block threshold nothing is stored; in between it is published with a flag."""
    stage = site.stage()
    author, watcher = stage.clients(2, server, seed=seed)
    async with Provider(port=port) as provider, opened(author, watcher):
        await until_asked(author, stage.rooms[1], provider)
        refused = await author.post(stage.room, "score:hate=0.95 away with them")
        assert refused["error"]["code"] == "gate.rejected"
        assert refused["error"]["details"]["category"] == "hate"
        passed = await author.post(stage.room, "a kind word")
        assert passed["data"]["state"] == "published"
        record = await settled(site, stage.room, [author, watcher])
        assert [row.content for row in record.rows.values()] == ["a kind word"]
        assert record.head == 1
        assert broken(Evidence.of(record, [author, watcher])) == []


async def until_asked(author: Client, room: str, provider: Provider) -> None:
    """Post into another room until the breaker that earlier faults opened has closed again."""
    number = 0
    while not provider.texts:
        number += 1
        await author.post(room, f"is anyone there {number}")
