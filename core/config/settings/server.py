"""The server process."""

from core.config import env
from core.config.settings.site import DEVELOPMENT

HOST = env.text("HOST", "127.0.0.1", doc="Address that `manage.py serve` listens on.")
PORT = env.integer(
    "PORT", 8000, minimum=1, maximum=65535, doc="Port that `manage.py serve` listens on."
)
WEB_WORKERS = env.integer("CARYA_WEB_WORKERS", 1, minimum=1, doc="Web processes behind that port.")
SHUTDOWN_SECONDS = env.integer(
    "CARYA_SHUTDOWN_SECONDS", 15, minimum=1, doc="How long a stopping server waits for requests."
)
ACCESS_LOG = env.flag("CARYA_ACCESS_LOG", DEVELOPMENT, doc="One log line per HTTP request.")
CARYA_WS_PROTOCOL = env.text(
    "CARYA_WS_PROTOCOL",
    "realtime.server.CaryaWebSocketProtocol",
    doc="The uvicorn WebSocket protocol class that serves sockets.",
)
SOCKET_FRAME_BYTES = 65_536
