"""Jobs that run at once, orders that are remembered, and a gate that obeys the text."""

from collections.abc import Iterator

import pytest

from core.config import celery_app
from tests.support.gates import MarkedGate, bound
from tests.support.publications import RecordingPublisher, recorded


@pytest.fixture(autouse=True)
def _jobs_at_once() -> Iterator[None]:
    celery_app.conf.task_always_eager = True
    yield
    celery_app.conf.task_always_eager = False


@pytest.fixture(autouse=True)
def gate() -> Iterator[MarkedGate]:
    marked = MarkedGate()
    with bound(marked):
        yield marked


@pytest.fixture(autouse=True)
def announced() -> Iterator[RecordingPublisher]:
    with recorded() as recorder:
        yield recorder
