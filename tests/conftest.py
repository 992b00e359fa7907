"""Fixtures of every suite: a clean Redis, and real server processes on the test database.

The services themselves start in `tests.support.settings`, before anything is collected.
"""

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from unittest.mock import patch

import pytest
import redis
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import connections
from django.test import TransactionTestCase

from core.kernel.threads import release_connections
from tests.support.emptying import empty_tables
from tests.support.processes import CeleryProcess, ServerProcess, current_database_url

StartServer = Callable[..., ServerProcess]
StartWorker = Callable[..., CeleryProcess]


@pytest.fixture(scope="session", autouse=True)
def _quick_emptying() -> Iterator[None]:
    """Tests that commit clean up after themselves quickly."""
    with patch.object(TransactionTestCase, "_fixture_teardown", empty_tables):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """A database that is dropped must have no connections left in any thread."""
    yield
    release_connections()
    asyncio.run(sync_to_async(connections.close_all)())


@pytest.fixture(scope="session")
def redis_client() -> Iterator[redis.Redis]:
    """A blocking client of the run's Redis."""
    client = redis.Redis.from_url(settings.REDIS_URL)
    yield client
    client.close()


@pytest.fixture(autouse=True)
def _empty_redis(request: pytest.FixtureRequest) -> None:
    """Counters, presence and caches of one test never reach the next one.

    Only keys of this run: a Redis from the environment may hold other things.
    """
    if {"unit", "arch"} & set(request.path.parts):
        return
    client: redis.Redis = request.getfixturevalue("redis_client")
    keys = list(client.scan_iter(match=f"{settings.CARYA_REDIS_PREFIX}*", count=1000))
    if keys:
        client.delete(*keys)


@pytest.fixture
def start_server(transactional_db: None) -> Iterator[StartServer]:
    """Start web processes on the test database: `start_server(env={…}, server="daphne")`.

    Each is ready when returned and gone when the test ends.
    """
    with contextlib.ExitStack() as running:

        def start(**options: object) -> ServerProcess:
            server = ServerProcess(database_url=current_database_url(), **options)  # type: ignore[arg-type]
            return running.enter_context(server)

        yield start


@pytest.fixture
def start_worker(transactional_db: None) -> Iterator[StartWorker]:
    """Start Celery workers on the test database: `start_worker(env={…})`."""
    with contextlib.ExitStack() as running:

        def start(**options: object) -> CeleryProcess:
            worker = CeleryProcess(database_url=current_database_url(), **options)  # type: ignore[arg-type]
            return running.enter_context(worker)

        yield start
