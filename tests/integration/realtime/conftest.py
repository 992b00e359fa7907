"""Servers of this package's tests: started once a module, on both kinds where it matters."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from pytest_django.plugin import DjangoDbBlocker

from community.chat.models import Room
from tests.support.factories import RoomFactory
from tests.support.processes import ServerProcess, current_database_url


def _database(blocker: DjangoDbBlocker) -> str:
    with blocker.unblock():
        return current_database_url()


@pytest.fixture(scope="module", params=["uvicorn", "daphne"])
def server(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[ServerProcess]:
    """One server of each kind."""
    with ServerProcess(database_url=_database(django_db_blocker), server=request.param) as one:
        yield one


@pytest.fixture(scope="module")
def two_servers(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[ServerProcess, ServerProcess]]:
    """Two processes that share database and Redis."""
    with ExitStack() as running:
        url = _database(django_db_blocker)
        yield (
            running.enter_context(ServerProcess(database_url=url)),
            running.enter_context(ServerProcess(database_url=url)),
        )


@pytest.fixture
def room(transactional_db: None) -> Room:
    """A room of a public community."""
    return RoomFactory()
