"""uvicorn finds sockets whose peer is gone by pings; here it does not take 40 seconds."""

from typing import Any

from realtime.server import CaryaWebSocketProtocol


class QuickPings(CaryaWebSocketProtocol):
    """Pings every 4 seconds, waits 6 for the answer."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.ping_interval, self.ping_timeout = 4.0, 6.0
