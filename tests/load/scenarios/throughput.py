"""Persisted and acknowledged messages per second through the socket (P5)."""

from __future__ import annotations

from tests.load.generator.crowd import Crowd
from tests.load.generator.load import Outcome, closed_load
from tests.load.generator.posting import SocketPoster
from tests.load.rows import Row, abba
from tests.load.targets.base import Server

AUTHORS = 100
WARM_UP = 1.0


async def measure(server: Server, *, rooms: int, seconds: float) -> Outcome:
    """100 authors post as fast as they are answered; a reader in each room checks the order."""
    stage = server.stage(users=AUTHORS + rooms, rooms=rooms, space=f"busy-{rooms}")
    crowd = Crowd(server.endpoint(stage.rooms[0]))
    try:
        await crowd.open(stage.seats, lambda n: [stage.rooms[n - AUTHORS]] if n >= AUTHORS else [])
        poster = SocketPoster([], lambda _, n: stage.rooms[n % rooms], crowd.ledger)
        authors = crowd.connections[:AUTHORS]
        return await closed_load(
            crowd, poster, authors, warm_up=WARM_UP, seconds=seconds, cpu=server.cpu
        )
    finally:
        await crowd.close()


async def against_stock(ours: Server, stock: Server, rounds: int, seconds: float) -> Row:
    """P5: the lower of the two ratios, one room and ten."""
    title = f"persisted and acknowledged messages per second, {AUTHORS} authors"
    row = Row("P5", title, "1/s", 5, 12)
    worst: tuple[float, float, float] | None = None
    for rooms in (1, 10):
        mine, theirs = await abba(
            rounds,
            lambda rooms=rooms: measure(ours, rooms=rooms, seconds=seconds),  # type: ignore[misc]
            lambda rooms=rooms: measure(stock, rooms=rooms, seconds=seconds),  # type: ignore[misc]
        )
        for outcome in mine:
            row.check(f"ours, rooms: {rooms}", outcome)
        for outcome in theirs:
            row.check(f"peer, rooms: {rooms}", outcome)
        row.compare(
            [o.accepted_per_cpu_second for o in mine], [o.accepted_per_cpu_second for o in theirs]
        )
        each = f"{row.ours or 0:,.0f} against {row.peer or 0:,.0f} per CPU-second"
        row.compare([o.accepted_per_second for o in mine], [o.accepted_per_second for o in theirs])
        found = (row.ratio or 0.0, row.ours or 0.0, row.peer or 0.0)
        row.notes.append(
            f"Rooms: {rooms}. {found[1]:,.0f} against {found[2]:,.0f} ({found[0]:.1f}×); {each}."
        )
        worst = min(worst or found, found)
    if worst is not None:
        row.ratio, row.ours, row.peer = worst
    return row
