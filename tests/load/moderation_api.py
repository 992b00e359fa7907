"""A local stand-in for the moderation provider, with a delay that the scenario chooses."""

from __future__ import annotations

import asyncio
import json
from typing import Any, Self

CATEGORIES = (
    "harassment",
    "harassment/threatening",
    "hate",
    "hate/threatening",
    "illicit",
    "illicit/violent",
    "self-harm",
    "self-harm/instructions",
    "self-harm/intent",
    "sexual",
    "sexual/minors",
    "violence",
    "violence/graphic",
)
RESULT = {
    "flagged": False,
    "categories": dict.fromkeys(CATEGORIES, False),
    "category_scores": dict.fromkeys(CATEGORIES, 0.001),
    "category_applied_input_types": {name: ["text"] for name in CATEGORIES},
}


class ModerationApi:
    """`POST /v1/moderations` answers every input as harmless after `delay` seconds."""

    def __init__(self) -> None:
        self.delay = 0.0
        self.inputs = 0
        self.requests = 0
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=1024)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.close()

    @property
    def base_url(self) -> str:
        assert self._server is not None
        port: int = self._server.sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}/v1"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = 0
                for line in head.split(b"\r\n"):
                    name, _, value = line.partition(b":")
                    if name.lower() == b"content-length":
                        length = int(value)
                asked: dict[str, Any] = json.loads(await reader.readexactly(length))
                texts = asked["input"] if isinstance(asked["input"], list) else [asked["input"]]
                self.requests += 1
                self.inputs += len(texts)
                if self.delay:
                    await asyncio.sleep(self.delay)
                answer = {
                    "id": "modr-1",
                    "model": asked.get("model"),
                    "results": [RESULT] * len(texts),
                }
                body = json.dumps(answer).encode()
                kind = b"Content-Type: application/json\r\n"
                size = b"Content-Length: %d\r\n\r\n" % len(body)
                writer.write(b"HTTP/1.1 200 OK\r\n" + kind + size + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()
