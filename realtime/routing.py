"""Which path leads to which consumer."""

from typing import Any

from channels.routing import URLRouter
from django.urls import path

from core.kernel.warmup import warm_up
from realtime.consumers import Gateway, PresenceGateway, RoomGateway
from realtime.process import process, stop_process

_router = URLRouter(
    [
        path("ws/", Gateway.as_asgi()),
        path("ws/lounge/room/<uuid:room>/", RoomGateway.as_asgi()),
        path("ws/lounge/presence/", PresenceGateway.as_asgi()),
    ]
)


async def websocket_application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Route a socket; an unknown path is refused during the handshake."""
    try:
        await _router(scope, receive, send)
    except ValueError as error:
        if "No route found" not in str(error):
            raise
        await receive()
        await send({"type": "websocket.close", "code": 4404})


async def lifespan_application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Prepare, start the hub with the server, and say goodbye to sockets before it stops."""
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            await warm_up()
            await process()
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            await stop_process()
            await send({"type": "lifespan.shutdown.complete"})
            return
