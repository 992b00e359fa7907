"""Readers that stop reading or vanish: they are let go, and nobody else waits for them."""

import asyncio
import base64
import json
import os
import random
import socket
import struct
import time

import psutil
import pytest

from tests.faults.scene import Chatter, all_holds, opened, until
from tests.faults.site import Site, read
from tests.support.client import Client, Person
from tests.support.processes import ServerProcess

pytestmark = pytest.mark.faults
Servers = tuple[ServerProcess, ServerProcess]
RECEIVE_BUFFER = 4096
WORDS = [
    *("river", "stone", "lantern", "copper", "window", "garden", "bridge", "winter", "harbour"),
    *("meadow", "candle", "feather", "silver", "orchard", "thunder", "velvet", "compass"),
    *("island", "marble", "whistle", "autumn", "pepper", "saddle", "mirror", "timber", "cloud"),
]
TEXT_WORDS = 450
GONE_SECONDS = 40.0
MEMORY_MB = 48
BURST, BURSTS = 20, 15
"""With 3 KB a text, far more than the kernel's buffers and the outbox take together."""


def long_text(number: int) -> str:
    """About 3 KB that no spam rule minds, different for each number."""
    return " ".join(random.Random(number).choices(WORDS, k=TEXT_WORDS))


class DeadReader:
    """A socket that subscribes and then never reads again, nor answers pings."""

    def __init__(self, person: Person, server: ServerProcess, room: str) -> None:
        self._raw = socket.socket()
        self._raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
        self._raw.connect(("127.0.0.1", server.port))
        self._raw.sendall(
            (
                f"GET /ws/ HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nUpgrade: websocket\r\n"
                f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\n"
                f"Origin: {server.base_url}\r\nCookie: sessionid={person.session}\r\n"
                f"Sec-WebSocket-Protocol: carya.v1\r\n\r\n"
            ).encode()
        )
        payload = json.dumps({"id": "1", "type": "room.subscribe", "data": {"room": room}}).encode()
        self._raw.settimeout(10)
        self._read_until(b"session.ready")
        self._raw.sendall(b"\x81" + struct.pack("!B4s", 0x80 | len(payload), b"\0" * 4) + payload)
        self._read_until(b'"re":"1"')

    def close(self) -> None:
        """Let it go."""
        self._raw.close()

    def _read_until(self, mark: bytes) -> None:
        data = b""
        while mark not in data:
            more = self._raw.recv(65536)
            assert more, data[-300:]
            data += more


async def test_frozen_and_half_open_readers_are_let_go_and_delay_nobody(
    site: Site, servers: Servers, seed: int
) -> None:
    """The frozen one's room is busy, the other's silent: 4008 ends the one, pings the other."""
    stage = site.stage()
    server = servers[0]
    clients = stage.clients(3, server, seed=seed)
    before = await read(server, "/faults/census")
    memory = psutil.Process(server.pid).memory_info().rss
    frozen = await asyncio.to_thread(DeadReader, stage.members[6], server, stage.room)
    half_open = await asyncio.to_thread(DeadReader, stage.members[7], server, stage.rooms[1])
    try:
        async with opened(*clients):
            sockets = before[1]["sockets"] + len(clients)
            assert (await read(server, "/faults/census"))[1]["sockets"] == sockets + 2
            begun = time.monotonic()
            slowest, sent = 0.0, 0
            while (await read(server, "/faults/census"))[1]["sockets"] > sockets:
                asked = time.monotonic()
                answer = await clients[0].post(stage.room, long_text(seed + sent))
                assert answer["ok"], answer
                slowest, sent = max(slowest, time.monotonic() - asked), sent + 1
                grown = psutil.Process(server.pid).memory_info().rss - memory
                assert grown < MEMORY_MB * 2**20
                assert time.monotonic() - begun < GONE_SECONDS, "a dead reader is still there"
                await asyncio.sleep(0.02)
            assert slowest < 3
            await all_holds(site, stage.room, clients)
    finally:
        frozen.close()
        half_open.close()


async def test_a_reader_that_thaws_is_told_that_it_lags_and_catches_up(
    site: Site, servers: Servers, seed: int
) -> None:
    """What it missed is not kept for it: one `room.lag`, then it syncs at its own pace."""
    stage = site.stage()
    [slow] = stage.clients(1, servers[0], seed=seed, receive_buffer=RECEIVE_BUFFER)
    fast = Client(stage.members[1], [servers[0].base_url], rooms=[stage.room], seed=seed)
    async with opened(slow, fast):
        slow.freeze()
        number = 0
        while not (await read(servers[0], "/faults/census"))[1]["lagging"]:
            number += 1
            burst = (
                fast.post(stage.room, long_text(seed + number * BURST + part))
                for part in range(BURST)
            )
            assert all(answer["ok"] for answer in await asyncio.gather(*burst))
            assert number < BURSTS and slow.socket is not None, "the outbox never fills"
        slow.thaw()
        await until(lambda: slow.caught_up, within=15, what="the slow reader is back")
        async with Chatter([fast], stage.room) as chatter:
            await chatter.more(5)
        await all_holds(site, stage.room, [slow, fast])
    assert len(slow.log.closes) == 1
    assert [seen for seen in slow.log.seen if seen.kind == "room.lag"]
