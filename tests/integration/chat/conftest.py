"""A room, and a record of what is announced, behind a gate that lets everything pass."""

from collections.abc import Iterator

import pytest

from community.chat.models import Room
from tests.support.factories import RoomFactory
from tests.support.gates import AllowAllGate, bound
from tests.support.publications import RecordingPublisher, recorded


@pytest.fixture
def room() -> Room:
    return RoomFactory()


@pytest.fixture
def published() -> Iterator[RecordingPublisher]:
    with recorded() as recorder, bound(AllowAllGate()):
        yield recorder
