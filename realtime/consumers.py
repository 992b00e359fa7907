"""Channels' consumers: thin, and without a layer channel of their own, for the process has one."""

from typing import Any

from channels.consumer import AsyncConsumer

from realtime.gateway import serve_socket


class Gateway(AsyncConsumer):  # type: ignore[misc]  # Channels has no types
    """`/ws/`: one socket that carries everything."""

    presence_only = False

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        room = scope.get("url_route", {}).get("kwargs", {}).get("room")
        await serve_socket(scope, receive, send, room=room, presence_only=self.presence_only)


class RoomGateway(Gateway):
    """`/ws/lounge/room/<uuid>/`: the same, subscribed to that room."""


class PresenceGateway(Gateway):
    """`/ws/lounge/presence/`: the same, with presence of all rooms and no messages."""

    presence_only = True
