"""Memory of an idle, authenticated connection subscribed to 20 rooms (P6)."""

from __future__ import annotations

import asyncio
import time

from tests.load.generator.crowd import Crowd
from tests.load.generator.load import open_load
from tests.load.rows import Row
from tests.load.targets.base import Server

ROOMS = 20
MOST_SECONDS = 240


async def slope(server: Server, *, few: int, many: int) -> Row:
    """Resident memory between `few` and `many` connections, divided by the difference.

    Both readings follow a few messages that every connection must receive, which proves that the
    subscriptions are alive and touches the memory an active connection needs. People come as they
    come back, knowing the heads of their rooms: a history sent to each of them would measure that.
    """
    title = f"memory per idle connection in {ROOMS} rooms, {few:,} to {many:,} connections"
    row = Row("P6", title, "KB", 40, 20, at_least=False, peer_name="")
    stage = server.stage(users=many, rooms=ROOMS, space="idle")
    crowd = Crowd(server.endpoint(stage.rooms[0]))
    heads = dict.fromkeys(stage.rooms, 0)
    readings: list[int] = []
    try:
        for seats in (stage.seats[:few], stage.seats[few:]):
            began = time.monotonic()
            async with asyncio.timeout(MOST_SECONDS):
                await crowd.open(seats, lambda _: stage.rooms, heads)
            opened = time.monotonic() - began
            poster = await server.poster(crowd, stage.rooms, 1)
            crowd.ledger.delivered = 0
            outcome = await open_load(crowd, poster, rate=4, seconds=2, cpu=server.cpu)
            heads |= poster.heads
            row.check(f"ours, connections: {len(crowd.connections)}", outcome)
            await asyncio.sleep(3)
            readings.append(server.memory_kb())
            row.rounds[-1] |= {"rss_kb": readings[-1], "opened_in": round(opened, 1)}
        row.ours = (readings[1] - readings[0]) / (many - few)
    finally:
        await crowd.close()
    return row
