"""One room, many readers: deliveries per CPU-second and send-to-receive times (P1 to P4)."""

from __future__ import annotations

from dataclasses import dataclass

from tests.load.generator.crowd import Crowd
from tests.load.generator.load import Outcome, open_load
from tests.load.targets.base import Server

AUTHORS = 10


@dataclass(frozen=True)
class Fanout:
    """`readers` of one room, `rate` messages a second for `seconds`."""

    readers: int
    rate: float
    seconds: float


async def measure(server: Server, shape: Fanout) -> Outcome:
    """Open the crowd, warm up for a second's worth of messages, measure, close."""
    stage = server.stage(users=shape.readers, rooms=1)
    crowd = Crowd(server.endpoint(stage.rooms[0]))
    await crowd.open(stage.seats, lambda _: stage.rooms)
    try:
        poster = await server.poster(crowd, stage.rooms, AUTHORS)
        return await open_load(
            crowd, poster, rate=shape.rate, seconds=shape.seconds, cpu=server.cpu
        )
    finally:
        await crowd.close()
