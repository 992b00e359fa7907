"""uvicorn's WebSocket protocol, opened so that the hub can write prepared frames.

uvicorn takes the class through its public `ws=` option. Nothing of HTTP or of the handshake
changes; after it, `scope["extensions"]["carya.frames"]` offers the socket to the application.
"""

import asyncio
from typing import Any, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame

from realtime.farewell import say_bye
from realtime.writers import OUTBOX_BYTES, TransportWriter

CLOSE_SECONDS = 5.0
PINGS_PER_SECOND = 20
FRAGMENTS_MAX = 256


class CaryaWebSocketProtocol(WebSocketsSansIOProtocol):
    """One socket. Writing past the protocol object is safe, because frames are whole and unmasked,
    extensions are off, and the object keeps no state about data frames it sends."""

    writer: TransportWriter | None = None
    _pings = 0
    _pings_since = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self.transport.set_write_buffer_limits(high=OUTBOX_BYTES, low=OUTBOX_BYTES // 4)

    async def run_asgi(self) -> None:
        extensions = cast("dict[str, Any]", self.scope["extensions"])
        extensions["carya.frames"] = self
        await super().run_asgi()

    def attach(self, writer: TransportWriter) -> None:
        """Take frames from `writer`, and tell it about backpressure.

        The handshake is over: what only it needed goes, 3 KB for every idle socket.
        """
        self.writer = writer
        self.scope["headers"] = []
        self.scope["extensions"] = {}
        del self.request, self.response

    @property
    def buffered(self) -> int:
        """Bytes in the transport's buffer."""
        return self.transport.get_write_buffer_size()

    def write_frames(self, frames: bytes) -> None:
        """Write whole frames; nothing after a close."""
        if not self.close_sent and not self.disconnected:
            self.transport.write(frames)

    def start_close(self, code: int, reason: str) -> None:
        """Begin the closing handshake."""
        if self.close_sent or self.disconnected or not self.handshake_complete:
            return
        if self.transport.is_closing():
            return
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": reason})
        self.conn.send_close(code, reason)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        if self.read_paused:
            self.read_paused = False
            self.transport.resume_reading()
        self.close_timer = self.loop.call_later(CLOSE_SECONDS, self.transport.abort)

    def keepalive_timeout(self) -> None:
        """The peer is gone: closing alone would wait for ever for it to read what is unsent."""
        super().keepalive_timeout()
        self.loop.call_later(CLOSE_SECONDS, self.transport.abort)

    def abort(self) -> None:
        """Drop the connection and everything unsent."""
        self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self.writer is not None:
            self.writer.on_resume()

    def pause_writing(self) -> None:
        super().pause_writing()
        if self.writer is not None:
            self.writer.on_pause()

    def resume_writing(self) -> None:
        super().resume_writing()
        if self.writer is not None:
            self.writer.on_resume()

    def shutdown(self) -> None:
        """The server stops: say when to come back."""
        if self.writer is not None and self.writer.connection is not None:
            say_bye(self.writer.connection)
        super().shutdown()

    def handle_cont(self, event: Frame) -> None:
        """Collect a fragment, but not without end: empty ones slip past the limit on bytes."""
        if len(self.frames) >= FRAGMENTS_MAX:
            self.frames = []
            self.start_close(1009, "too many fragments")
            return
        super().handle_cont(event)

    def handle_ping(self) -> None:
        """Answer pings, but not a flood of them."""
        now = self.loop.time()
        if now - self._pings_since > 1:
            self._pings, self._pings_since = 0, now
        self._pings += 1
        if self._pings > PINGS_PER_SECOND:
            self.start_close(4009, "ping flood")
            return
        super().handle_ping()
