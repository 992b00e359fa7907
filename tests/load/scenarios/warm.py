"""A few messages before anything is measured: caches fill, word lists compile, pools connect."""

from __future__ import annotations

from tests.load.generator.crowd import Crowd
from tests.load.generator.load import drained
from tests.load.generator.posting import SocketPoster
from tests.load.targets.base import Server

MESSAGES = 20


async def warm(*servers: Server) -> None:
    """Post 20 messages, one after the other, on each server."""
    for server in servers:
        stage = server.stage(users=1, rooms=1, space="warm")
        crowd = Crowd(server.endpoint(stage.rooms[0]))
        try:
            await crowd.open(stage.seats, lambda _, rooms=stage.rooms: rooms)  # type: ignore[misc]
            poster = await server.poster(crowd, stage.rooms, 1)
            assert isinstance(poster, SocketPoster)
            for number in range(MESSAGES):
                poster.post(number, crowd.ledger.now_us())
                await drained(lambda done=number, by=poster: by.accepted > done)  # type: ignore[misc]
        finally:
            await crowd.close()
