"""Whatever happens, in whatever order: every subscriber sees every position once, or is told."""

import asyncio

from hypothesis import given, settings
from hypothesis import strategies as st

from realtime.connection import Connection
from realtime.prepared import Prepared
from realtime.room import Joining
from tests.unit.realtime.fakes import FakeWriter, connect
from tests.unit.realtime.test_room import World, until

STEPS = (
    *("commit", "deliver", "deliver", "deliver", "duplicate", "lose", "head", "rest"),
    *("join", "begin", "finish", "fail", "leave", "congest", "drain", "sync", "skip"),
)
steps = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 1_000_000)), max_size=80)


class Client:
    """Applies the next number, and waits for an answer after `room.lag`."""

    def __init__(self) -> None:
        self.connection: Connection
        self.writer: FakeWriter
        self.connection, self.writer = connect()
        self.joining: Joining | None = None
        self.snapshot = 0
        self.cursor: int | None = None
        self.lagging = False
        self.gone = False
        self._read = 0

    def check(self) -> None:
        """Every number is the next one, unless the server said that the room lags."""
        for frame in self.writer.frames[self._read :]:
            self._read += 1
            if frame["type"] == "answer":
                self.cursor, self.lagging = int(str(frame["head"])), False
            elif frame["type"] == "room.lag":
                self.lagging = True
            else:
                assert self.cursor is not None
                assert not self.lagging
                assert frame["seq"] == self.cursor + 1
                self.cursor += 1


class Walk:
    """The steps of one example."""

    def __init__(self) -> None:
        self.world = World(head=3)
        self.clients: list[Client] = []
        self.coming: list[int] = []

    def _one(self, number: int, *, joining: bool) -> list[Client]:
        here = [one for one in self.clients if not one.gone and bool(one.joining) is joining]
        return [here[number % len(here)]] if here else []

    def commit(self, number: int) -> None:
        self.coming += self.world.commit(1 + number % 3)

    def deliver(self, number: int) -> None:
        if self.coming:
            self.world.deliver(self.coming.pop(number % len(self.coming)))

    def duplicate(self, number: int) -> None:
        self.world.deliver(1 + number % self.world.head)

    def lose(self, number: int) -> None:
        if self.coming:
            self.coming.pop(number % len(self.coming))

    def head(self, _: int) -> None:
        self.world.room.expect(self.world.head)

    def skip(self, number: int) -> None:
        if number % 5 == 0:
            self.world.room.skip_to(self.world.head)

    def begin(self, _: int) -> None:
        client = Client()
        self.clients.append(client)
        self._begin(client)

    def join(self, number: int) -> None:
        self.begin(number)
        self._finish(self.clients[-1])

    def sync(self, number: int) -> None:
        for client in self._one(number, joining=False):
            self._begin(client)

    def finish(self, number: int) -> None:
        for client in self._one(number, joining=True):
            self._finish(client)

    def fail(self, number: int) -> None:
        for client in self._one(number, joining=True):
            assert client.joining is not None
            self.world.room.abandon(client.connection, client.joining)
            client.joining = None
            client.gone = not client.connection.full

    def leave(self, number: int) -> None:
        for client in self._one(number, joining=False):
            self.world.room.drop(client.connection)
            client.gone = True

    def congest(self, number: int) -> None:
        for client in self._one(number, joining=False):
            client.writer.congested = True

    def drain(self, number: int) -> None:
        for client in self._one(number, joining=False):
            client.writer.congested = False
            client.connection.on_drained()

    def _begin(self, client: Client) -> None:
        client.joining = self.world.room.begin(client.connection)
        client.snapshot = self.world.head

    def _finish(self, client: Client) -> None:
        assert client.joining is not None
        payload = b'{"type":"answer","head":%d}' % client.snapshot
        joining, client.joining = client.joining, None
        self.world.room.finish(client.connection, joining, client.snapshot, Prepared(payload))

    async def end(self) -> None:
        """Everything comes to rest, and everyone is complete or knows better."""
        self.head(0)
        for client in self.clients:
            if client.joining is not None:
                self._finish(client)
        await until(lambda: self.world.room.released == self.world.head)
        self.world.room.outlet.flush()
        for client in self.clients:
            client.writer.congested = False
            client.connection.on_drained()
            client.check()
            if not client.gone:
                assert client.lagging or client.cursor == self.world.head
        assert self.world.released == sorted(set(self.world.released))


@settings(max_examples=200, deadline=None)
@given(steps)
def test_everyone_sees_every_position_once_in_order_or_is_told(
    steps: list[tuple[str, int]],
) -> None:
    async def walk() -> None:
        walking = Walk()
        for step, number in steps:
            if step == "rest":
                await asyncio.sleep(0.001)
            else:
                getattr(walking, step)(number)
            for client in walking.clients:
                client.check()
        await walking.end()

    asyncio.run(walk())
