"""A socket of the real ASGI application, as one of its people."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from channels.testing import WebsocketCommunicator
from django.conf import settings

from core.config.asgi import application
from core.kernel.ids import new_id

SECONDS = 20.0


class Tab:
    """One person's socket; every refusal of the handshake is its `closed` word."""

    def __init__(self, session: str | None, path: str = "/ws/") -> None:
        headers = [(b"origin", settings.ALLOWED_ORIGINS[0].encode())]
        if session:
            headers.append((b"cookie", f"sessionid={session}".encode()))
        self.wire = WebsocketCommunicator(application, path, headers, ["carya.v1"])
        self.closed = ""
        self.frames: list[dict[str, Any]] = []

    async def open(self) -> None:
        connected, _ = await self.wire.connect(timeout=SECONDS)
        assert connected
        await self.next()

    async def next(self) -> dict[str, Any]:
        """The next frame; {} once the socket is closed."""
        message = await self.wire.receive_output(timeout=SECONDS)
        if message["type"] == "websocket.close":
            self.closed = f"closed {message['code']}"
            return {}
        frame: dict[str, Any] = json.loads(message.get("text") or message["bytes"])
        self.frames.append(frame)
        return frame

    async def ask(self, type: str, data: dict[str, Any]) -> str:
        """`ok`, the code of the refusal, or how the socket was closed."""
        id = new_id().hex
        if not self.closed:
            await self.wire.send_to(text_data=json.dumps({"id": id, "type": type, "data": data}))
        while not self.closed:
            frame = await self.next()
            if frame.get("re") == id:
                return "ok" if frame["ok"] else str(frame["error"]["code"])
        return self.closed


@asynccontextmanager
async def tab(session: str | None, path: str = "/ws/") -> AsyncIterator[Tab]:
    opened = Tab(session, path)
    await opened.open()
    try:
        yield opened
    finally:
        if not opened.closed:
            await opened.wire.disconnect(timeout=SECONDS)
