"""One client socket: handshake, reading through a shared parse memo, commands by id."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import re
import socket
import struct
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, cast

from tests.load.generator.frames import (
    CLOSE,
    PING,
    PONG,
    Item,
    Other,
    Reply,
    Run,
    client_frame,
    parse,
)
from tests.load.generator.ledger import Cursors, Ledger

MEMO_LIMIT = 4096
REPLY_SECONDS = 120
HEAD = re.compile(rb'"head":(\d+)')


class HandshakeError(Exception):
    """The server did not switch protocols, or closed before `session.ready`."""


class Memo:
    """Parsed reads by their bytes.

    A room's readers receive the same bytes, so each distinct read is parsed once and every further
    socket pays one comparison. That keeps one core able to check 100,000 deliveries a second.
    """

    def __init__(self) -> None:
        self._reads: dict[bytes, tuple[tuple[Item, ...], bytes]] = {}

    def parse(self, data: bytes) -> tuple[tuple[Item, ...], bytes]:
        found = self._reads.get(data)
        if found is None:
            found = parse(data)
            if all(type(item) is Run for item in found[0]):
                if len(self._reads) >= MEMO_LIMIT:
                    self._reads.clear()
                self._reads[data] = found
        return found


class Connection(asyncio.Protocol):
    """A socket speaking `carya.v1` (or a raw feed of the same frames, when `greets` is false)."""

    def __init__(self, *, handshake: bytes, greets: bool, ledger: Ledger, memo: Memo) -> None:
        self.cursors = Cursors(ledger)
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.waiting: dict[bytes, Callable[[Reply], None]] = {}
        self.closing = False
        self._handshake = handshake
        self._greets = greets
        self._ledger = ledger
        self._memo = memo
        self._tail = b""
        self._upgraded = False
        self._next_id = 0
        self._transport: asyncio.Transport | None = None

    # -- asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._transport.write(self._handshake)

    def data_received(self, data: bytes) -> None:
        now = self._ledger.now_us()
        if self._tail:
            data = self._tail + data
            self._tail = b""
        if not self._upgraded:
            data = self._read_handshake(data)
        items, self._tail = self._memo.parse(data)
        for item in items:
            if isinstance(item, Run):
                self.cursors.apply(item, now)
            elif isinstance(item, Reply):
                waiter = self.waiting.pop(item.id, None)
                if waiter is not None:
                    waiter(item)
            else:
                self._other(item)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.ready.done():
            self.ready.set_exception(HandshakeError("closed before the session was ready"))
            self.ready.exception()
        if not self.closing:
            self._ledger.other["closed"] += 1

    # -- commands

    def command(self, kind: str, data: bytes, on_reply: Callable[[Reply], None]) -> None:
        """Send a command; `data` is JSON text; `on_reply` runs in the read callback."""
        self.transport.write(self._frame(kind, data, on_reply))

    def _frame(self, kind: str, data: bytes, on_reply: Callable[[Reply], None]) -> bytes:
        self._next_id += 1
        frame_id = b"c%d" % self._next_id
        self.waiting[frame_id] = on_reply
        payload = b'{"id":"%b","type":"%b","data":%b}' % (frame_id, kind.encode(), data)
        return client_frame(payload)

    async def ask(
        self, kind: str, data: dict[str, Any], take: Callable[[dict[str, Any]], None]
    ) -> dict[str, Any]:
        """Send a command and wait for its reply's data; a refusal raises `RuntimeError`.

        `take` gets the data in the read callback, before events that follow in the same read.
        """
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()

        def settle(reply: Reply) -> None:
            body: dict[str, Any] = json.loads(reply.body)
            if answer.done():
                return
            if reply.ok:
                take(body["data"])
                answer.set_result(body["data"])
            else:
                answer.set_exception(RuntimeError(f"{kind} was refused: {body['error']}"))

        self.command(kind, json.dumps(data, separators=(",", ":")).encode(), settle)
        return await asyncio.wait_for(answer, REPLY_SECONDS)

    async def follow(self, rooms: Sequence[str], heads: Mapping[str, int]) -> None:
        """Subscribe to `rooms` in full with one write; the cursors start at the heads answered.

        Where `heads` knows a room's head the server is told, as a client that comes back does: it
        then sends no history.
        """
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()
        left = len(rooms)

        def settle(reply: Reply, key: bytes) -> None:
            # The cursor is set in the read callback: an event may follow in the same read.
            nonlocal left
            left -= 1
            found = HEAD.search(reply.body)
            if reply.ok and found is not None:
                self.cursors.at[key] = int(found[1])
            elif not done.done():
                done.set_exception(RuntimeError(f"room.subscribe: {reply.body.decode()}"))
            if not left and not done.done():
                done.set_result(None)

        frames = []
        for room in rooms:
            since = b',"since":%d' % heads[room] if room in heads else b""
            data = b'{"room":"%b"%b}' % (room.encode(), since)
            frames.append(self._frame("room.subscribe", data, partial(settle, key=room.encode())))
        if frames:
            self.transport.write(b"".join(frames))
            await asyncio.wait_for(done, REPLY_SECONDS)

    @property
    def transport(self) -> asyncio.Transport:
        assert self._transport is not None
        return self._transport

    def cut(self) -> None:
        """Break the connection with a TCP reset, as a lost network does for the server."""
        self.closing = True
        raw: socket.socket = self.transport.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.transport.abort()

    def close(self) -> None:
        self.closing = True
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(client_frame((1000).to_bytes(2, "big"), CLOSE))
            self._transport.close()

    # -- reading

    def _read_handshake(self, data: bytes) -> bytes:
        head, found, rest = data.partition(b"\r\n\r\n")
        if not found:
            self._tail = data
            return b""
        if not head.startswith(b"HTTP/1.1 101"):
            status = head.partition(b"\r\n")[0].decode("latin-1")
            if not self.ready.done():
                self.ready.set_exception(HandshakeError(status))
            self.closing = True
            self.transport.abort()
            return b""
        self._upgraded = True
        if not self._greets:
            self.ready.set_result(None)
        return rest

    def _other(self, item: Other) -> None:
        if item.opcode == PING:
            self.transport.write(client_frame(item.body, PONG))
        elif item.opcode == CLOSE:
            code = int.from_bytes(item.body[:2], "big")
            self._ledger.other[f"close {code}"] += 1
            self.transport.close()
        elif item.body.startswith(b'{"type":"session.ready"'):
            if not self.ready.done():
                self.ready.set_result(None)
        elif item.body.startswith(b'{"type":"'):
            self._ledger.other[item.body[9 : item.body.index(b'"', 9)].decode()] += 1
        elif item.opcode != PONG:
            self._ledger.other["unreadable"] += 1


def handshake(*, host: str, port: int, path: str, ticket: str | None) -> bytes:
    """The upgrade request; the ticket travels as a subprotocol, and there is no Origin."""
    key = base64.b64encode(os.urandom(16)).decode()
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: {host}:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Version: 13",
    ]
    if ticket is not None:
        lines.append(f"Sec-WebSocket-Protocol: carya.v1, ticket.{ticket}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
