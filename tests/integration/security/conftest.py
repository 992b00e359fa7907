"""A record of what is announced, behind a gate that obeys marks in the text."""

from collections.abc import Iterator

import pytest

from tests.support.gates import MarkedGate, bound
from tests.support.publications import RecordingPublisher, recorded


@pytest.fixture(autouse=True)
def published() -> Iterator[RecordingPublisher]:
    with recorded() as recorder, bound(MarkedGate()):
        yield recorder
