"""A reconnect storm: every socket cut at once while messages go on (P9)."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from functools import partial
from typing import Any

from tests.load.generator.connection import Connection
from tests.load.generator.crowd import Crowd, Seat
from tests.load.generator.frames import Run
from tests.load.generator.ledger import Cursors
from tests.load.generator.load import Outcome, complete, drained
from tests.load.generator.posting import SocketPoster
from tests.load.rows import Row
from tests.load.targets.base import Server

RATE = 20.0


@dataclass
class Storm:
    """What one storm did: seconds until the last socket was level again, SQL per resume."""

    outcome: Outcome
    seconds: float = 0.0
    statements: float = 0.0
    resets: int = 0


class Background:
    """One author who keeps posting at a fixed rate until told to stop."""

    def __init__(self, poster: SocketPoster, crowd: Crowd) -> None:
        self.sent = 0
        self._poster = poster
        self._ledger = crowd.ledger
        self._task = asyncio.create_task(self._post())

    async def _post(self) -> None:
        while True:
            self._poster.post(self.sent, self._ledger.now_us())
            self.sent += 1
            await asyncio.sleep(1 / RATE)

    async def stop(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        await drained(lambda: self._poster.accepted >= self.sent)


async def storm(server: Server, *, sockets: int, rooms: int) -> Storm:
    """Cut all readers with a reset, bring them back with their cursors, look for holes."""
    stage = server.stage(users=sockets + 1, rooms=rooms, space="storm")
    fresh = server.stage(users=sockets + 1, rooms=rooms, space="storm")
    services = server.services
    crowd = Crowd(server.endpoint(stage.rooms[0]))
    try:
        await crowd.open(stage.seats[:1])
        author = crowd.connections[0]
        await crowd.open(stage.seats[1:], lambda n: [stage.rooms[n % rooms]])
        services.log_statements(every=True)
        poster = SocketPoster([author], lambda _, n: stage.rooms[n % rooms], crowd.ledger)
        background = Background(poster, crowd)
        quiet_from, quiet_posts = services.statements(), poster.accepted
        await asyncio.sleep(2)
        storm_from, storm_posts = services.statements(), poster.accepted
        each_post = (storm_from - quiet_from) / max(1, storm_posts - quiet_posts)

        began = time.monotonic()
        readers, crowd.connections[1:] = crowd.connections[1:], []
        for reader in readers:
            reader.cut()
        back = await asyncio.gather(
            *(resume(crowd, old, seat) for old, seat in zip(readers, fresh.seats[1:], strict=True))
        )
        seconds = time.monotonic() - began
        during = services.statements() - storm_from
        posts = poster.accepted - storm_posts
        crowd.connections += [connection for connection, _ in back]

        await asyncio.sleep(1)
        await background.stop()
        await settled(crowd, poster)
        crowd.settle(poster.heads)
        outcome = complete(Outcome(seconds=seconds), crowd, poster)
        return Storm(
            outcome=outcome,
            seconds=seconds,
            statements=max(0.0, during - posts * each_post) / sockets,
            resets=sum(resets for _, resets in back),
        )
    finally:
        services.log_statements(every=False)
        await crowd.close()


async def resume(crowd: Crowd, old: Connection, seat: Seat) -> tuple[Connection, int]:
    """Reconnect `seat` and take up the cursors of `old`; returns (connection, resets)."""
    connection = await crowd.connect(seat)
    cursors = connection.cursors = old.cursors
    resets = 0
    for room in list(cursors.at):
        kind, more = "room.subscribe", True
        while more:
            asked = {"room": room.decode(), "since": cursors.at[room]}
            page = await connection.ask(kind, asked, partial(replay, cursors, room))
            resets += page["mode"] == "reset"
            kind, more = "room.sync", page["more"] and page["mode"] != "reset"
    return connection, resets


def replay(cursors: Cursors, room: bytes, page: dict[str, Any]) -> None:
    """Run the items of a delta through the same check as live events."""
    if page["mode"] == "reset":
        cursors.at[room] = page["head"]
        return
    now = cursors.ledger.now_us()
    for item in page["items"]:
        cursors.apply(Run(room, item["seq"], item["seq"], (now,)), now)


async def settled(crowd: Crowd, poster: SocketPoster) -> None:
    heads = {room.encode(): head for room, head in poster.heads.items()}
    await drained(
        lambda: all(
            at >= heads.get(room, at)
            for connection in crowd.connections
            for room, at in connection.cursors.at.items()
        )
    )


async def measure(server: Server, *, sockets: int, rooms: int, rounds: int) -> Row:
    """P9; the figure is SQL statements per resume, and it fails on any gap."""
    title = f"{sockets:,} sockets cut at once: SQL statements per resume, no gaps"
    row = Row("P9", title, "SQL", 2, 0.5, at_least=False, peer_name="")
    storms = [await storm(server, sockets=sockets, rooms=rooms) for _ in range(rounds)]
    for one in storms:
        row.check("ours", one.outcome)
        row.rounds[-1] |= {
            "resumed_in": round(one.seconds, 2),
            "sql_per_resume": round(one.statements, 3),
            "resets": one.resets,
        }
    middle = sorted(storms, key=lambda one: one.statements)[len(storms) // 2]
    row.ours = middle.statements
    slowest = max(one.seconds for one in storms)
    row.notes.append(f"All resumed after {slowest:.1f} s at most; resets: {middle.resets}.")
    return row
