"""What must work before this process may serve: database, migrations, Redis."""

from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from core.kernel import health
from core.kernel.redis_client import redis_client

PATIENCE_SECONDS = 2.0
"""A probe wants a red answer sooner than a request gives up waiting for a connection."""


def register() -> None:
    """Add the checks to `/readyz`."""
    health.add_check("database", _database)
    health.add_check("migrations", _migrations)
    health.add_check("redis", _redis)


def _database() -> None:
    database: Any = connections[DEFAULT_DB_ALIAS]
    with database.pool.connection(timeout=PATIENCE_SECONDS) as session:
        session.execute("SELECT 1")


def _migrations() -> None:
    if pending := _pending_migrations():
        # A success is remembered, a failure is asked again: `migrate` may have run meanwhile.
        _pending_migrations.cache_clear()
        raise RuntimeError(f"{pending} migrations are not applied; run `manage.py migrate`")


@lru_cache(maxsize=1)
def _pending_migrations() -> int:
    _database()
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _redis() -> None:
    redis_client().ping()
