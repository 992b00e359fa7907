"""Recording what is announced."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec

from core.kernel import publish
from core.kernel.publish import Control, Publication


class RecordingPublisher:
    """Keeps publications and orders instead of delivering them."""

    def __init__(self) -> None:
        self.publications: list[Publication] = []
        self.orders: list[Control] = []

    def publish(self, publications: Sequence[Publication]) -> None:
        self.publications.extend(publications)

    def control(self, orders: Sequence[Control]) -> None:
        self.orders.extend(orders)

    @property
    def frames(self) -> list[dict[str, Any]]:
        """The decoded frames, in order."""
        return [msgspec.json.decode(publication.frame) for publication in self.publications]

    @property
    def types(self) -> list[str]:
        """The frames' types, in order."""
        return [frame["type"] for frame in self.frames]


@contextmanager
def recorded() -> Iterator[RecordingPublisher]:
    """Bind a recording publisher for a while."""
    recorder = RecordingPublisher()
    previous = publish.bind(recorder)
    try:
        yield recorder
    finally:
        publish.bind(previous)
