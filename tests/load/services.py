"""PostgreSQL and Redis of a benchmark run: ours to measure, as `make run` starts them."""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Self

import psycopg

from deploy.local.embedded_postgres import EmbeddedPostgres
from deploy.local.embedded_redis import EmbeddedRedis
from tests.load.machine import cores, on_core

CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET ", "SELECT pg_reload_conf")
IDLE_REPORT_SECONDS = 11


class Services:
    """Running services on the server's core; their data is gone afterwards."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        self._cleanup = ExitStack()

    def __enter__(self) -> Self:
        self.scratch.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            data = Path(tempfile.mkdtemp(prefix="services-", dir=self.scratch))
            stack.callback(shutil.rmtree, data, ignore_errors=True)
            self.redis = EmbeddedRedis(data / "redis")
            self.postgres = EmbeddedPostgres(data / "postgres", socket_root=data)
            for service in (self.redis, self.postgres):
                stack.callback(service.stop)
                with on_core(cores()[0]):
                    service.start()
            self._cleanup = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._cleanup.close()

    @property
    def pids(self) -> list[int]:
        """The roots whose CPU a figure includes."""
        processes = (self.redis.process, self.postgres.process)
        return [process.pid for process in processes if process is not None]

    def redis_url(self, number: int) -> str:
        return self.redis.url(number)

    def database_url(self, name: str) -> str:
        """The URL of database `name`, made on first use."""
        self.postgres.ensure_database(name)
        return self.postgres.url(name)

    def log_statements(self, *, every: bool) -> None:
        """Switch PostgreSQL's statement log on or off."""
        with psycopg.connect(self.postgres.url("postgres"), autocommit=True) as admin:
            setting = "all" if every else "none"
            admin.execute(f"ALTER SYSTEM SET log_statement = '{setting}'".encode())
            admin.execute("SELECT pg_reload_conf()")
        time.sleep(0.3)

    def statements(self) -> int:
        """Statements logged so far, transaction control left out."""
        count = 0
        with self.postgres.log.open(errors="replace") as lines:
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
