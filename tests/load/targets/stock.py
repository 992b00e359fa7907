"""Stock Channels under daphne or uvicorn."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from tests.load.targets.base import Server, Stage, read_seats, run_python

APPLICATION = "tests.load.peers.stock.asgi:application"


@dataclass
class StockServer(Server):
    """`layer` is `core` or `pubsub`; `runner` is `daphne` or `uvicorn`."""

    layer: str = "core"
    runner: str = "daphne"

    name = "stock"

    def env(self) -> dict[str, str]:
        return {
            **self.extra_env,
            "DJANGO_SETTINGS_MODULE": "tests.load.peers.stock.settings",
            "STOCK_DATABASE_URL": self.database_url(),
            "STOCK_REDIS_URL": self.services.redis_url(5),
            "STOCK_LAYER": self.layer,
        }

    def command(self) -> Sequence[str]:
        if self.runner == "daphne":
            listen = ["-b", "127.0.0.1", "-p", str(self.port), "-v", "0"]
            return [sys.executable, "-m", "daphne", *listen, APPLICATION]
        listen = ["--host", "127.0.0.1", "--port", str(self.port), "--log-level", "warning"]
        options = ["--no-access-log", "--ws", "websockets-sansio"]
        return [sys.executable, "-m", "uvicorn", *listen, *options, APPLICATION]

    def stage(self, *, users: int, rooms: int, space: str = "load", spaces: int = 1) -> Stage:
        asked = ["--users", str(users), "--rooms", str(rooms)]
        lines = run_python(["-m", "tests.load.peers.stock.seed", *asked], self.env())
        return Stage(rooms=json.loads(lines[0])["rooms"], seats=read_seats(lines[1:]))
