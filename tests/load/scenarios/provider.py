"""The AI provider at 300 ms instead of 0: messages per second over 100 rooms (P10)."""

from __future__ import annotations

from tests.load.generator.crowd import Crowd
from tests.load.generator.load import Outcome, closed_load
from tests.load.generator.posting import SocketPoster
from tests.load.rows import Row, abba
from tests.load.targets.base import Server
from tests.support import openai_server

ROOMS = 100
AUTHORS_A_ROOM = 10
SLOW = 0.3


async def measure(
    server: Server, api: openai_server.Server, delay: float, seconds: float
) -> Outcome:
    """1,000 authors, ten in each of 100 rooms, post as fast as they are answered."""
    stage = server.stage(users=ROOMS * AUTHORS_A_ROOM, rooms=ROOMS, space="many", spaces=ROOMS)
    api.delay = delay
    asked_before = api.inputs
    crowd = Crowd(server.endpoint(stage.rooms[0]))
    try:
        await crowd.open(stage.seats)
        authors = crowd.connections[:]
        room_of = {author: stage.rooms[number % ROOMS] for number, author in enumerate(authors)}
        poster = SocketPoster([], lambda author, _: room_of[author], crowd.ledger)
        outcome = await closed_load(
            crowd, poster, authors, warm_up=2.0, seconds=seconds, cpu=server.cpu
        )
        if api.inputs - asked_before < outcome.accepted:
            outcome.faults["not reviewed by the provider"] = outcome.accepted - (
                api.inputs - asked_before
            )
        return outcome
    finally:
        await crowd.close()


async def slow_against_fast(
    server: Server, api: openai_server.Server, rounds: int, seconds: float
) -> Row:
    """P10."""
    title = f"messages per second over {ROOMS} rooms, AI provider at 300 ms instead of 0"
    row = Row("P10", title, "1/s", 0.8, 0.97, peer_name="ours at 0 ms")
    slow, fast = await abba(
        rounds,
        lambda: measure(server, api, SLOW, seconds),
        lambda: measure(server, api, 0.0, seconds),
    )
    for outcome in slow:
        row.check("ours", outcome)
    for outcome in fast:
        row.check("peer", outcome)
    row.compare([o.accepted_per_second for o in slow], [o.accepted_per_second for o in fast])
    return row
