"""nchan, the pub/sub module of nginx: a raw fan-out without storage, permissions or a gate."""

from __future__ import annotations

import asyncio
import shutil
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.load.generator.crowd import Crowd, Endpoint, Seat
from tests.load.generator.posting import HttpPoster, Poster
from tests.load.targets.base import Server, Stage

MODULE = Path("/usr/lib/nginx/modules/ngx_nchan_module.so")
CONFIG = """\
load_module {module};
worker_processes 1;
daemon off;
error_log {scratch}/nginx.log error;
pid {scratch}/nginx.pid;
events {{ worker_connections 16384; }}
http {{
  access_log off;
  keepalive_requests 1000000;
  client_body_temp_path {scratch}/nginx-body;
  proxy_temp_path {scratch}/nginx-proxy;
  fastcgi_temp_path {scratch}/nginx-fastcgi;
  uwsgi_temp_path {scratch}/nginx-uwsgi;
  scgi_temp_path {scratch}/nginx-scgi;
  nchan_shared_memory_size 256M;
  server {{
    listen 127.0.0.1:{port};
    location ~ /pub/(.+)$ {{
      nchan_publisher; nchan_channel_id $1; nchan_message_timeout 60s;
      nchan_message_buffer_length 1000;
    }}
    location ~ /sub/(.+)$ {{
      nchan_subscriber websocket; nchan_channel_id $1; nchan_subscriber_first_message newest;
    }}
  }}
}}
"""


def nginx_binary() -> str | None:
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def installed() -> bool:
    return MODULE.exists() and nginx_binary() is not None


@dataclass
class NchanServer(Server):
    name = "nchan"
    greets = False

    def command(self) -> Sequence[str]:
        binary = nginx_binary()
        assert binary is not None
        config = self.services.scratch / "nginx.conf"
        scratch = str(self.services.scratch)
        config.write_text(CONFIG.format(module=MODULE, scratch=scratch, port=self.port))
        return [binary, "-e", f"{scratch}/nginx.log", "-p", scratch, "-c", str(config)]

    def stage(self, *, users: int, rooms: int, space: str = "load", spaces: int = 1) -> Stage:
        names = [str(uuid.uuid4()) for _ in range(rooms)]
        return Stage(rooms=names, seats=[Seat(f"reader-{n}", "") for n in range(users)])

    def endpoint(self, room: str) -> Endpoint:
        return Endpoint(port=self.port, path=f"/sub/{room}", greets=False)

    async def poster(self, crowd: Crowd, rooms: Sequence[str], authors: int) -> Poster:
        poster = HttpPoster(f"/pub/{rooms[0]}", rooms[0])
        loop = asyncio.get_running_loop()
        await loop.create_connection(lambda: poster, "127.0.0.1", self.port)
        return poster
