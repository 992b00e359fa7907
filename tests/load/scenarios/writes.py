"""Rows written per message as a room grows (P11)."""

from __future__ import annotations

import asyncio

from tests.load.generator.crowd import Crowd
from tests.load.generator.load import drained
from tests.load.generator.posting import SocketPoster
from tests.load.rows import Row
from tests.load.services import rows_written
from tests.load.targets.base import Server

MESSAGES = 200


async def per_message(server: Server, *, members: int) -> float:
    """Rows written for each of 200 messages, posted one after the other in a room of `members`."""
    stage = server.stage(users=members, rooms=1, space=f"of-{members}")
    crowd = Crowd(server.endpoint(stage.rooms[0]))
    try:
        await crowd.open(stage.seats[:2], lambda _: stage.rooms)
        poster = SocketPoster(crowd.connections[:1], lambda *_: stage.rooms[0], crowd.ledger)
        database = server.database_url()
        await asyncio.sleep(1)
        before = await asyncio.to_thread(rows_written, database)
        for number in range(MESSAGES):
            poster.post(number, crowd.ledger.now_us())
            await drained(lambda number=number: poster.accepted > number)  # type: ignore[misc]
        after = await asyncio.to_thread(rows_written, database)
        if crowd.ledger.faults:
            raise RuntimeError(f"{crowd.ledger.faults} {dict(poster.refusals)}")
        return (after - before) / MESSAGES
    finally:
        await crowd.close()


async def growth(server: Server, *, few: int, many: int) -> Row:
    """P11: the ratio of rows a message at `many` members to rows at `few`."""
    title = f"rows written per message, {many:,} members against {few}"
    row = Row("P11", title, "rows", 1.05, 1.05, at_least=False, peer_name=f"{few} members")
    try:
        small, large = (
            await per_message(server, members=few),
            await per_message(server, members=many),
        )
    except RuntimeError as error:
        row.failed.append(str(error))
        return row
    row.compare([large], [small])
    row.rounds = [{"members": few, "rows": small}, {"members": many, "rows": large}]
    row.notes.append("Constant means within 5 %: presence and sessions write a row now and then.")
    return row
