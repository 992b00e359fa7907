"""The ASGI application: ticket authentication in front of the consumer."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.load.peers.stock.settings")
django.setup()

from channels.db import database_sync_to_async  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from django.urls import path  # noqa: E402

from tests.load.peers.stock.consumers import ChatConsumer  # noqa: E402
from tests.load.peers.stock.models import Ticket  # noqa: E402

App = Callable[[dict[str, Any], Any, Any], Awaitable[None]]


def user_of(key: str) -> Any:
    found = Ticket.objects.select_related("user").filter(key=key).first()
    return found.user if found else None


class TicketAuth:
    """Puts the ticket's user into the scope, or None."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        offered = [name for name in scope["subprotocols"] if name.startswith("ticket.")]
        key = offered[0].removeprefix("ticket.") if offered else ""
        user = await database_sync_to_async(user_of)(key)
        await self.app({**scope, "user": user}, receive, send)


application = ProtocolTypeRouter(
    {"websocket": TicketAuth(URLRouter([path("ws/", ChatConsumer.as_asgi())]))}
)
