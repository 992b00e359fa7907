"""A gate that lets everything pass, a record of what is announced, and a folder for files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages

from community.chat.models import Room
from core.media import storage
from tests.support.factories import RoomFactory
from tests.support.gates import AllowAllGate, bound
from tests.support.publications import RecordingPublisher, recorded


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """Where this test's files lie."""
    configured = {**settings.STORAGES}
    configured["media"] = {
        **configured["media"],
        "OPTIONS": {**configured["media"]["OPTIONS"], "location": tmp_path / "media"},
    }
    settings.STORAGES = configured
    storages._storages.pop(storage.ALIAS, None)  # type: ignore[attr-defined]
    yield tmp_path / "media"
    storages._storages.pop(storage.ALIAS, None)  # type: ignore[attr-defined]


@pytest.fixture
def published() -> Iterator[RecordingPublisher]:
    with recorded() as recorder, bound(AllowAllGate()):
        yield recorder


@pytest.fixture
def room() -> Room:
    return RoomFactory()
