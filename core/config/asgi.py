"""The ASGI application: HTTP to Django, sockets to realtime."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core.config.settings")

from django.core.asgi import get_asgi_application

django_application = get_asgi_application()

from channels.routing import ProtocolTypeRouter

from realtime.routing import lifespan_application, websocket_application

application = ProtocolTypeRouter(
    {
        "http": django_application,
        "websocket": websocket_application,
        "lifespan": lifespan_application,
    }
)
