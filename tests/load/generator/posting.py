"""Sending messages: through a socket of the crowd, or by HTTP to a raw publisher."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Callable
from typing import Protocol, cast

import uuid_utils

from tests.load.generator.connection import Connection
from tests.load.generator.frames import Reply
from tests.load.generator.ledger import Ledger

SEQ = re.compile(rb'"seq":(\d+)')
TEXTS = (
    "has anyone compared the two sampling settings on longer prompts yet?",
    "the new brush pack works well, especially the dry ink one for line art",
    "I moved the retry loop into the client and the test suite is green again",
    "good morning everyone, coffee first and then the reading group notes",
    "try lowering the temperature a little and give it two worked examples",
    "that palette is lovely, did you pick the colours by hand or from a photo?",
    "our meetup is on Thursday evening, bring whatever you are building",
)


def content(stamp_us: int, number: int) -> str:
    """An ordinary, unique message that carries its scheduled send time."""
    return f"{TEXTS[number % len(TEXTS)]} (note {number}) t={stamp_us};"


class Poster(Protocol):
    """Posts message `number`, due at `stamp_us`, and keeps count of what was accepted."""

    accepted: int
    heads: dict[str, int]

    def post(self, number: int, stamp_us: int) -> None: ...


class SocketPoster:
    """Posts through `authors` in turn, each into a room chosen by author and number."""

    def __init__(
        self,
        authors: list[Connection],
        room_of: Callable[[Connection, int], str],
        ledger: Ledger,
    ) -> None:
        self.accepted = 0
        self.heads: dict[str, int] = {}
        self.refusals: Counter[str] = Counter()
        self._authors = authors
        self._room_of = room_of
        self._ledger = ledger

    def post(self, number: int, stamp_us: int) -> None:
        self.post_as(self._authors[number % len(self._authors)], number, stamp_us, lambda: None)

    def post_as(
        self, author: Connection, number: int, stamp_us: int, then: Callable[[], None]
    ) -> None:
        """Post as one author; `then` runs when the server has answered."""
        room = self._room_of(author, number)

        def settle(reply: Reply) -> None:
            found = SEQ.search(reply.body)
            if reply.ok and found is not None:
                self.accepted += 1
                self.heads[room] = max(self.heads.get(room, 0), int(found[1]))
            else:
                self._ledger.other["refused"] += 1
                self.refusals[reply.body[:200].decode()] += 1
            then()

        text, nonce = content(stamp_us, number), uuid_utils.uuid7()
        data = f'{{"room":"{room}","content":"{text}","nonce":"{nonce}"}}'
        author.command("message.post", data.encode(), settle)


class HttpPoster(asyncio.Protocol):
    """Publishes ready frames by pipelined HTTP POST over one connection: in order."""

    FRAME = (
        '{"type":"message.created","room":"%(room)s","seq":%(seq)d,"data":{"message":{'
        '"id":"%(id)s","room":"%(room)s","thread":null,"seq":%(seq)d,"last_seq":%(seq)d,'
        '"author":{"id":"%(id)s","username":"load-1","display_name":"load-1","avatar":null,'
        '"badge":null},"kind":"text","content":"%(content)s","mentions":[],"attachments":[],'
        '"embeds":[],"reply_to":null,"reactions":[],"state":"published","pinned":false,'
        '"created_at":"2026-01-01T00:00:00.000000Z","published_at":"2026-01-01T00:00:00.000000Z",'
        '"edited_at":null,"deleted_at":null}}}'
    )

    def __init__(self, path: str, room: str) -> None:
        self.accepted = 0
        self.heads: dict[str, int] = {}
        self._path = path
        self._room = room
        self._sent = 0
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self.accepted += data.count(b"HTTP/1.1 20")
        self.heads[self._room] = self.accepted

    def post(self, number: int, stamp_us: int) -> None:
        self._sent += 1
        values = {
            "room": self._room,
            "seq": self._sent,
            "id": uuid_utils.uuid7(),
            "content": content(stamp_us, number),
        }
        body = (self.FRAME % values).encode()
        head = f"POST {self._path} HTTP/1.1\r\nHost: peer\r\nContent-Length: {len(body)}\r\n\r\n"
        assert self._transport is not None
        self._transport.write(head.encode() + body)

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()
