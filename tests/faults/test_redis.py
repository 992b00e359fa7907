"""Redis dies, stalls, forgets: messages go on being stored, and everyone catches up."""

import asyncio

import httpx
import pytest
import redis

from core.kernel.ids import new_id
from tests.faults.scene import Chatter, all_holds, opened, until
from tests.faults.site import Site, read
from tests.support.client import Client
from tests.support.processes import ServerProcess

pytestmark = pytest.mark.faults
DOWN_SECONDS = 2.5
Servers = tuple[ServerProcess, ServerProcess]


async def test_redis_killed_and_restarted(site: Site, servers: Servers, seed: int) -> None:
    """Posting goes on without Redis; what the bus lost is found again when it is back."""
    stage = site.stage()
    clients = stage.clients(6, *servers, seed=seed)
    async with opened(*clients):
        async with Chatter(clients, stage.room) as chatter:
            await chatter.more(20)
            site.services.redis.kill()
            try:
                await chatter.more(20)
                status, ready = await read(servers[0], "/readyz")
                assert status == 503
                assert ready["checks"]["redis"] != "ok"
                assert ready["checks"]["database"] == "ok"
                assert (await read(servers[0], "/healthz"))[0] == 200
                clients[0].cut()
                await asyncio.sleep(DOWN_SECONDS)
            finally:
                site.services.redis.start()
            await chatter.more(20)
        await all_holds(site, stage.room, clients)
    assert (await read(servers[0], "/readyz"))[0] == 200


async def test_redis_stalled(site: Site, servers: Servers, seed: int) -> None:
    """Redis keeps its connections and says nothing; nobody waits beyond their deadline."""
    stage = site.stage()
    clients = stage.clients(6, *servers, seed=seed)
    async with opened(*clients):
        async with Chatter(clients, stage.room) as chatter:
            await chatter.more(20)
            site.services.redis.pause()
            try:
                await chatter.more(20)
                status, ready = await read(servers[0], "/readyz")
                assert (status, ready["checks"]["redis"] == "ok") == (503, False)
            finally:
                site.services.redis.resume()
            await chatter.more(20)
        await all_holds(site, stage.room, clients)


async def test_redis_flushed(site: Site, servers: Servers, seed: int) -> None:
    """Nothing that matters lives in Redis alone: sessions, cursors and posts survive a flush."""
    stage = site.stage()
    clients = stage.clients(6, *servers, seed=seed)
    async with opened(*clients):
        async with Chatter(clients, stage.room) as chatter:
            await chatter.more(20)
            with redis.Redis.from_url(site.redis_url) as client:
                client.flushall()
            for one in clients[::2]:
                one.cut()
            await chatter.more(20)
        await all_holds(site, stage.room, clients)
    assert all(client.log.closes.count(4201) == 0 for client in clients)


async def test_rest_goes_on_without_redis(site: Site, servers: Servers, seed: int) -> None:
    """A session token is as good without Redis, and one that ended meanwhile stays ended."""
    stage = site.stage()
    staying, leaving = stage.clients(2, *servers, seed=seed)
    room = f"/api/v1/rooms/{stage.room}"
    async with caller(servers[0], staying) as rest, caller(servers[1], leaving) as other:
        assert (await other.get("/api/v1/me")).status_code == 200
        site.services.redis.kill()
        try:
            assert (await rest.get("/api/v1/me")).status_code == 200
            assert (await rest.get(room)).status_code == 200
            body = {"content": "without Redis", "nonce": str(new_id())}
            posted = await rest.post(f"{room}/messages", json=body)
            assert posted.status_code == 201, posted.text
            listed = (await rest.get(f"{room}/messages")).json()["results"]
            assert [message["content"] for message in listed] == ["without Redis"]
            assert (await read(servers[0], "/readyz"))[0] == 503
            await other.delete("/_allauth/app/v1/auth/session")
            assert (await other.get("/api/v1/me")).status_code == 401
        finally:
            site.services.redis.start()
        assert (await other.get("/api/v1/me")).status_code == 401
        assert (await rest.get("/api/v1/me")).status_code == 200


def caller(server: ServerProcess, client: Client) -> httpx.AsyncClient:
    """REST as this client's person."""
    token = {"X-Session-Token": client.person.session}
    return httpx.AsyncClient(base_url=server.base_url, headers=token, trust_env=False, timeout=20)


async def test_a_ban_while_redis_is_away_reaches_sockets_when_it_is_back(
    site: Site, servers: Servers, seed: int
) -> None:
    """The order to close is lost with Redis; the bus' return looks everyone up again."""
    stage = site.stage()
    banned, *others = stage.clients(4, *servers, seed=seed)
    async with opened(banned, *others):
        async with Chatter(others, stage.room) as chatter:
            site.services.redis.kill()
            try:
                ban = (
                    "from core.accounts.actions.users import ban_user\n"
                    "from core.accounts.models import User\n"
                    f"ban_user(user=User.objects.get(id='{banned.person.user}'), reason='spam')"
                )
                await site.run(ban)
            finally:
                site.services.redis.start()
            await until(lambda: banned.final, within=15, what="the banned is outside")
            await chatter.more(20)
        await all_holds(site, stage.room, others)
    assert banned.log.closes == [4203]
