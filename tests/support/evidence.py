"""What clients saw and were told, kept as evidence: the logs from which invariants are checked."""

import hashlib
import time
from dataclasses import dataclass, field
from typing import Any


def digest_of(text: str) -> str:
    """Hex SHA-256 of a text, as the gate's decisions keep it."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One thing that reached a client, in the order of arrival.

    `kind`: the frame's type; an item of a subscription's answer has `via` "item" and the item's
    type; the answer itself is "state" with the answer's head as `seq` and its mode as `digest`.
    `session` counts the client's sockets from 1, `at` is seconds of the monotonic clock.
    """

    at: float
    session: int
    kind: str
    room: str | None = None
    seq: int = 0
    message: str | None = None
    author: str | None = None
    digest: str | None = None
    via: str = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged:
    """A post the server said yes to. `sent` counts the client's posts, `attempts` its sends."""

    at: float
    sent: int
    session: int
    attempts: int
    room: str
    nonce: str
    message: str
    seq: int | None
    state: str
    digest: str
    duplicate: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A command the server said a final no to."""

    at: float
    type: str
    code: str
    nonce: str | None = None


@dataclass(slots=True)
class Log:
    """One client's evidence. `closes`: the code with which each of its sockets ended."""

    name: str
    user: str
    seen: list[Seen] = field(default_factory=list)
    acknowledged: list[Acknowledged] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    closes: list[int | None] = field(default_factory=list)
    resumed: list[float] = field(default_factory=list)

    def note_message(
        self, message: dict[str, Any], *, session: int, kind: str, seq: int, via: str
    ) -> None:
        """Keep a message (or a tombstone) that arrived."""
        author = message.get("author")
        content = message.get("content")
        self.seen.append(
            Seen(
                at=time.monotonic(),
                session=session,
                kind=kind,
                room=message["room"],
                seq=seq,
                message=message["id"],
                author=author["id"] if author else None,
                digest=None if content is None else digest_of(content),
                via=via,
            )
        )

    def note(self, kind: str, *, session: int, **fields: Any) -> None:
        """Keep anything else."""
        self.seen.append(Seen(at=time.monotonic(), session=session, kind=kind, **fields))


@dataclass(slots=True)
class RoomView:
    """What a client knows of one room. `messages` holds wire objects by id, tombstones too.

    `since` is the position before which the client never asked; `cursor` None until subscribed.
    """

    room: str
    cursor: int | None = None
    since: int = 0
    messages: dict[str, dict[str, Any]] = field(default_factory=dict)
    syncing: bool = False
    closed: bool = False
    unread: int = 0

    def apply(self, kind: str, data: dict[str, Any]) -> None:
        """Take in one change."""
        if message := data.get("message"):
            if kind == "message.deleted":
                message = {**message, "kind": "deleted"}
            self.messages[message["id"]] = message
