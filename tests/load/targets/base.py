"""What a scenario needs to know of a server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from deploy.local.children import free_port, kill, spawn, stop
from tests.load.generator.crowd import Crowd, Endpoint, Seat
from tests.load.generator.posting import Poster, SocketPoster
from tests.load.machine import cpu_seconds, rss_kb, start, wait_for_port
from tests.load.services import Services
from tests.load.stopping import errands

STOP_SECONDS = 15.0
ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Stage:
    """Rooms and the people who are members of all of them."""

    rooms: list[str]
    seats: list[Seat]


@dataclass
class Server(ABC):
    """A server that can be started, entered as a context, and measured."""

    services: Services
    extra_env: dict[str, str] = field(default_factory=dict)
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    name = "server"
    greets = True

    @abstractmethod
    def command(self) -> Sequence[str]:
        """The command line that serves on `self.port`."""

    @abstractmethod
    def stage(self, *, users: int, rooms: int, space: str = "load", spaces: int = 1) -> Stage:
        """Make sure rooms and people exist; every call gives fresh tickets.

        Room and person `n` belong to the space `n % spaces`, so that with one space everybody is a
        member of every room. Servers that know no spaces may ignore both.
        """

    def env(self) -> dict[str, str]:
        return dict(self.extra_env)

    def database_url(self) -> str:
        return self.services.database_url(self.name)

    def prepare(self) -> None:  # noqa: B027 - most servers need nothing
        """Make what must exist before the server starts."""

    def endpoint(self, room: str) -> Endpoint:
        return Endpoint(port=self.port)

    async def poster(self, crowd: Crowd, rooms: Sequence[str], authors: int) -> Poster:
        """Something that posts into `rooms` in turn through the first `authors` connections."""
        return SocketPoster(
            crowd.connections[:authors], lambda _, number: rooms[number % len(rooms)], crowd.ledger
        )

    def __enter__(self) -> Self:
        self.prepare()
        self.port = free_port()
        log = self.services.scratch / f"{self.name}.log"
        self.process = start(self.command(), log=log, env=self.env(), cwd=ROOT)
        try:
            wait_for_port(self.port, self.process, log)
        except BaseException:
            stop(self.process, within=STOP_SECONDS)
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self.process is not None:
            stop(self.process, within=STOP_SECONDS)

    @property
    def web_pids(self) -> list[int]:
        assert self.process is not None
        return [self.process.pid]

    def cpu(self) -> float:
        """CPU seconds so far of the web process, Redis and PostgreSQL."""
        return cpu_seconds([*self.web_pids, *self.services.pids])

    def memory_kb(self) -> int:
        return rss_kb(self.web_pids)


def run_python(arguments: Sequence[str], env: Mapping[str, str]) -> list[str]:
    """Run a Python command in the repository and return the lines it printed."""
    pipe = subprocess.PIPE
    child = spawn(
        [sys.executable, *arguments], cwd=ROOT, env={**os.environ, **env}, output=pipe, errors=pipe
    )
    errands.add(child)
    try:
        said, complained = (part.decode("utf-8", "replace") for part in child.communicate())
    finally:
        errands.discard(child)
        kill(child)
    if child.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{said[-500:]}\n{complained[-3000:]}")
    return said.splitlines()


def read_seats(lines: Sequence[str]) -> list[Seat]:
    """Seats from JSON lines as `mint_tickets` prints them."""
    found = [json.loads(line) for line in lines if line.startswith("{")]
    return [
        Seat(user=str(one["user"]), ticket=one["ticket"], session_token=one["session_token"])
        for one in found
    ]
