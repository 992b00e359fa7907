"""WebSocket frames, client side: masking, and a parser made for reading very many of them.

A parsed read is a tuple of items in wire order: `Run` (consecutive positions of one room, whatever
event carries them: a server that fills a hole may send a message's present state), `Reply` (the
answer to one of our commands) or `Other` (anything else, control frames too).
"""

from __future__ import annotations

import random
import re
from typing import Final, NamedTuple

TEXT: Final = 0x1
CLOSE: Final = 0x8
PING: Final = 0x9
PONG: Final = 0xA

REPLY: Final = b'{"re":"'
DURABLE: Final = re.compile(rb'\{"type":"[a-z.]+","room":"([0-9a-f-]{36})","seq":(\d+),')
STAMP: Final = re.compile(rb"t=(\d+);")


class Run(NamedTuple):
    """Consecutive positions of one room, `first..last`, with a send stamp for each."""

    room: bytes
    first: int
    last: int
    stamps: tuple[int, ...]


class Reply(NamedTuple):
    """The answer to command `id`; `body` is the whole JSON text."""

    id: bytes
    ok: bool
    body: bytes


class Other(NamedTuple):
    opcode: int
    body: bytes


Item = Run | Reply | Other


class FrameError(Exception):
    """The server sent something this generator does not read: fragments, a masked frame."""


def client_frame(payload: bytes, opcode: int = TEXT) -> bytes:
    """One final, masked frame."""
    size = len(payload)
    if size < 126:
        head = bytes((0x80 | opcode, 0x80 | size))
    elif size < 65536:
        head = bytes((0x80 | opcode, 0xFE)) + size.to_bytes(2, "big")
    else:
        head = bytes((0x80 | opcode, 0xFF)) + size.to_bytes(8, "big")
    key = random.getrandbits(32).to_bytes(4, "little")
    mask = (key * (size // 4 + 1))[:size]
    masked = int.from_bytes(payload, "little") ^ int.from_bytes(mask, "little")
    return head + key + masked.to_bytes(size, "little")


def parse(data: bytes) -> tuple[tuple[Item, ...], bytes]:
    """All whole frames of `data` as items, and the bytes of the frame that is not whole yet."""
    items: list[Item] = []
    at, end = 0, len(data)
    while end - at >= 2:
        opcode, size = data[at], data[at + 1]
        body_at = at + 2
        if size == 126:
            body_at = at + 4
            size = int.from_bytes(data[at + 2 : at + 4], "big")
        elif size == 127:
            body_at = at + 10
            size = int.from_bytes(data[at + 2 : at + 10], "big")
        elif size > 127:
            raise FrameError("the server masked a frame")
        stop = body_at + size
        if body_at > end or stop > end:
            break
        if not opcode & 0x80:
            raise FrameError("the server sent a fragmented message")
        _append(items, opcode & 0x0F, data[body_at:stop])
        at = stop
    return tuple(items), data[at:]


def _append(items: list[Item], opcode: int, body: bytes) -> None:
    if opcode == TEXT and (durable := DURABLE.match(body)):
        room, seq = durable[1], int(durable[2])
        found = STAMP.search(body, durable.end())
        stamp = int(found[1]) if found else 0
        before = items[-1] if items else None
        if isinstance(before, Run) and before.room == room and before.last + 1 == seq:
            items[-1] = Run(room, before.first, seq, (*before.stamps, stamp))
        else:
            items.append(Run(room, seq, seq, (stamp,)))
    elif opcode == TEXT and body.startswith(REPLY):
        stop = body.index(b'"', len(REPLY))
        ok = body.startswith(b'","ok":true', stop)
        items.append(Reply(body[len(REPLY) : stop], ok, body))
    else:
        items.append(Other(opcode, body))
