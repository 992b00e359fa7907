"""Where prepared frames go: straight into uvicorn's transport, or through ASGI `send`."""

import asyncio
from collections import deque
from typing import Any, Protocol

from realtime.connection import Connection
from realtime.prepared import Prepared

OUTBOX_BYTES = 256 * 1024
"""Above this a socket counts as congested; below a quarter of it, as drained."""


PRIVATE_CODES = {1009: 4009, 1012: 4001, 1013: 4001}
"""What stands for a code where the server sends private ones only, as daphne does."""


async def close_through(send: Any, code: int, reason: str) -> None:
    """Close through ASGI `send`."""
    try:
        await send({"type": "websocket.close", "code": code, "reason": reason})
    except Exception:
        if code not in PRIVATE_CODES:
            raise
        code = PRIVATE_CODES[code]
        await send({"type": "websocket.close", "code": code, "reason": reason})


class FrameTransport(Protocol):
    """The server's socket protocol, as far as writing goes (`realtime.server`)."""

    def attach(self, writer: "TransportWriter") -> None: ...
    @property
    def buffered(self) -> int: ...
    def write_frames(self, frames: bytes) -> None: ...
    def start_close(self, code: int, reason: str) -> None: ...
    def abort(self) -> None: ...


class TransportWriter:
    """Writes whole frames into the transport; the server says when its buffer is full."""

    __slots__ = ("_transport", "congested", "connection")

    def __init__(self, transport: FrameTransport) -> None:
        self._transport = transport
        self.congested = False
        self.connection: Connection | None = None
        transport.attach(self)

    @property
    def buffered(self) -> int:
        """Bytes in the transport's buffer."""
        return self._transport.buffered

    def write(self, prepared: Prepared) -> None:
        self._transport.write_frames(prepared.frame)

    def write_many(self, prepared: list[Prepared], frames: bytes) -> None:
        self._transport.write_frames(frames)

    def close(self, code: int, reason: str = "") -> None:
        self._transport.start_close(code, reason)

    def abort(self) -> None:
        self._transport.abort()

    def on_pause(self) -> None:
        """The transport's buffer is full."""
        self.congested = True
        if self.connection is not None:
            self.connection.on_congested()

    def on_resume(self) -> None:
        """The transport's buffer has room again."""
        self.congested = False
        if self.connection is not None:
            self.connection.on_drained()


class AsgiWriter:
    """Writes through ASGI `send`, for every other server; a pump task while there is something."""

    __slots__ = (
        "_closing",
        "_owner",
        "_pump",
        "_queue",
        "_send",
        "buffered",
        "congested",
        "connection",
    )

    def __init__(self, send: Any) -> None:
        self._send = send
        self._owner = asyncio.current_task()
        self._queue: deque[bytes] = deque()
        self.buffered = 0
        self._pump: asyncio.Task[None] | None = None
        self._closing: tuple[int, str] | None = None
        self.congested = False
        self.connection: Connection | None = None

    def write(self, prepared: Prepared) -> None:
        if self._closing is None:
            self._put(prepared.payload)

    def write_many(self, prepared: list[Prepared], frames: bytes) -> None:
        for one in prepared:
            self.write(one)

    def close(self, code: int, reason: str = "") -> None:
        self._closing = (code, reason)
        self._start()

    def abort(self) -> None:
        """Stop writing and end the application, which is how a server learns that it is over."""
        if self._pump is not None:
            self._pump.cancel()
        if self._owner is not None:
            self._owner.cancel()

    def _put(self, payload: bytes) -> None:
        self._queue.append(payload)
        self.buffered += len(payload)
        if self.buffered > OUTBOX_BYTES and not self.congested:
            self.congested = True
            if self.connection is not None:
                self.connection.on_congested()
        self._start()

    def _start(self) -> None:
        if self._pump is None:
            self._pump = asyncio.get_running_loop().create_task(self._run())

    async def _run(self) -> None:
        try:
            while self._queue:
                payload = self._queue.popleft()
                await self._send({"type": "websocket.send", "text": payload.decode()})
                self.buffered -= len(payload)
                if self.congested and self.buffered < OUTBOX_BYTES // 4:
                    self.congested = False
                    if self.connection is not None:
                        self.connection.on_drained()
            if self._closing is not None:
                await close_through(self._send, *self._closing)
        except Exception:  # noqa: BLE001 - every server has its own way to say that nobody is there
            self._queue.clear()
        finally:
            self._pump = None
