"""One room, many readers: deliveries per CPU-second and send-to-receive times (P1 to P4)."""

from __future__ import annotations

from dataclasses import dataclass

from tests.load.generator.crowd import Crowd
from tests.load.generator.load import Outcome, open_load
from tests.load.rows import Row, abba
from tests.load.targets.base import Server

AUTHORS = 10


@dataclass(frozen=True)
class Fanout:
    """`readers` of one room, `rate` messages a second for `seconds`."""

    readers: int
    rate: float
    seconds: float

    def __str__(self) -> str:
        return f"1 room × {self.readers:,} subscribers × {self.rate:g} messages/s"


async def measure(server: Server, shape: Fanout) -> Outcome:
    """Open the crowd, measure, close."""
    stage = server.stage(users=shape.readers, rooms=1)
    crowd = Crowd(server.endpoint(stage.rooms[0]))
    try:
        await crowd.open(stage.seats, lambda _: stage.rooms)
        poster = await server.poster(crowd, stage.rooms, AUTHORS)
        return await open_load(
            crowd, poster, rate=shape.rate, seconds=shape.seconds, cpu=server.cpu
        )
    finally:
        await crowd.close()


async def against_stock(
    ours: Server, stock: Server, faster: Server, shape: Fanout, rounds: int, calm: Fanout
) -> list[Row]:
    """P1 and P4, from the same rounds.

    Notes tell how a `faster` set-up of the same peer does, and both servers under a `calm` load.
    """
    p1 = Row("P1", f"deliveries per CPU-second, {shape}", "1/CPU-s", 15, 30)
    p4 = Row("P4", f"p99 send to receive, {shape}", "ms", 0.2, 0.05, at_least=False)
    mine, theirs = await abba(rounds, lambda: measure(ours, shape), lambda: measure(stock, shape))
    for row in (p1, p4):
        for outcome in mine:
            row.check("ours", outcome)
        for outcome in theirs:
            row.check("peer", outcome)
    p1.compare([o.per_cpu_second for o in mine], [o.per_cpu_second for o in theirs])
    p4.compare([o.p99_ms for o in mine], [o.p99_ms for o in theirs])
    best = await measure(faster, shape)
    p1.check("peer, pub/sub layer on uvicorn", best)
    if best.per_cpu_second and p1.ours:
        p1.notes.append(
            f"The same peer with the pub/sub layer, served by uvicorn: "
            f"{best.per_cpu_second:,.0f} deliveries per CPU-second "
            f"({p1.ours / best.per_cpu_second:.1f}×)."
        )
    calm_ours, calm_stock = await measure(ours, calm), await measure(stock, calm)
    p4.check("ours, calm", calm_ours)
    p4.check("peer, calm", calm_stock)
    p4.notes.append(
        f"The stock server is overloaded at this rate, so its queue grows while the load lasts. "
        f"At a load it can carry ({calm}): p99 {calm_ours.p99_ms:.1f} ms against "
        f"{calm_stock.p99_ms:.1f} ms."
    )
    return [p1, p4]


async def against_nchan(
    figure: str, must: float, aim: float, ours: Server, nchan: Server, shape: Fanout, rounds: int
) -> Row:
    """P2 or P3: nchan neither stores, nor reviews, nor asks who may read."""
    title = f"deliveries per CPU-second, {shape}"
    row = Row(figure, title, "1/CPU-s", must, aim, peer_name="nchan")
    mine, theirs = await abba(rounds, lambda: measure(ours, shape), lambda: measure(nchan, shape))
    for outcome in mine:
        row.check("ours", outcome)
    for outcome in theirs:
        row.check("peer", outcome)
    row.compare([o.per_cpu_second for o in mine], [o.per_cpu_second for o in theirs])
    return row
