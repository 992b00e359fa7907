"""The ASGI application: HTTP to Django, sockets to realtime."""

import os
import re

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core.config.settings")

from django.core.asgi import get_asgi_application

django_application = get_asgi_application()

from channels.routing import ProtocolTypeRouter

from core.http.body_limit import BodyLimit
from core.media.limits import REQUEST_BYTES
from realtime.routing import lifespan_application, websocket_application

ORDINARY_BYTES = 1024 * 1024
WITH_FILES = re.compile(r"/api/v1/(?:uploads|me/avatar|spaces/[^/]+/icon)")

application = ProtocolTypeRouter(
    {
        "http": BodyLimit(
            django_application, ordinary=ORDINARY_BYTES, large=REQUEST_BYTES, paths=WITH_FILES
        ),
        "websocket": websocket_application,
        "lifespan": lifespan_application,
    }
)
