"""One installation for all fault tests, and two web processes that outlive most of the faults."""

import os
import random
from collections.abc import Iterator

import pytest

from tests.faults.site import Site, running
from tests.support.processes import ServerProcess


@pytest.fixture(autouse=True)
def _empty_redis() -> None:
    """These tests have a Redis of their own and leave the run's alone."""


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The installation; its people and rooms are handed out stage by stage."""
    made = Site()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def servers(site: Site) -> Iterator[tuple[ServerProcess, ServerProcess]]:
    """Two web processes that share the installation."""
    with running(site.server(), site.server()) as (first, second):
        yield first, second


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """Seeds the clients' randomness; printed, and replayed with `CARYA_FAULT_SEED=…`."""
    chosen = int(os.environ.get("CARYA_FAULT_SEED") or random.SystemRandom().randrange(1 << 32))
    print(f"{request.node.name}: CARYA_FAULT_SEED={chosen}")  # noqa: T201 - to replay a failure
    return chosen
