"""A room, a record of what is announced, and gates that reach the test's database."""

from collections.abc import Iterator

import pytest

from community.chat.models import Room
from tests.support.factories import RoomFactory
from tests.support.publications import RecordingPublisher, recorded


@pytest.fixture
def room() -> Room:
    return RoomFactory.create()


@pytest.fixture
def published() -> Iterator[RecordingPublisher]:
    with recorded() as recorder:
        yield recorder
