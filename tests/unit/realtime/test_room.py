"""One room in one process: every full subscriber sees every position once, in order, or is told."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from core.kernel.errors import UNAVAILABLE
from core.kernel.ids import new_id
from core.kernel.publish import Counted
from realtime import room as room_module
from realtime.connection import Connection
from realtime.prepared import Prepared
from realtime.room import RoomChannel
from tests.unit.realtime.fakes import FakeWriter, connect, durable, ephemeral, positions

ROOM = new_id()
ANSWER = Prepared(b'{"re":"c1","ok":true,"data":{}}')


class World:
    """A room, and the database behind it: `head` positions exist."""

    def __init__(self, *, head: int = 0) -> None:
        self.head = head
        self.failing = False
        self.released: list[int] = []
        self.room = RoomChannel(ROOM, heal=self.heal, on_release=self._note)
        self.room.expect(head)

    async def heal(self, room: RoomChannel) -> None:
        await asyncio.sleep(0)
        if self.failing:
            raise UNAVAILABLE()
        for seq in range((room.released or 0) + 1, room.behind + 1):
            room.accept(durable(ROOM, seq))

    def _note(self, room: RoomChannel) -> None:
        assert room.released is not None
        self.released.append(room.released)

    def commit(self, count: int = 1) -> list[int]:
        """`count` positions are committed; their frames are still to come."""
        first, self.head = self.head + 1, self.head + count
        return list(range(first, self.head + 1))

    def deliver(self, *seqs: int) -> None:
        for seq in seqs:
            self.room.accept(durable(ROOM, seq))

    def subscribe(self, **options: Any) -> tuple[Connection, FakeWriter]:
        """Someone whose snapshot is what the database has now."""
        connection, writer = connect(**options)
        self.room.finish(connection, self.room.begin(connection), self.head, ANSWER)
        return connection, writer


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room_module, "EARLY_SECONDS", 0.005)
    monkeypatch.setattr(room_module, "RETRY_SECONDS", 0.005)


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not true():  # noqa: ASYNC110 - what is waited for knows no event
            await asyncio.sleep(0.002)


async def test_frames_out_of_order_are_released_in_order() -> None:
    world = World()
    _, writer = world.subscribe()
    world.commit(3)
    world.deliver(2, 3, 1, 2)
    world.room.outlet.flush()
    assert positions(writer.frames) == [1, 2, 3]
    assert world.released == [1, 2, 3]


async def test_a_lost_frame_is_fetched() -> None:
    world = World()
    _, writer = world.subscribe()
    world.commit(3)
    world.deliver(3)
    await until(lambda: len(positions(writer.frames)) == 3)
    assert positions(writer.frames) == [1, 2, 3]


async def test_a_lost_last_frame_is_fetched_when_the_head_is_known() -> None:
    world = World()
    _, writer = world.subscribe()
    world.commit(2)
    world.deliver(1)
    world.room.expect(world.head)
    await until(lambda: len(positions(writer.frames)) == 2)


async def test_healing_is_tried_again_after_a_failure() -> None:
    world = World()
    _, writer = world.subscribe()
    world.failing = True
    world.commit(2)
    world.deliver(2)
    await asyncio.sleep(0.03)
    assert positions(writer.frames) == []
    world.failing = False
    await until(lambda: positions(writer.frames) == [1, 2])


async def test_what_arrives_during_a_subscription_follows_the_answer() -> None:
    world = World(head=4)
    connection, writer = connect()
    joining = world.room.begin(connection)
    world.commit(3)
    world.deliver(5, 6)
    world.room.finish(connection, joining, 5, ANSWER)
    world.deliver(7)
    world.room.outlet.flush()
    assert writer.payloads[0] == ANSWER.payload
    assert positions(writer.frames) == [6, 7]


async def test_a_snapshot_ahead_of_the_bus_repeats_nothing() -> None:
    world = World(head=4)
    connection, writer = connect()
    joining = world.room.begin(connection)
    world.commit(3)
    world.room.finish(connection, joining, 6, ANSWER)
    world.deliver(5, 6, 7)
    world.room.outlet.flush()
    assert positions(writer.frames) == [7]


async def test_a_socket_that_closed_meanwhile_is_not_kept() -> None:
    world = World()
    connection, _ = connect()
    joining = world.room.begin(connection)
    world.room.drop(connection)
    connection.closed = True
    world.room.finish(connection, joining, 0, ANSWER)
    again = world.room.begin(connection)
    world.room.finish(connection, again, 0, ANSWER)
    assert not world.room.in_use
    assert not connection.full


async def test_losing_the_room_during_a_subscription_ends_it() -> None:
    world = World()
    connection, writer = connect()
    joining = world.room.begin(connection)
    world.room.drop(connection)
    world.room.finish(connection, joining, 0, ANSWER)
    world.commit()
    world.deliver(1)
    world.room.outlet.flush()
    assert positions(writer.frames) == []


async def test_a_failed_resubscription_leaves_the_room_lagging() -> None:
    world = World()
    connection, writer = world.subscribe()
    world.room.abandon(connection, world.room.begin(connection))
    world.commit()
    world.deliver(1)
    world.room.outlet.flush()
    assert [frame["type"] for frame in writer.frames[1:]] == ["room.lag"]


async def test_a_failed_first_subscription_says_nothing() -> None:
    world = World()
    connection, writer = connect()
    world.room.abandon(connection, world.room.begin(connection))
    assert writer.payloads == []
    assert not world.room.in_use


async def test_a_hole_too_large_is_a_lag_for_all() -> None:
    world = World()
    _, writer = world.subscribe()
    joiner, joined = connect()
    joining = world.room.begin(joiner)
    world.commit(2_000)
    world.room.skip_to(1_900)
    world.deliver(*range(1_901, 2_001))
    world.room.finish(joiner, joining, 1_000, ANSWER)
    world.room.outlet.flush()
    for told in (writer, joined):
        assert [frame["type"] for frame in told.frames[1:]] == ["room.lag"]
        assert positions(told.frames) == []


async def test_a_snapshot_beyond_the_skipped_hole_goes_on() -> None:
    world = World()
    connection, writer = connect()
    joining = world.room.begin(connection)
    world.commit(2_000)
    world.room.skip_to(1_900)
    world.deliver(*range(1_901, 2_001))
    world.room.finish(connection, joining, 1_995, ANSWER)
    assert positions(writer.frames) == [1_996, 1_997, 1_998, 1_999, 2_000]


async def test_a_congested_reader_lags_and_the_others_do_not() -> None:
    world = World()
    slow, slow_writer = world.subscribe()
    _, quick_writer = world.subscribe()
    slow_writer.congested = True
    world.commit(2)
    world.deliver(1, 2)
    world.room.outlet.flush()
    assert positions(quick_writer.frames) == [1, 2]
    assert slow_writer.payloads == [ANSWER.payload]
    slow_writer.congested = False
    slow.on_drained()
    assert slow_writer.frames[1:] == [{"type": "room.lag", "room": str(ROOM), "data": {"head": 2}}]


async def test_ephemeral_events_alone_make_nobody_lag() -> None:
    world = World()
    connection, writer = world.subscribe()
    writer.congested = True
    world.room.accept(ephemeral(ROOM))
    world.room.outlet.flush()
    assert writer.payloads == [ANSWER.payload]
    assert not connection.lagging


async def test_a_blocked_author_leaves_a_skip_and_no_typing() -> None:
    world, author = World(), new_id()
    _, writer = world.subscribe(separated=frozenset({author}))
    world.commit(2)
    world.room.accept(durable(ROOM, 1, author=author))
    world.room.accept(durable(ROOM, 2, author=new_id()))
    world.room.accept(ephemeral(ROOM, author=author))
    world.room.outlet.flush()
    assert writer.frames[1:] == [
        {"type": "room.skip", "room": str(ROOM), "seq": 1, "data": {}},
        {"type": "message.created", "room": str(ROOM), "seq": 2, "data": {}},
    ]


async def test_a_watcher_of_presence_gets_no_messages_and_nobody_blocked() -> None:
    world, author = World(), new_id()
    watcher, writer = connect(separated=frozenset({author}))
    world.room.watchers.add(watcher)
    world.commit()
    world.deliver(1)
    world.room.accept(ephemeral(ROOM, author=author))
    world.room.accept(ephemeral(ROOM, author=new_id()))
    assert [frame["type"] for frame in writer.frames] == ["typing.started"]


async def test_counting_messages_released_while_they_are_read_are_kept() -> None:
    world = World()
    world.room.uncounted = []
    author = new_id()
    publication = durable(ROOM, 1)
    counted = Counted(1, author, True)
    world.room.accept(type(publication)(topic="", frame=b"{}", seq=1, counted=counted))
    assert world.room.uncounted == [counted]


async def test_a_burst_shares_one_write() -> None:
    world = World()
    _, writer = world.subscribe()
    writes: list[int] = []
    original = writer.write_many

    def counting(prepared: list[Prepared], frames: bytes) -> None:
        writes.append(len(prepared))
        original(prepared, frames)

    writer.write_many = counting  # type: ignore[method-assign]
    world.commit(10)
    world.deliver(*range(1, 11))
    await until(lambda: len(positions(writer.frames)) == 10)
    assert writes == [1, 9]


async def test_a_stalled_socket_is_closed_and_aborted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("realtime.connection.STALLED_SECONDS", 0.02)
    connection, writer = connect()
    writer.congested = True
    connection.on_congested()
    reading = asyncio.create_task(connection.writable())
    await until(lambda: writer.aborted)
    assert writer.closed_with == 4008
    await asyncio.wait_for(reading, 1)


async def test_a_stalled_socket_that_is_closing_is_aborted_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("realtime.connection.STALLED_SECONDS", 0.02)
    connection, writer = connect()
    writer.congested = True
    connection.on_congested()
    connection.close(4201)
    await until(lambda: writer.aborted)
    assert writer.closed_with == 4201


async def test_reading_pauses_while_the_outbox_is_full() -> None:
    connection, writer = connect()
    await connection.writable()
    writer.congested = True
    connection.on_congested()
    reading = asyncio.create_task(connection.writable())
    await asyncio.sleep(0.01)
    assert not reading.done()
    writer.congested = False
    connection.on_drained()
    await asyncio.wait_for(reading, 1)


async def test_a_slow_reader_that_takes_something_is_not_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("realtime.connection.STALLED_SECONDS", 0.02)
    connection, writer = connect()
    writer.congested, writer.buffered = True, 3
    connection.on_congested()
    checks: list[int] = []

    def read_on() -> None:
        checks.append(writer.buffered)
        writer.buffered = max(1, writer.buffered - 1)

    for _ in range(2):
        before = connection.stalled
        read_on()
        await until(lambda: connection.stalled is not before)  # noqa: B023
        assert not writer.aborted
    await until(lambda: writer.aborted)
