"""Stand-ins for what surrounds a room: sockets that only remember, and publications that count."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from core.kernel.ids import new_id
from core.kernel.principal import Principal
from core.kernel.publish import Publication
from core.kernel.wire import room_topic
from realtime.connection import Connection
from realtime.prepared import Prepared


class FakeWriter:
    """Keeps payloads in order; `congested` is set by the test."""

    def __init__(self) -> None:
        self.congested = False
        self.buffered = 0
        self.payloads: list[bytes] = []
        self.closed_with: int | None = None
        self.aborted = False
        self.buffered = 1

    def write(self, prepared: Prepared) -> None:
        self.payloads.append(prepared.payload)

    def write_many(self, prepared: list[Prepared], frames: bytes) -> None:
        assert frames == b"".join(one.frame for one in prepared)
        self.payloads += [one.payload for one in prepared]

    def close(self, code: int, reason: str = "") -> None:
        self.closed_with = code

    def abort(self) -> None:
        self.aborted = True

    @property
    def frames(self) -> list[dict[str, object]]:
        """What was written, decoded."""
        return [msgspec.json.decode(payload) for payload in self.payloads]


def connect(
    *, separated: frozenset[UUID] = frozenset(), user: UUID | None = None
) -> tuple[Connection, FakeWriter]:
    """A socket of a person, and where its frames go."""
    writer = FakeWriter()
    principal = Principal(user_id=user or new_id(), username="mia", session_key="key")
    connection = Connection(id=new_id().hex, principal=principal, writer=writer)
    connection.separated = separated
    return connection, writer


def durable(room: UUID, seq: int, *, author: UUID | None = None) -> Publication:
    """The change at position `seq`."""
    frame = b'{"type":"message.created","room":"%s","seq":%d,"data":{}}' % (
        str(room).encode(),
        seq,
    )
    return Publication(topic=room_topic(room), frame=frame, seq=seq, author=author)


def ephemeral(room: UUID, *, author: UUID | None = None) -> Publication:
    """Someone types."""
    frame = b'{"type":"typing.started","room":"%s","data":{}}' % str(room).encode()
    return Publication(topic=room_topic(room), frame=frame, author=author)


def positions(frames: Sequence[dict[str, object]]) -> list[object]:
    """The numbers among `frames`, in order."""
    return [frame["seq"] for frame in frames if "seq" in frame]
