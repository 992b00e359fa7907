"""A record of what is announced, behind a gate that obeys marks in the text."""

from collections.abc import AsyncIterator, Iterator

import pytest

from realtime.process import stop_process
from tests.support.gates import MarkedGate, bound
from tests.support.publications import RecordingPublisher, recorded


@pytest.fixture(autouse=True)
def published() -> Iterator[RecordingPublisher]:
    with recorded() as recorder, bound(MarkedGate()):
        yield recorder


@pytest.fixture
async def realtime_process() -> AsyncIterator[None]:
    """What sockets of this test's event loop start, stopped afterwards."""
    yield
    await stop_process()
