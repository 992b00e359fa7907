"""Our server, as `manage.py serve` runs it."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.load.targets.base import Server, Stage, read_seats, run_python

# Up to this many people, tickets for four rounds are minted at once: a Django start is slow.
MANY = 2500


@dataclass
class CaryaServer(Server):
    """With a `provider_url` the gate asks an AI provider there; else the patterns decide alone."""

    provider_url: str = ""
    _ready: dict[tuple[int, int, str, int], list[Stage]] = field(default_factory=dict)

    name = "carya"

    def env(self) -> dict[str, str]:
        provider = (
            {"OPENAI_API_KEY": "sk-benchmark", "OPENAI_BASE_URL": self.provider_url}
            if self.provider_url
            else {}
        )
        return {
            "DJANGO_SETTINGS_MODULE": "core.config.settings",
            "CARYA_DEVELOPMENT": "0",
            "SECRET_KEY": "only-for-one-benchmark-run-on-loopback",
            "CARYA_PUBLIC_URL": "http://127.0.0.1:8000",
            "CARYA_LOG_LEVEL": "WARNING",
            "CARYA_WEB_WORKERS": "1",
            "CARYA_ALLOW_LOADTEST": "1",
            "CARYA_DATA_DIR": str(self.services.scratch / "data"),
            "DATABASE_URL": self.database_url(),
            "REDIS_URL": self.services.redis_url(0),
            "OPENAI_API_KEY": "",
            **provider,
            **self.extra_env,
        }

    def prepare(self) -> None:
        run_python(["manage.py", "migrate", "--verbosity", "0"], self.env())

    def command(self) -> Sequence[str]:
        return [
            sys.executable,
            "manage.py",
            "serve",
            "--host",
            "127.0.0.1",
            "--port",
            str(self.port),
        ]

    def stage(self, *, users: int, rooms: int, space: str = "load", spaces: int = 1) -> Stage:
        wish = (users, rooms, space, spaces)
        ready = self._ready.setdefault(wish, [])
        if not ready:
            ready += self._seed(*wish, times=1 if users > MANY else 4)
        return ready.pop()

    def _seed(self, users: int, rooms: int, space: str, spaces: int, *, times: int) -> list[Stage]:
        asked = ["--users", str(users), "--rooms", str(rooms), "--times", str(times)]
        asked += ["--space", space, "--spaces", str(spaces)]
        lines = run_python(["-m", "tests.load.targets.seed_carya", *asked], self.env())
        start = next(n for n, text in enumerate(lines) if text.startswith('{"rooms"'))
        names = json.loads(lines[start])["rooms"]
        seats = read_seats(lines[start + 1 :])
        return [Stage(names, seats[at : at + users]) for at in range(0, len(seats), users)]
