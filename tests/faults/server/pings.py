"""The server's socket protocol with less patience and smaller buffers, so that tests are short."""

import asyncio
import socket
from typing import Any

from realtime.server import CaryaWebSocketProtocol

SEND_BUFFER = 16_384


class QuickPings(CaryaWebSocketProtocol):
    """Pings every 4 seconds and waits 6 for the answer; the kernel takes few bytes ahead."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.ping_interval, self.ping_timeout = 4.0, 6.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        raw = transport.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
