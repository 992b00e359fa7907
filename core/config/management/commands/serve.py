"""`manage.py serve`: the production web server, uvicorn with Carya's socket protocol."""

import argparse
from typing import Any

import uvicorn
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string

APPLICATION = "core.config.asgi:application"
PING_SECONDS = 40.0


class Command(BaseCommand):
    """Serve HTTP and sockets until SIGTERM or SIGINT; open requests get time to finish."""

    help = "Serve HTTP and sockets with uvicorn."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--host", default=settings.HOST, help="address to listen on")
        parser.add_argument("--port", type=int, default=settings.PORT, help="port to listen on")
        parser.add_argument("--fd", type=int, help="listen on this inherited socket instead")
        parser.add_argument(
            "--workers", type=int, default=settings.WEB_WORKERS, help="web processes"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        uvicorn.run(
            APPLICATION,
            host=options["host"],
            port=options["port"],
            fd=options["fd"],
            workers=options["workers"],
            loop="uvloop",
            http="httptools",
            ws=import_string(settings.CARYA_WS_PROTOCOL),
            ws_max_size=settings.SOCKET_FRAME_BYTES,
            ws_per_message_deflate=False,
            # Finds peers that went without a word; beats and answers find most of them sooner.
            ws_ping_interval=PING_SECONDS,
            lifespan="auto",
            proxy_headers=bool(settings.TRUSTED_PROXIES),
            forwarded_allow_ips=settings.TRUSTED_PROXIES,
            timeout_graceful_shutdown=settings.SHUTDOWN_SECONDS,
            server_header=False,
            access_log=settings.ACCESS_LOG,
            log_config=None,
        )
