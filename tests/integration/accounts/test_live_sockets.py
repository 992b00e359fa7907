"""The end of a session reaches sockets of a real server process within a second."""

import asyncio
import json
from collections.abc import Callable
from typing import Any, Self

import httpx
import pytest
from channels.db import database_sync_to_async
from django.test import Client
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from core.accounts.actions.users import ban_user, set_role
from core.accounts.models import User
from tests.integration.accounts.helpers import APP, PASSWORD, person
from tests.support.processes import ServerProcess

pytestmark = pytest.mark.django_db(transaction=True)
WITHIN_SECONDS = 1.0


@pytest.fixture
def announced() -> None:
    """Orders really travel here, instead of being remembered."""


class Phone:
    """One signed-in app client of a server."""

    def __init__(self, server: ServerProcess, username: str = "mia") -> None:
        self.server = server
        self.http = httpx.AsyncClient(base_url=server.base_url)
        self.username = username
        self.sockets: list[ClientConnection] = []

    async def __aenter__(self) -> Self:
        answer = await self.http.post(
            f"{APP}/auth/login", json={"username": self.username, "password": PASSWORD}
        )
        self.http.headers["X-Session-Token"] = answer.json()["meta"]["session_token"]
        return self

    async def __aexit__(self, *_: object) -> None:
        for socket in self.sockets:
            await socket.close()
        await self.http.aclose()

    async def ticket(self) -> str:
        answer = await self.http.post("/api/v1/realtime/ticket")
        assert answer.status_code == 201, answer.text
        return str(answer.json()["ticket"])

    async def socket(self, ticket: str | None = None) -> ClientConnection:
        value = ticket or await self.ticket()
        offered = [Subprotocol("carya.v1"), Subprotocol(f"ticket.{value}")]
        socket = await connect(f"{self.server.ws_url}/ws/", subprotocols=offered)
        self.sockets.append(socket)
        return socket


async def ready(socket: ClientConnection) -> dict[str, Any]:
    frame: dict[str, Any] = json.loads(await asyncio.wait_for(socket.recv(), 5))
    assert frame["type"] == "session.ready"
    return frame


async def close_code(socket: ClientConnection) -> int | None:
    """The code the server closes with, within a second after the change committed.

    A socket that was greeted hears the code in its last frame too.
    """
    last: dict[str, Any] = {}
    try:
        async with asyncio.timeout(WITHIN_SECONDS):
            while True:
                last = json.loads(await socket.recv())
    except ConnectionClosed as closed:
        code = closed.rcvd.code if closed.rcvd else None
        assert last in ({}, {"type": "session.revoked", "data": {"code": code}})
        return code


async def stays_open(socket: ClientConnection) -> bool:
    await socket.send('{"id":"1","type":"session.ping","data":{}}')
    while True:
        frame = json.loads(await asyncio.wait_for(socket.recv(), 5))
        if frame.get("re") == "1":
            return bool(frame["ok"])


async def test_logout_password_change_and_ban_close_sockets_within_a_second(
    start_server: Callable[..., ServerProcess],
) -> None:
    mia = await database_sync_to_async(person)(username="mia")
    server = await database_sync_to_async(start_server)()
    async with Phone(server) as first, Phone(server) as second, Phone(server) as third:
        sockets = [await phone.socket() for phone in (first, second, third)]
        for socket in sockets:
            assert (await ready(socket))["data"]["user"]["username"] == "mia"

        await first.http.delete(f"{APP}/auth/session")
        said = json.loads(await asyncio.wait_for(sockets[0].recv(), WITHIN_SECONDS))
        assert said == {"type": "session.revoked", "data": {"code": 4201}}
        assert await close_code(sockets[0]) == 4201
        assert await stays_open(sockets[1])

        changed = await second.http.post(
            f"{APP}/account/password/change",
            json={"current_password": PASSWORD, "new_password": "another long secret"},
        )
        assert changed.status_code == 200
        assert await close_code(sockets[2]) == 4201
        assert await stays_open(sockets[1])
        assert (await third.http.post("/api/v1/realtime/ticket")).status_code == 401

        await database_sync_to_async(ban_user)(user=mia, reason="Threats")
        assert await close_code(sockets[1]) == 4203


async def test_bans_sleep_and_passwords_of_the_admin_close_sockets_within_a_second(
    start_server: Callable[..., ServerProcess],
) -> None:
    people = {
        name: await database_sync_to_async(person)(username=name) for name in ("mia", "bob", "root")
    }
    await database_sync_to_async(set_role)(user=people["root"], role=User.Role.ADMIN)
    server = await database_sync_to_async(start_server)()
    admin = Client()
    form = {"username": "root", "password": PASSWORD}

    async with Phone(server) as mia, Phone(server, "bob") as bob, Phone(server, "root") as root:
        sockets = {phone.username: await phone.socket() for phone in (mia, bob, root)}
        for socket in sockets.values():
            await ready(socket)
        await database_sync_to_async(admin.post)("/django-admin/login/", form)
        for name, action, code in (("mia", "ban", 4203), ("bob", "deactivate", 4201)):
            chosen = {"action": action, "_selected_action": [str(people[name].pk)]}
            await database_sync_to_async(admin.post)("/django-admin/accounts/user/", chosen)
            assert await close_code(sockets[name]) == code
        assert await stays_open(sockets["root"])
        fields = ("old_password", "new_password1", "new_password2")
        secrets = (PASSWORD, "another long secret", "another long secret")
        await database_sync_to_async(admin.post)(
            "/django-admin/password_change/", dict(zip(fields, secrets, strict=True))
        )
        assert await close_code(sockets["root"]) == 4201


async def test_a_ticket_opens_one_socket_and_dies_with_its_session(
    start_server: Callable[..., ServerProcess],
) -> None:
    await database_sync_to_async(person)(username="mia")
    server = await database_sync_to_async(start_server)()
    async with Phone(server) as phone:
        ticket = await phone.ticket()
        await ready(await phone.socket(ticket))
        used = await phone.socket(ticket)
        assert await close_code(used) == 4201

        stale = await phone.ticket()
        await phone.http.delete(f"{APP}/auth/session")
        late = await phone.socket(stale)
        assert await close_code(late) == 4201
