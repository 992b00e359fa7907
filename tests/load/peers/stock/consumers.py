"""One consumer per socket, as the Channels documentation teaches it."""

from __future__ import annotations

import json
from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer

from tests.load.peers.stock.messages import RefusedError, post_message, subscribe


class ChatConsumer(AsyncJsonWebsocketConsumer):  # type: ignore[misc]
    """Handles `room.subscribe` and `message.post`; relays the group's messages."""

    async def connect(self) -> None:
        self.joined: set[str] = set()
        if self.scope["user"] is None:
            await self.accept()
            await self.close(4201)
            return
        await self.accept("carya.v1")
        await self.send_json({"type": "session.ready", "data": {"protocol": 1}})

    async def disconnect(self, code: int) -> None:
        for group in self.joined:
            await self.channel_layer.group_discard(group, self.channel_name)

    async def receive_json(self, content: dict[str, Any], **_: Any) -> None:
        handler = {"room.subscribe": self.subscribe, "message.post": self.post}[content["type"]]
        try:
            data = await handler(content["data"])
        except RefusedError as refused:
            error = {"code": str(refused)}
            await self.send_json({"re": content["id"], "ok": False, "error": error})
        else:
            await self.send_json({"re": content["id"], "ok": True, "data": data})

    async def subscribe(self, data: dict[str, Any]) -> dict[str, Any]:
        group = f"room.{data['room']}"
        await self.channel_layer.group_add(group, self.channel_name)
        self.joined.add(group)
        result: dict[str, Any] = await database_sync_to_async(subscribe)(
            user=self.scope["user"], room_id=data["room"], since=data.get("since")
        )
        return result

    async def post(self, data: dict[str, Any]) -> dict[str, Any]:
        message, duplicate = await database_sync_to_async(post_message)(
            user=self.scope["user"],
            room_id=data["room"],
            content=data["content"],
            nonce=data["nonce"],
        )
        if not duplicate:
            event = {"type": "message.created", "message": message}
            await self.channel_layer.group_send(f"room.{data['room']}", event)
        return {"state": "published", "message": message, "duplicate": duplicate}

    async def message_created(self, event: dict[str, Any]) -> None:
        message = event["message"]
        await self.send_json(
            {
                "type": "message.created",
                "room": message["room"],
                "seq": message["seq"],
                "data": {"message": message},
            }
        )

    @classmethod
    async def encode_json(cls, content: dict[str, Any]) -> str:
        return json.dumps(content, separators=(",", ":"))
