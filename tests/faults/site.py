"""An installation of its own for the fault tests: PostgreSQL and Redis to kill, servers on them."""

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx
import psycopg

from tests.faults.records import Records
from tests.support.client import Client, Person
from tests.support.processes import ROOT, ServerProcess
from tests.support.services import Services

SETTINGS = "tests.faults.server.settings"


@dataclass(frozen=True, slots=True)
class Stage:
    """A space with rooms and people that only one test uses."""

    space: str
    rooms: list[str]
    moderator: Person
    members: list[Person]
    newcomers: list[Person]

    @property
    def room(self) -> str:
        """The first room."""
        return self.rooms[0]

    def clients(
        self, count: int, *servers: ServerProcess, seed: int, **options: Any
    ) -> list[Client]:
        """Clients of the first members, spread over the servers, each knowing all of them."""
        urls = [server.base_url for server in servers]
        return [
            Client(
                person,
                urls[index % len(urls) :] + urls[: index % len(urls)],
                rooms=[self.room],
                seed=seed,
                **options,
            )
            for index, person in enumerate(self.members[:count])
        ]


class Site:
    """Services, stages, and how to start processes on them."""

    def __init__(self) -> None:
        self.services = Services()
        self.database_url = self.services.start_postgres()
        self.redis_url = self.services.start_redis()
        self.manage("migrate", "--verbosity", "0")
        self._stages = self._stock()
        self._crowd = self._stages.pop()
        self.records = Records(self.database_url)

    def stop(self) -> None:
        """End everything; harmless when something was killed before."""
        with contextlib.suppress(ProcessLookupError):
            self.services.redis.resume()
        self.records.close()
        self.services.stop()

    @property
    def env(self) -> dict[str, str]:
        """What a process of this installation must be told."""
        return {
            "DATABASE_URL": self.database_url,
            "REDIS_URL": self.redis_url,
            "CARYA_DATA_DIR": str(self.services.folder / "data"),
            "CARYA_REDIS_PREFIX": "faults",
        }

    def manage(self, *words: str, env: Mapping[str, str] | None = None) -> str:
        """Run `manage.py` and return what it said."""
        return self._python(str(ROOT / "manage.py"), *words, env=env or {})

    def shell(self, code: str, *, env: Mapping[str, str] | None = None) -> str:
        """Run Python inside the installation and return what it printed."""
        return self._python("-c", f"import django; django.setup()\n{code}", env=env or {})

    async def run(self, code: str, *, env: Mapping[str, str] | None = None) -> str:
        """`shell` while the test's own clients go on."""
        return await asyncio.to_thread(self.shell, code, env=env)

    def server(self, **env: str) -> ServerProcess:
        """A web process with the fault hooks; not started yet."""
        given = {**self.env, "DJANGO_SETTINGS_MODULE": SETTINGS, **env}
        return ServerProcess(database_url=self.database_url, env=given)

    def stage(self) -> Stage:
        """A stage nobody has used."""
        return self._stages.pop()

    def crowd(self) -> Stage:
        """The one with two hundred members."""
        return self._crowd

    def stop_postgres(self) -> None:
        """End PostgreSQL at once, as `pg_ctl stop -m immediate` does."""
        process = self.services.postgres.process
        assert process is not None
        process.send_signal(signal.SIGQUIT)
        process.wait(30)
        self.services.postgres.process = None

    def start_postgres(self) -> None:
        """Start it again; it recovers from its log."""
        self.services.postgres.start()

    def cut_database_sessions(self) -> int:
        """Terminate every other session of the database; how many there were."""
        query = (
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        with psycopg.connect(self.database_url, autocommit=True) as admin:
            row = admin.execute(query).fetchone()
        assert row is not None
        return int(row[0])

    def _stock(self) -> list[Stage]:
        lines = self._python("-m", "tests.faults.stock", env={}).splitlines()
        return [_stage(json.loads(line)) for line in lines if line.startswith('{"space"')]

    def _python(self, *words: str, env: Mapping[str, str]) -> str:
        base = {**os.environ, "DJANGO_SETTINGS_MODULE": "core.config.settings", **self.env, **env}
        done = subprocess.run(
            [sys.executable, *words],
            env=base,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout


class Rest:
    """One person's REST client on one server."""

    def __init__(self, person: Person, server: ServerProcess) -> None:
        self.http = httpx.AsyncClient(
            base_url=f"{server.base_url}/api/v1",
            headers={"X-Session-Token": person.session},
            timeout=15,
            trust_env=False,
        )

    async def __aenter__(self) -> httpx.AsyncClient:
        return self.http

    async def __aexit__(self, *_: object) -> None:
        await self.http.aclose()


async def arm(server: ServerProcess, point: str) -> None:
    """Have the server die at the point; it may be dead before it has answered."""
    async with httpx.AsyncClient(trust_env=False) as http:
        with contextlib.suppress(httpx.TransportError):
            await http.post(f"{server.base_url}/faults/arm/{point}")


async def sabotage(server: ServerProcess, part: str) -> None:
    """Break a part of the running server; "nothing" mends it."""
    async with httpx.AsyncClient(trust_env=False, timeout=20) as http:
        (await http.post(f"{server.base_url}/faults/break/{part}")).raise_for_status()


async def read(server: ServerProcess, path: str) -> tuple[int, dict[str, Any]]:
    """Status and JSON of an address of the server."""
    async with httpx.AsyncClient(trust_env=False, timeout=20) as http:
        answer = await http.get(server.base_url + path)
        return answer.status_code, answer.json()


@contextlib.contextmanager
def running(*servers: ServerProcess) -> Iterator[Sequence[ServerProcess]]:
    """Start all at once, wait until each answers, and leave none behind."""
    with contextlib.ExitStack() as stack:
        for server in servers:
            stack.callback(server.__exit__, None, None, None)
            server.start()
        for server in servers:
            server.wait_ready()
        yield servers


def _stage(made: dict[str, Any]) -> Stage:
    def person(fields: dict[str, str]) -> Person:
        return Person(**fields)

    return Stage(
        space=made["space"],
        rooms=made["rooms"],
        moderator=person(made["moderator"]),
        members=[person(one) for one in made["members"]],
        newcomers=[person(one) for one in made["newcomers"]],
    )
