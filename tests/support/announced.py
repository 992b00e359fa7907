"""The fixture of suites whose texts pass a gate that obeys marks, and whose announcements are kept.

A `conftest.py` that imports it makes it hold for its folder.
"""

from collections.abc import Iterator

import pytest

from tests.support.gates import MarkedGate, bound
from tests.support.publications import RecordingPublisher, recorded


@pytest.fixture(autouse=True)
def published() -> Iterator[RecordingPublisher]:
    """What was announced in this test."""
    with recorded() as recorder, bound(MarkedGate()):
        yield recorder
